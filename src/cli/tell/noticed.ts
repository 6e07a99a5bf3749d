import type { CodeFindings } from "../../grouping/index.js";
import type { Diagnostic, LocalizedText } from "../../primitives/index.js";
import type { LeftOut } from "../left-out.js";
import type { Told } from "../terminal.js";
import { tellCodes } from "./tell-codes.js";
import { tellErrors, tellWarnings } from "./tell-errors.js";
import { tellMustKnow } from "./tell-must-know.js";

/** 运行所见: what all that took part in a run noticed, each once: the two sides of a comparison notice much alike. The summary holds it, and of the same list the terminal is told. */
export function noticed(
  ...by: readonly { readonly diagnostics: readonly Diagnostic[] }[]
): readonly Diagnostic[] {
  const all = by.flatMap(({ diagnostics }) => diagnostics);
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}

/** 各侧所见: {@link noticed} of two sides; what only one of them noticed says which. */
export function noticedBySide(
  sides: readonly { readonly name?: LocalizedText; readonly engine: Noticing; readonly area: Noticing }[],
): readonly Diagnostic[] {
  const each = sides.map(({ name, engine, area }) => ({ name, own: noticed(engine, area) }));
  const keys = each.map(({ own }) => new Set(own.map((one) => JSON.stringify(one))));
  const isShared = (one: Diagnostic) => keys.every((known) => known.has(JSON.stringify(one)));
  const told = each.map(({ name, own }) => ({
    diagnostics: own.map((one) => (name === undefined || isShared(one) ? one : ofSide(name, one))),
  }));
  return noticed(...told);
}

interface Noticing {
  readonly diagnostics: readonly Diagnostic[];
}

function ofSide({ zh, en }: LocalizedText, one: Diagnostic): Diagnostic {
  return { ...one, message: { zh: `${zh}：${one.message.zh}`, en: `${en}: ${one.message.en}` } };
}

/**
 * 告知所见: says on the terminal what a reader of the result must know of it: dates, warnings of settling, codes in doubt, errors.
 *
 * @param diagnostics what the summary holds
 * @param codes what was found in each file of cases that the run read, its history too
 */
export function tellNoticed(
  diagnostics: readonly Diagnostic[],
  codes: Iterable<CodeFindings | undefined>,
  told: Told,
): Pick<LeftOut, "codes" | "errors"> {
  tellMustKnow(diagnostics, told);
  tellWarnings(diagnostics, told);
  return { codes: tellCodes(codes, told), errors: tellErrors(diagnostics, told) };
}
