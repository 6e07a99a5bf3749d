import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "./run-cli.js";
import { settleSmall, yearBudget } from "./small-area.js";

const GROUPS = "drg,averageCost,basePoints,stable\n*,10000,,\nDE25,10000,100,true\n";
const COEFFICIENTS = "hospitalId,drg,coefficient\nH1,DE25,1.1\n";
const OWN = "zhejiang-shaoxing@2020";

/** A file of a result that was made under an edition. */
function resultFile(name: string, text: string, reference: string | undefined): string {
  const folder = temporaryFolder();
  const file = join(folder, name);
  writeFileSync(file, text);
  const outputs = { [name]: createHash("sha256").update(text).digest("hex") };
  if (reference !== undefined)
    writeFileSync(join(folder, "summary.json"), JSON.stringify({ outputs, ruleset: { reference } }));
  return file;
}

async function settledWith(groups: string | undefined, coefficients: string | undefined) {
  const hospital = { hospitalId: "H1", name: "H1", grade: "secondary", poolingArea: "X" };
  const { code, stderr, summary } = await settleSmall(
    {
      ruleset: OWN,
      hospitals: [hospital],
      cases: [
        {
          ...{ caseId: "C1", hospitalId: "H1", patientId: "P1", drg: "DE25", insuranceType: "employee" },
          ...{ admissionDate: "2020-03-01", dischargeDate: "2020-03-08", poolingArea: "X" },
          ...{ totalCost: "10000", fundPayment: "10000", diagnoses: ["H66.900"], procedures: [] },
        },
      ],
      budget: yearBudget(2020, "10000"),
    },
    [
      ...["--groups", resultFile("groups.csv", GROUPS, groups)],
      ...["--coefficients", resultFile("coefficients.csv", COEFFICIENTS, coefficients)],
    ],
  );
  const told = summary.diagnostics.filter(
    (one: { readonly code: string }) => one.code === "ENGINE_TABLE_OF_OTHER_EDITION",
  );
  return { code, lines: stderr.match(/ENGINE_TABLE_OF_OTHER_EDITION.*/g) ?? [], told };
}

describe("tables that an earlier result holds", () => {
  it("are told where that result was made under another edition, on the terminal and in the summary", async () => {
    const { lines, told } = await settledWith("zhejiang-shaoxing@2018", "zhejiang@2020");
    expect(lines).toEqual([
      expect.stringMatching(/groups .*zhejiang-shaoxing@2018, and zhejiang-shaoxing@2020/),
      expect.stringMatching(/coefficients .*zhejiang@2020, and zhejiang-shaoxing@2020/),
    ]);
    expect(told).toHaveLength(2);
  });

  it("are taken without a word where it was the same edition, or where nothing says which it was", async () => {
    expect(await settledWith(OWN, undefined)).toMatchObject({ lines: [], told: [] });
  });
});
