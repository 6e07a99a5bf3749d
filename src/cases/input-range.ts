import type { Decimal } from "../primitives/index.js";
import type { NamedInputs } from "./field-values.js";
import { clipped, fail, type ReadContext } from "./value-reader.js";

/** 给定值的范围: what a named input can be at all; what is only unlikely is not refused. */
export interface InputRange {
  readonly least: number;
  /** the least itself is none */
  readonly above?: true;
  readonly most?: number;
}

/** 比例: written 0.7, not 70. */
export const SHARE: InputRange = { least: 0, most: 1 };
/** 得分. */
export const SCORE: InputRange = { least: 0, most: 100 };
/** An amount, or a ratio to last year. */
export const NOT_NEGATIVE: InputRange = { least: 0 };

/** Notes every named input that is out of its range; the inputs of other names are an edition's own. */
export function inputsInRange(
  inputs: NamedInputs | undefined,
  ranges: Readonly<Record<string, InputRange>>,
  context: ReadContext,
  path: string,
): boolean {
  const wrong = Object.entries(inputs ?? {}).filter(([name, value]) => {
    const range = Object.hasOwn(ranges, name) ? ranges[name] : undefined;
    return range !== undefined && !isWithin(value, range);
  });
  for (const [name, value] of wrong) {
    const field = path + name;
    const { least, above = false, most } = ranges[name] as InputRange;
    const info = { field, value: clipped(value.toFixed()) };
    if (most === SHARE.most) fail(context, "INPUT_NO_SHARE", field, { ...info, above });
    else if (most === undefined) fail(context, "INPUT_TOO_SMALL", field, { ...info, least, above });
    else fail(context, "RECORD_OUT_OF_RANGE", field, { ...info, min: String(least), max: String(most) });
  }
  return wrong.length === 0;
}

function isWithin(value: Decimal, { least, above, most }: InputRange): boolean {
  const isEnough = above ? value.gt(least) : value.gte(least);
  return isEnough && (most === undefined || value.lte(most));
}
