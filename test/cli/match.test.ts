import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { jsonLines, rowsOf } from "./cases.js";
import { runCli, temporaryFolder } from "./run-cli.js";

const STAY = {
  caseId: "1",
  hospitalId: "H1",
  sex: "male",
  ageYears: 60,
  admissionDate: "2020-03-01",
  dischargeDate: "2020-03-06",
  diagnoses: ["K35.800x001"],
  procedures: ["47.0901"],
  totalCost: "12000.00",
};
const OTHER = { ...STAY, caseId: "2", diagnoses: ["K80.100"], procedures: ["51.2300"] };

/** What settlement rows and front sheets become, and what is told of them. */
async function matched(settlement: readonly object[], sheets: readonly object[]) {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "cases.jsonl"), jsonLines(settlement));
  writeFileSync(join(folder, "sheets.jsonl"), jsonLines(sheets));
  const files = ["--cases", join(folder, "cases.jsonl"), "--front-sheets", join(folder, "sheets.jsonl")];
  const run = await runCli(["match", ...files, "--out", join(folder, "out")]);
  const rows = rowsOf(readFileSync(join(folder, "out", "cases.jsonl"), "utf8")) as (typeof STAY)[];
  const codes = rows.map(({ caseId, diagnoses, procedures }) =>
    [caseId, ...diagnoses, ...procedures].join(" "),
  );
  const summary = JSON.parse(readFileSync(join(folder, "out", "summary.json"), "utf8"));
  return { ...run, codes, rows, summary };
}

const sheetOf = ({ caseId, hospitalId, dischargeDate }: typeof STAY) => ({
  caseId,
  hospitalId,
  dischargeDate,
});

describe("settlement data matched with front sheets: what a sheet does not state is the settlement's", () => {
  it("sheets without operations at all leave them, and say so once", async () => {
    const sheets = [STAY, OTHER].map((stay) => ({ ...sheetOf(stay), diagnoses: ["K35.900"] }));
    const { code, codes, stderr } = await matched([STAY, OTHER], sheets);
    expect(code).toBe(0);
    expect(codes).toEqual(["1 K35.900 47.0901", "2 K35.900 51.2300"]);
    expect(
      stderr.match(/MATCHING_SHEETS_WITHOUT_PROCEDURES: No front sheet has an operation; 2 cases/g),
    ).toHaveLength(1);
  });

  it("a sheet without diagnoses leaves them: every stay has one", async () => {
    const { codes } = await matched([STAY], [{ ...sheetOf(STAY), procedures: ["47.1100"] }]);
    expect(codes).toEqual(["1 K35.800x001 47.1100"]);
  });

  it("where sheets do have operations, one without any says that there was none, and the case is named", async () => {
    const sheets = [
      { ...sheetOf(STAY), diagnoses: STAY.diagnoses },
      { ...sheetOf(OTHER), diagnoses: OTHER.diagnoses, procedures: OTHER.procedures },
    ];
    const { codes, stderr } = await matched([STAY, OTHER], sheets);
    expect(codes).toEqual(["1 K35.800x001", "2 K80.100 51.2300"]);
    expect(stderr).toMatch(/MATCHING_PROCEDURES_OF_SHEET: 1 front sheet has no operation .* Check 1\./);
  });

  it("a sex or an age that contradicts the sheet's is the sheet's, and told: an age a year apart, or a sex that nobody knows, is none", async () => {
    const settled = [1, 2, 3, 4, 5, 6, 7].map((at) => ({ ...STAY, caseId: `${at}` }));
    const told = [
      { sex: "female", ageYears: 62 },
      { sex: "unknown", ageYears: 61 },
      { ageYears: 5 },
      { sex: "female" },
      { sex: "female" },
      { sex: "female" },
      { sex: "female" },
    ];
    const sheets = told.map((own, at) => ({ ...sheetOf(STAY), caseId: `${at + 1}`, ...own }));
    const { stderr, rows, summary } = await matched(settled, sheets);
    expect(stderr).toContain(
      'MATCHING_PERSON_OF_SHEET: 6 cases have another sex in the settlement data than on the front sheet, or an age more than a year apart; the sheet holds, and the group may be another for it; or they are not one stay. Check 1 (sex, ageYears), 3 (ageYears), 4 (sex), 5 (sex), 6 (sex) and others, all of which are in "differences" of summary.json.',
    );
    expect(rows.map(({ sex, ageYears }) => `${sex} ${ageYears}`).slice(0, 3)).toEqual([
      "female 62",
      "unknown 61",
      "male 5",
    ]);
    expect(summary.differences).toHaveLength(6);
    expect(summary.differences[0]).toEqual({ caseId: "1", hospitalId: "H1", fields: ["sex", "ageYears"] });
  });

  it("an id that would move the cursor of a terminal is named without its control characters", async () => {
    const hostile = { ...STAY, caseId: "1\u001b[2J" };
    const sheets = [sheetOf(hostile), { ...sheetOf(OTHER), procedures: OTHER.procedures }];
    const { stderr } = await matched([hostile, OTHER], sheets);
    expect(stderr).toContain("MATCHING_PROCEDURES_OF_SHEET");
    expect(stderr).not.toContain("\u001b");
  });

  it("the summary tells what the columns were said to be, as that of a settlement does", async () => {
    const folder = temporaryFolder();
    const [cases, sheets, out] = ["cases.jsonl", "sheets.jsonl", "out"].map((name) => join(folder, name));
    const { caseId, ...rest } = STAY;
    writeFileSync(cases as string, `${JSON.stringify({ ...rest, bah: caseId })}\n`);
    writeFileSync(sheets as string, `${JSON.stringify(sheetOf(STAY))}\n`);
    const files = ["--cases", cases as string, "--front-sheets", sheets as string];
    const run = await runCli(["match", ...files, "--map", "bah=caseId", "--out", out as string]);
    expect(run.code).toBe(0);
    const summary: unknown = JSON.parse(readFileSync(join(out as string, "summary.json"), "utf8"));
    expect(summary).toMatchObject({ options: { columns: { bah: "caseId" } } });
  });
});
