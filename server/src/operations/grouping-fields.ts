import type { CompiledScheme, GroupingOptions } from "chs-drg/grouping";
import { choice, optional, text, type ValuesOf } from "../requests/field.js";
import { CODES_MODES, codesUnder, type Shelf, schemeOn } from "../shelf/shelf.js";

/** The fields of every request that groups. */
export const GROUPING_FIELDS = {
  scheme: text("分组方案 id@version of a loaded scheme, e.g. chs-drg@2.0"),
  trace: optional(
    choice(
      ["none", "matched", "full"],
      "分组步骤 the steps: none (default), those that held, or all that were tried",
    ),
  ),
  ambiguous: optional(
    choice(["scheme", "on", "off"], "歧义组 (QY): as the scheme says (default), on, or off"),
  ),
  codes: optional(
    choice(
      CODES_MODES,
      "编码: say what is no code (check, default), convert first (convert), or neither (off)",
    ),
  ),
};

/** How a request groups: its scheme, and the options of `groupCase`. @throws `SCHEME_NOT_LOADED` */
export function groupingOf(
  { scheme, trace, ambiguous, codes }: ValuesOf<typeof GROUPING_FIELDS>,
  shelf: Shelf,
): { readonly scheme: CompiledScheme; readonly options: GroupingOptions } {
  return {
    scheme: schemeOn(shelf, scheme),
    options: { ...codesUnder(shelf.codes, codes), ...(trace && { trace }), ...(ambiguous && { ambiguous }) },
  };
}
