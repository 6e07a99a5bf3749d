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
  return { ...run, codes };
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
