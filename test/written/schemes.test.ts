import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { absentGroups } from "../../scripts/schemes/absent-groups.js";
import { conformancePage } from "../../scripts/schemes/conformance.js";
import { asFormatted } from "../../scripts/schemes/judged.js";
import {
  countedAlone,
  lackingOfPrinted,
  lackingOperations,
  olderNames,
  shutOperations,
} from "../../scripts/schemes/listed-otherwise.js";
import { measuredGaps, printedBeside } from "../../scripts/schemes/printed-beside.js";
import { QUIRKS } from "../../scripts/schemes/quirks.js";
import { revisionPage } from "../../scripts/schemes/revision-page.js";
import { schemeGapsText, schemeIndexText } from "../../scripts/schemes/scheme-index.js";
import { shippedDictionary } from "../../src/cli/shipped/code-knowledge.js";
import { groupCase } from "../../src/grouping/index.js";
import { shippedScheme } from "../grouping/shipped-schemes.js";

/** What follows from the scheme files and the everyday stays: `npx tsx scripts/schemes/generate.ts` makes all of it. */
it.each([
  ["rulesets/schemes/index.json", schemeIndexText],
  ["rulesets/schemes/gaps.json", schemeGapsText],
  ["docs/conformance.md", conformancePage],
  ["docs/scheme-revisions.md", revisionPage],
])("%s is what the schemes generate", (path, generate) => {
  expect(readFileSync(new URL(`../../${path}`, import.meta.url), "utf8")).toBe(generate());
});

it("the judgements are written as the formatter leaves them", () => {
  const text = readFileSync(new URL("../../scripts/schemes/judged.json", import.meta.url), "utf8");
  expect(asFormatted(JSON.parse(text))).toBe(text);
});

it("what the text of ZJ-DRG 1.0 prints and zj-drg@1.1 lacks is measured and named as its gaps: such a principal diagnosis is 0000", () => {
  const { operations, diagnoses } = printedBeside();
  const lackingOf = (group: string) => operations.find((each) => each.group === group)?.lacking.length;
  expect(["NA2", "OF1", "DA1", "RB1", "NF1", "RA1", "RA2", "RA3", "RA4"].map(lackingOf)).toEqual([
    20, 8, 7, 2, 1, 1, 1, 1, 1,
  ]);
  const lacking = new Set(diagnoses.flatMap((each) => each.lacking));
  expect(["I25.200", "K43.900"].filter((code) => !lacking.has(code))).toEqual([]);
  const scheme = shippedScheme("zj-drg@1.1");
  const stays = (["male", "female"] as const).flatMap((sex) => [
    { sex, ageYears: 40 },
    { sex, ageYears: 0, ageDays: 10, birthWeightGrams: 3000 },
  ]);
  const grouped = [...lacking].filter((code) =>
    stays.some((stay) => {
      const record = { caseId: "1", ...stay, diagnoses: [code], procedures: [] };
      return groupCase(record, scheme).drg !== "0000";
    }),
  );
  expect(grouped).toEqual([]);
  const groups = measuredGaps("zj-drg@1.1").map(({ group }) => group.en.split(" ").length);
  expect(groups.slice(-3)).toEqual([operations.length, diagnoses.length, 1]);
  expect(
    measuredGaps("chs-drg@2.0")
      .map(({ gap }) => gap.en)
      .join(),
  ).not.toContain("the text of zj-drg@1.0");
});

it("ADRGs of the nearest national edition that a local scheme lacks are among its gaps, those that a gap names already but once", () => {
  const absentIn = (reference: string) => absentGroups(reference).map(({ group }) => group.en);
  expect(absentIn("changchun@2022")).toEqual(["AA1 AC1 AD1 AF1 NG1 PJ1 RA3 RA4 YC1"]);
  expect(absentIn("anyang@2021")).toEqual(["AA1 AC1 AD1 AF1 FE1 NG1 RA3 RA4"]);
  expect(absentIn("changzhou@2022")).toEqual(["AA1 AB1 AC1 AD1 AF1 NG1"]);
  expect(["chs-drg@2.0", "shanghai@2.0", "wuhan@2022", "zj-drg@1.1"].flatMap(absentIn)).toEqual([]);
});

it("diagnoses that are complications themselves and that no exclusion table holds are counted as a gap: beside such a principal diagnosis any complication counts", () => {
  const counted = (reference: string) =>
    Number(
      measuredGaps(reference).flatMap(
        ({ gap }) => /^(\d+) diagnoses of its chapters/.exec(gap.en)?.[1] ?? [],
      )[0],
    );
  expect(
    ["chs-drg@1.1", "beijing@2022", "hefei@2023", "zj-drg@1.0", "zj-drg@1.1", "chs-drg@3.0"].map(counted),
  ).toEqual([81, 84, 82, 250, 10, 1]);
});

it("what a scheme lists by older names, or not where its text does, is counted as its gaps", () => {
  const counted = (reference: string) => {
    const { alone, elsewhere, groups } = olderNames(shippedScheme(reference));
    return [alone.length, elsewhere.length, groups.length];
  };
  expect(counted("chs-drg@1.0-revised").slice(0, 2)).toEqual([2, 73]);
  expect(counted("wuhan@2022").slice(0, 2)).toEqual([2, 73]);
  expect(counted("changzhou@2022")).toEqual([1, 0, 1]);
  expect(counted("zj-drg@1.1").slice(0, 2)).toEqual([74, 35]);
  expect(counted("chs-drg@1.1")).toEqual([0, 0, 0]);
  expect(shutOperations()).toHaveLength(567);
  expect(lackingOfPrinted("chs-drg@1.0-revised", ["PB1", "PC1", "PJ1"])).toHaveLength(82);
  expect(lackingOfPrinted("chs-drg@1.0-revised", ["PV1"])).toHaveLength(16);
  const told = (reference: string) =>
    measuredGaps(reference)
      .map(({ gap }) => gap.en)
      .join("; ");
  expect(told("zj-drg@1.1")).toContain("74 in its lists by an older name alone, 35 more");
  expect(told("zj-drg@1.1")).toContain("567 operations count as such and stand in no list");
  expect(told("chs-drg@1.0-revised")).toContain(
    "82 codes that the printed text of the revised edition lists there",
  );
  expect(told("chs-drg@1.0-revised")).toContain(
    "16 codes that the printed text of the revised edition lists there",
  );
});

it("operations that ZJ-DRG lists nowhere and the national text of the same groups lists are among its gaps, by group, and told of a case", () => {
  for (const reference of ["zj-drg@1.1", "zj-drg@1.0"]) {
    const { codes, groups } = lackingOperations(reference);
    expect([codes.length, groups.length]).toEqual([309, 83]);
    expect(groups).toContain("FK3");
    expect(measuredGaps(reference).map(({ gap }) => gap.en)).toContainEqual(
      expect.stringContaining("309 current operations that chs-drg@1.0-revised"),
    );
    const silent = codes.filter((procedure) => {
      const record = { ...PNEUMONIA, procedures: [procedure] };
      const { drg, diagnostics } = groupCase(record, shippedScheme(reference), {
        dictionary: shippedDictionary(),
      });
      return drg.startsWith("ES") === diagnostics.every(({ code }) => code !== UNLISTED);
    });
    expect(silent).toEqual([]);
  }
});

const PNEUMONIA = {
  ...({ caseId: "1", sex: "female", ageYears: 40, department: "0101", icuHours: 0 } as const),
  ...({ lengthOfStayDays: 7, dischargeDisposition: 1, diagnoses: ["J18.900"] } as const),
};
const UNLISTED = "GROUPING_MAIN_PROCEDURE_NOT_LISTED";

it("what counts as an operation under 2.0 and stands in no group is tests and treatments, all of them, and among its gaps", () => {
  for (const reference of ["chs-drg@2.0", "shanghai@2.0"]) {
    expect(countedAlone(reference)).toHaveLength(234);
    expect(measuredGaps(reference)).toEqual([
      expect.objectContaining({
        group: { zh: "QY YC1 SB1 TB1 XJ1", en: "QY YC1 SB1 TB1 XJ1" },
        gap: expect.objectContaining({
          en: expect.stringContaining(
            "234 of them are tests, oxygen, physiotherapy and the like (183 therapeutic, 51 diagnostic",
          ),
        }),
      }),
    ]);
  }
  const record = { ...PNEUMONIA, diagnoses: ["F20.000"], procedures: ["94.0201"] };
  expect(groupCase(record, shippedScheme("chs-drg@2.0")).drg).toBe("TB19");
});

it.each(["chs-drg@1.0-revised", "chs-drg@1.0", "wuhan@2022", "changzhou@2022", "chongqing@2022"])(
  "%s: premature infants whose weight leads to no group are among what to know of it",
  (reference) => {
    const lost = (code: string) =>
      [900, 1499, 1500, 2499, 2500].filter((birthWeightGrams) => {
        const infant = { ...PNEUMONIA, ageYears: 0, ageDays: 5, birthWeightGrams, diagnoses: [code] };
        return groupCase({ ...infant, procedures: [] }, shippedScheme(reference)).drg === "0000";
      });
    expect(["P07.300x001", "P07.300x011", "P07.102", "P07.300x021"].map(lost)).toEqual([
      [900, 1499, 2500],
      [900, 1499, 2500],
      [1500, 2499, 2500],
      [900, 1499, 1500, 2499],
    ]);
    const known = QUIRKS[reference]?.join();
    expect(known).toMatch(
      /P07\.102, [^;]* from 1500 g on; [^;]*P07\.300x001 and P07\.300x011 below 1500 g or above 2499 g/,
    );
    expect(known).toMatch(/P07\.300x021 \(32 to 36 weeks\) below 2500 g/);
  },
);

it("an operation that shuts the medical groups and leads nowhere is told, and has no group", () => {
  const [procedure = ""] = shutOperations();
  const record = {
    caseId: "1",
    sex: "male" as const,
    ageYears: 60,
    diagnoses: ["J18.900"],
    procedures: [procedure],
  };
  const { drg, diagnostics } = groupCase(record, shippedScheme("zj-drg@1.1"));
  expect(drg).toBe("0000");
  expect(diagnostics.map(({ code }) => code)).toContain("GROUPING_MEDICAL_GROUPS_SHUT");
});
