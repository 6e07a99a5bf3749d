import type { Locale, LocalizedText } from "./localized-text.js";

/** Where a problem lies: a path into the input, the ruleset concerned, the clause it rests on. */
export interface ProblemPlace {
  /** dotted path into the input or ruleset, e.g. `weights.basePoints.scale` or `row 12, totalCost` */
  readonly path?: string;
  readonly rulesetId?: string;
  /** document and clause, as a ruleset cites them */
  readonly clause?: string;
}

/**
 * 错误: the one error class; `code` is stable (`AREA_PROBLEM`), `info` holds its typed operands, `text` says in Chinese
 * and English what is wrong, where, why it matters and what to do. `message` is the English text.
 */
export class DrgError<Code extends string = string> extends Error {
  override readonly name = "DrgError";
  readonly code: Code;
  readonly info: Readonly<Record<string, unknown>>;
  readonly text: LocalizedText;
  readonly path: string | undefined;
  readonly rulesetId: string | undefined;
  readonly clause: string | undefined;

  constructor(code: Code, text: LocalizedText, info: object, place: ProblemPlace = {}) {
    super(`${code}: ${text.en}${placeText(place.path, "en")}`);
    this.code = code;
    this.text = text;
    this.info = { ...info };
    this.path = place.path;
    this.rulesetId = place.rulesetId;
    this.clause = place.clause;
  }

  /** One line in the reader's language, with the code and the place. */
  describe(locale: Locale): string {
    return `${this.code}: ${this.text[locale]}${placeText(this.path, locale)}`;
  }
}

/** Where a problem stands; nothing for the whole of a file. */
function placeText(path: string | undefined, locale: Locale): string {
  if (path === undefined || path === "") return "";
  return locale === "zh" ? `（位置：${path}）` : ` (at ${path})`;
}

/** 错误判断: narrows an unknown thrown value to a `DrgError`, of one code where given. */
export function isDrgError<Code extends string = string>(
  error: unknown,
  code?: Code,
): error is DrgError<Code> {
  return error instanceof DrgError && (code === undefined || error.code === code);
}
