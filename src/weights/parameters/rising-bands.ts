import type { Decimal } from "../../primitives/index.js";
import { weightsErrors } from "../weights-errors.js";

/**
 * 分段核对: bands rise, and only the last one is open.
 *
 * @returns the bands
 * @throws `WEIGHTS_BANDS_ORDER`
 */
export function risingBands<Band extends { readonly upTo?: Decimal }>(
  bands: readonly Band[],
  { path }: { readonly path: string },
): readonly Band[] {
  bands.forEach(({ upTo }, index) => {
    const last = index === bands.length - 1;
    const before = bands[index - 1]?.upTo;
    const rises = upTo === undefined || before === undefined || upTo.gt(before);
    if ((upTo === undefined) === last && rises) return;
    throw weightsErrors.error("WEIGHTS_BANDS_ORDER", { upTo: upTo?.toFixed() ?? "(open)" }, { path });
  });
  return bands;
}
