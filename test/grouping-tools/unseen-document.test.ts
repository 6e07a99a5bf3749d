import { describe, expect, it } from "vitest";
import { importSchemeText } from "../../src/grouping/import/index.js";
import type { CodeLists, Scheme } from "../../src/grouping/scheme.js";
import { OPTIONS, shippedScheme } from "./import-helpers.js";
import { keptPlaces } from "./kept-places.js";
import { unseenDocument } from "./unseen-document.js";
import { UNSEEN_HANDS } from "./unseen-hands.js";

/** Chapters of each make (several entries, newborns, sites, classes of operations, operations alone), and every fifth exclusion table. */
const CHAPTERS = ["MDCA", "MDCP", "MDCZ", "MDCN", "MDCJ", "MDCR", "MDCS", "MDCW"];
const EVERY = 5;

/** Part of a scheme, so that nine documents take seconds; `scripts/schemes-import/unseen-documents.ts` sets it whole. */
function partOf(scheme: Scheme): Scheme {
  const { mcc, cc, exclusions } = scheme.complications;
  const some = (lists: CodeLists) =>
    Object.fromEntries(
      Object.entries(lists).filter(([table]) => Number(table) % EVERY === 0 || table === "none"),
    );
  return {
    ...scheme,
    mdcs: scheme.mdcs.filter(({ code }) => CHAPTERS.includes(code)),
    complications: { mcc: some(mcc), cc: some(cc), exclusions: some(exclusions) },
  };
}

/**
 * What the document itself says otherwise than the shipped tables: PV1 names the age (29天≤出生年龄＜1周岁), which the tables do not ask for;
 * `7-14天` and `7天以内` include the day at which the tables, with the longer stay tried first, end.
 */
const SAID_OTHERWISE = { groups: ["PV1"], drgs: ["RC24", "RE14", "RE16"] };

describe("documents in hands that the importer was not made for", () => {
  const scheme = partOf(shippedScheme("beijing@2022"));
  it.each(UNSEEN_HANDS.map((hand) => ({ hand, name: hand.name })))(
    "$name: every group, DRG and severity entry comes back",
    ({ hand }) => {
      const { scheme: read } = importSchemeText(
        [{ name: "document", text: unseenDocument(scheme, hand) }],
        OPTIONS,
      );
      expect(keptPlaces(scheme, read)).toEqual({
        groups: { of: 86, lost: SAID_OTHERWISE.groups },
        drgs: { of: 149, lost: SAID_OTHERWISE.drgs },
        severity: { of: 3514, lost: [] },
      });
    },
  );
});
