import { basename } from "node:path";
import { type Diagnostic, excerpt } from "../../primitives/index.js";
import type { RecordPlace } from "../scan/records.js";
import type { Notice } from "./notices.js";

/** 退回记录: a row that could not be read, with every reason; nothing of it enters a result. */
export interface Rejection extends RecordPlace {
  readonly file: string;
  readonly problems: readonly Diagnostic[];
  /** the beginning of the row's text */
  readonly excerpt: string;
}

/** The rejection of a row, from its text. */
export function rejection(
  file: string,
  place: RecordPlace,
  problems: readonly Diagnostic[],
  text: string,
): Rejection {
  return { file, ...place, problems, excerpt: excerpt(text) };
}

/** 未读入的行: takes in a row that is none: it is rejected, or passed over where nothing that is said of it is an error (the header once more). */
export function takeUnread(
  into: { readonly rejected: Rejection[]; readonly warnings: Notice[] },
  { file, text, ...place }: { readonly file: string; readonly text: string } & RecordPlace,
  problems: readonly Diagnostic[],
): void {
  if (problems.some(({ severity }) => severity === "error")) {
    into.rejected.push(rejection(file, place, problems, text));
    return;
  }
  for (const { code, message } of problems) into.warnings.push({ code, message, ...place });
}

/** A line of `rejected.jsonl`: the first reason in front, all of them behind. */
export function rejectionJson(rejected: Rejection): object {
  const { file, line, element, problems, excerpt: text } = rejected;
  const [first] = problems;
  return {
    file: basename(file),
    line,
    ...(element !== undefined && { element }),
    code: first?.code,
    path: first?.path,
    reason: first?.message,
    ...(problems.length > 1 && {
      more: problems.slice(1).map(({ code, path, message }) => ({ code, path, reason: message })),
    }),
    excerpt: text,
  };
}
