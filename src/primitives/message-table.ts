import type { Diagnostic, Severity } from "./diagnostic.js";
import { DrgError, type ProblemPlace } from "./drg-error.js";
import type { LocalizedText } from "./localized-text.js";

/** Builds the text of one code from its operands. */
export type MessageBuilder<Info extends object> = (info: Info) => LocalizedText;

/** The codes of one room with what each needs to speak: code -> operands. */
export type MessageInfo = Readonly<Record<string, object>>;

/** What a diagnostic may add to its code, path and text. */
export interface DiagnosticExtras {
  readonly clause?: string;
  readonly related?: readonly string[];
  readonly suggestion?: LocalizedText;
}

/** 消息表: a room's codes; makes its errors and its diagnostics, so that each text is written once. */
export interface MessageTable<Infos extends { [Code in keyof Infos]: object }> {
  readonly codes: readonly (keyof Infos & string)[];
  error<Code extends keyof Infos & string>(
    code: Code,
    info: Infos[Code],
    place?: ProblemPlace,
  ): DrgError<Code>;
  diagnostic<Code extends keyof Infos & string>(
    severity: Severity,
    code: Code,
    path: string,
    info: Infos[Code],
    extras?: DiagnosticExtras,
  ): Diagnostic;
}

/**
 * Defines the codes of a room, once, in both languages.
 *
 * @example
 * ```ts
 * const errors = messageTable<{ POINT_ZERO: { group: string } }>({
 *   POINT_ZERO: ({ group }) => ({ zh: `病组 ${group} 点数为零`, en: `Group ${group} has zero points.` }),
 * });
 * errors.error("POINT_ZERO", { group: "BR23" }).code; // "POINT_ZERO"
 * ```
 */
export function messageTable<Infos extends { [Code in keyof Infos]: object }>(
  builders: { readonly [Code in keyof Infos]: MessageBuilder<Infos[Code]> },
): MessageTable<Infos> {
  return {
    codes: Object.keys(builders) as (keyof Infos & string)[],
    error: (code, info, place) => new DrgError(code, builders[code](info), info, place),
    diagnostic: (severity, code, path, info, extras) => ({
      code,
      severity,
      path,
      message: builders[code](info),
      ...extras,
    }),
  };
}
