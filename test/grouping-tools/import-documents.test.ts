import { describe, expect, it } from "vitest";
import { namesakesOf } from "../../scripts/schemes/printed-names.js";
import { completedTexts } from "../../scripts/schemes-import/official-schemes.js";
import { importSchemeText } from "../../src/grouping/import/index.js";
import type { Scheme } from "../../src/grouping/index.js";
import { fixtureParts, shippedScheme } from "./import-helpers.js";

const IDENTITY = { title: { zh: "", en: "" }, provenance: { publisher: "" } };

/** What a scheme is shipped as, less what its own file says of itself. */
function tables({ title: _t, provenance: _p, revision: _r, ...rest }: Scheme): object {
  return JSON.parse(JSON.stringify({ invalidPrincipalDiagnoses: [], invalidProcedures: [], ...rest }));
}

function entriesOf({ mdcs }: Scheme) {
  return mdcs.flatMap((mdc) => mdc.adrgs);
}

describe("whole official documents", () => {
  const national = importSchemeText(fixtureParts("chs-drg-1.0-"), {
    ...IDENTITY,
    id: "chs-drg",
    version: "1.0",
    supplement: shippedScheme("chs-drg@1.0-revised"),
  });

  it("CHS-DRG 1.0 is read to the last line", () => {
    const errors = national.problems.filter(({ severity }) => severity === "error");
    // The document refers to exclusion table 18 and does not print it.
    expect(errors.map(({ code }) => code)).toEqual(["IMPORT_TABLE_MISSING"]);
    const { mcc, cc, exclusions } = national.scheme.complications;
    const count = (tables: Readonly<Record<string, readonly string[]>>) =>
      Object.values(tables).flat().length;
    expect([count(mcc), count(cc), count(exclusions)]).toEqual([2250, 7515, 27014]);
    expect(national.scheme.mdcs.flatMap((mdc) => mdc.adrgs)).toHaveLength(376);
  });

  const provincial = importSchemeText(fixtureParts("zj-drg-1.0-"), {
    ...IDENTITY,
    id: "zj-drg",
    version: "1.0",
    region: "330000",
    supplement: national.scheme,
  });

  it("chs-drg@1.0 and zj-drg@1.0 are what the texts say, completed from the later edition of the same groups", () => {
    const namesakes = namesakesOf(fixtureParts("zj-drg-1.0-"));
    const completed = completedTexts(national.scheme, provincial.scheme, namesakes, shippedScheme);
    expect(completed.map(tables)).toEqual(
      ["chs-drg@1.0", "zj-drg@1.0"].map((each) => tables(shippedScheme(each))),
    );
  });

  it("completing takes no printed code out of zj-drg@1.0, and names every code that it adds", () => {
    const shipped = new Map(entriesOf(shippedScheme("zj-drg@1.0")).map((entry) => [entry.id, entry]));
    for (const { id, kind, lists } of entriesOf(provincial.scheme)) {
      const list = kind === "medical" ? "diagnoses" : "procedures";
      const printed = lists?.[list] ?? [];
      const { lists: completed, assumed = [] } = shipped.get(id) ?? {};
      if (completed === undefined || Object.hasOwn(completed, "procedures2")) continue;
      const named = assumed.flatMap((one) => (one.list === list ? (one.codes ?? []) : []));
      if (printed.length > 0) expect([...printed, ...named].sort()).toEqual(completed[list]);
    }
  });

  it("zj-drg@1.0 has the switches of its text: the repeated try with each other procedure is 1.1's alone", () => {
    const [first, second] = ["zj-drg@1.0", "zj-drg@1.1"].map((each) => shippedScheme(each).switches);
    expect(first).toEqual(provincial.scheme.switches);
    expect([first?.retry, second?.retry]).toEqual(["none", "each-other-procedure"]);
  });

  it("ZJ-DRG 1.0 is read from the raw text of its PDF", () => {
    expect(provincial.scheme.mdcs.flatMap((mdc) => mdc.adrgs.flatMap(({ drgs }) => drgs))).toHaveLength(998);
    const malformed = provincial.problems.filter(({ code }) => code === "IMPORT_CODE_UNREADABLE");
    // A misprint of the document itself, on page 194: I25.200X01.
    expect(malformed.map(({ path }) => path)).toEqual(["zj-drg-1.0-0_pdf.txt.gz page 194 line 11642"]);
    const open = provincial.problems.filter(({ code }) => code === "IMPORT_DRG_CONDITION_UNREADABLE");
    expect(open).toHaveLength(17);
  });
});
