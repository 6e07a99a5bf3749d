import { basename } from "node:path";
import { type Diagnostic, excerpt } from "../../primitives/index.js";

/** 退回记录: a row that could not be read, with every reason; nothing of it enters a result. */
export interface Rejection {
  readonly file: string;
  readonly line: number;
  readonly problems: readonly Diagnostic[];
  /** the beginning of the row's text */
  readonly excerpt: string;
}

/** The rejection of a row, from its text. */
export function rejection(
  file: string,
  line: number,
  problems: readonly Diagnostic[],
  text: string,
): Rejection {
  return { file, line, problems, excerpt: excerpt(text) };
}

/** A line of `rejected.jsonl`: the first reason in front, all of them behind. */
export function rejectionJson(rejected: Rejection): object {
  const { file, line, problems, excerpt: text } = rejected;
  const [first] = problems;
  return {
    file: basename(file),
    line,
    code: first?.code,
    path: first?.path,
    reason: first?.message,
    ...(problems.length > 1 && {
      more: problems.slice(1).map(({ code, path, message }) => ({ code, path, reason: message })),
    }),
    excerpt: text,
  };
}
