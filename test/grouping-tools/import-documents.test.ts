import { describe, expect, it } from "vitest";
import { diffSchemes } from "../../src/grouping/diff/index.js";
import { importSchemeText } from "../../src/grouping/import/index.js";
import { loadScheme } from "../../src/grouping/index.js";
import { compiledScheme, fixtureParts, shippedScheme } from "./import-helpers.js";

const IDENTITY = { title: { zh: "", en: "" }, provenance: { publisher: "" } };

describe("whole official documents", { timeout: 120_000 }, () => {
  const national = importSchemeText(fixtureParts("chs-drg-1.0-"), {
    ...IDENTITY,
    id: "chs-drg",
    version: "1.0",
    supplement: shippedScheme("chs-drg@1.0-revised"),
  });

  it("CHS-DRG 1.0 is read to the last line, and chs-drg@1.0 is what it says", () => {
    const errors = national.problems.filter(({ severity }) => severity === "error");
    // The document refers to exclusion table 18 and does not print it.
    expect(errors.map(({ code }) => code)).toEqual(["IMPORT_TABLE_MISSING"]);
    const diff = diffSchemes(loadScheme(national.scheme), compiledScheme("chs-drg@1.0"));
    expect({ ...diff, before: "", after: "" }).toEqual({
      before: "",
      after: "",
      switches: [],
      groups: [],
      lists: [],
      codes: [],
      complications: [],
      exclusions: [],
    });
    const { mcc, cc, exclusions } = national.scheme.complications;
    const count = (tables: Readonly<Record<string, readonly string[]>>) =>
      Object.values(tables).flat().length;
    expect([count(mcc), count(cc), count(exclusions)]).toEqual([2250, 7515, 27014]);
    expect(national.scheme.mdcs.flatMap((mdc) => mdc.adrgs)).toHaveLength(376);
  });

  it("ZJ-DRG 1.0 is read from the raw text of its PDF, and zj-drg@1.0 is what it says", () => {
    const provincial = importSchemeText(fixtureParts("zj-drg-1.0-"), {
      ...IDENTITY,
      id: "zj-drg",
      version: "1.0",
      region: "330000",
      supplement: national.scheme,
    });
    const diff = diffSchemes(loadScheme(provincial.scheme), compiledScheme("zj-drg@1.0"));
    expect([diff.switches, diff.groups, diff.lists, diff.complications, diff.exclusions]).toEqual([
      [],
      [],
      [],
      [],
      [],
    ]);
    expect(provincial.scheme.mdcs.flatMap((mdc) => mdc.adrgs.flatMap(({ drgs }) => drgs))).toHaveLength(998);
    const malformed = provincial.problems.filter(({ code }) => code === "IMPORT_CODE_UNREADABLE");
    // A misprint of the document itself, on page 194: I25.200X01.
    expect(malformed.map(({ path }) => path)).toEqual(["zj-drg-1.0-0_pdf.txt.gz page 194 line 11642"]);
    const open = provincial.problems.filter(({ code }) => code === "IMPORT_DRG_CONDITION_UNREADABLE");
    expect(open).toHaveLength(17);
  });
});
