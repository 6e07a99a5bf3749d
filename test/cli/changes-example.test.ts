import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { runCli, temporaryFolder } from "./run-cli.js";
import { csvRows, settleSmall, yearBudget } from "./small-area.js";

const page = readFileSync(new URL("../../docs/year-inputs.md", import.meta.url), "utf8");

/** The example of a section of the page. */
const exampleOf = (option: string) =>
  new RegExp(`## \`${option}\`[\\s\\S]*?\`\`\`jsonl\\n([\\s\\S]*?)\`\`\``).exec(page)?.[1] ?? "";

it("the example of --changes moves the points of its case and money (ZJ-054)", async () => {
  const changes = exampleOf("--changes");
  const { caseId, hospitalId } = JSON.parse(changes);
  const stay = (id: string, at: string) => ({
    ...{
      caseId: id,
      hospitalId: at,
      patientId: `P-${id}`,
      drg: "GE13",
      poolingArea: "X",
      insuranceType: "employee",
    },
    ...{ admissionDate: "2020-03-01", dischargeDate: "2020-03-08", diagnoses: ["I10.x00"], procedures: [] },
    ...{ totalCost: "10000", fundPayment: "7000" },
  });
  const hospitals = [hospitalId, "OTHER"].map((id) => ({
    ...{ hospitalId: id, name: id, grade: "secondary", poolingArea: "X", coefficient: "1" },
  }));
  const { folder } = await settleSmall({
    ruleset: "zhejiang-shaoxing@2020",
    cases: [stay(caseId, hospitalId), stay("C-18", "OTHER")],
    hospitals,
    groups: [{ drg: "GE13", averageCost: "10000", basePoints: "100", stable: true }],
    budget: yearBudget(2020, "20000"),
  });
  const file = join(temporaryFolder(), "changes.jsonl");
  writeFileSync(file, changes);
  const out = join(folder, "..", "again");
  const { stderr } = await runCli(["resettle", "--settled", folder, "--changes", file, "--out", out]);
  expect(stderr).not.toContain("ENGINE_MARKS_NOT_READ");
  expect(csvRows(join(out, "ripple.csv")).map(({ hospitalId: id }) => id)).toEqual([hospitalId, "OTHER"]);
});
