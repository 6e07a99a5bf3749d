import { type Diagnostic, type DrgError, isDrgError, type Locale } from "chs-drg";

/** 问题之一: one thing that is wrong with a request. */
export interface ProblemItem {
  readonly code: string;
  /** dotted path into the request; empty where it concerns the whole */
  readonly path: string;
  readonly detail: string;
}

/** 问题: what is wrong, in the asked language; the part of a problem document that does not depend on HTTP. */
export interface Problem {
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly ProblemItem[];
}

/** 错误的说明: an error as a problem; all of a request's problems at once. */
export function problemOfError(error: DrgError, locale: Locale): Problem {
  const { problems } = error.info;
  const listed = Array.isArray(problems) ? (problems as readonly Diagnostic[]) : undefined;
  const errors = listed?.map(({ code, path, message }) => ({ code, path, detail: message[locale] })) ?? [
    { code: error.code, path: error.path ?? "", detail: error.text[locale] },
  ];
  return { code: error.code, detail: error.text[locale], errors };
}

/** A failure that is nobody's request: its name and its place in the program, without its message, which may hold a patient's data. */
export interface Fault {
  readonly name: string;
  readonly stack: readonly string[];
}

/** The fault of a thrown value. */
export function faultOf(error: unknown): Fault {
  const { name, stack = "" } = error instanceof Error ? error : new Error("not an error");
  const frames = stack.split("\n").filter((line) => /^\s+at /.test(line));
  return { name, stack: frames.map((line) => line.trim()) };
}

/** What became of a piece of work. */
export type Outcome<Done> =
  | ({ readonly ok: true } & Done)
  | { readonly ok: false; readonly problem: Problem }
  | { readonly ok: false; readonly fault: Fault };

/** Does a piece of work; what the library throws is a problem, anything else a fault. */
export function attempt<Done extends object>(work: () => Done, locale: Locale): Outcome<Done> {
  try {
    return { ok: true, ...work() };
  } catch (error) {
    return isDrgError(error)
      ? { ok: false, problem: problemOfError(error, locale) }
      : { ok: false, fault: faultOf(error) };
  }
}
