import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runCli, temporaryFolder } from "./run-cli.js";
import { jsonRows, type Row, rowsFile, type SmallArea, settleSmall, yearBudget } from "./small-area.js";

export const numbered = (count: number, of: (id: string) => Row): Row[] =>
  Array.from({ length: count }, (_, at) => of(String(at).padStart(3, "0")));

export const hospital = (hospitalId: string, more: Row = {}): Row => ({
  ...{ hospitalId, name: hospitalId, grade: "secondary", poolingArea: "X", coefficient: "1" },
  ...more,
});

/** A stay of the first quarter of 2025 in a group whose average is 10,000. */
export const stay = (caseId: string, more: Row = {}): Row => ({
  ...{ caseId, hospitalId: "H1", patientId: caseId, sex: "male", ageYears: 50, drg: "BT15" },
  ...{ admissionDate: "2025-02-01", dischargeDate: "2025-02-09", careType: "acute" },
  ...{ totalCost: "10000.00", fundPayment: "6000.00", poolingArea: "X", insuranceType: "employee" },
  ...{ diagnoses: ["J18.900"], procedures: [] },
  ...more,
});
export const byDay = (caseId: string): Row =>
  stay(caseId, { careType: "psychiatric", totalCost: "50000.00" });

export const application = (applicationId: string, caseId: string, more: Row = {}): Row => ({
  ...{ applicationId, kind: "special-review", hospitalId: "H1", caseId },
  ...{ appliedOn: "2025-04-10", reason: "high-cost" },
  ...more,
});

export const area = (cases: readonly Row[]): SmallArea => ({
  ruleset: "zhejiang-shaoxing@2025",
  cases,
  hospitals: [hospital("H1")],
  groups: [
    { drg: "*", averageCost: "10000" },
    { drg: "BT15", averageCost: "10000", basePoints: "100", stable: true },
  ],
  budget: yearBudget(2025, "2000000"),
});
export const DAILY = ["--set", "weights.caseClasses.classes.bed-day.points.daily.psychiatric.secondary=300"];

/** Applications that the experts pass, reviewed, and the year settled again with what they change. */
export async function reviewed(
  settled: string,
  rows: readonly Row[],
  more: readonly string[] = [],
  decided: Row = {},
) {
  const folder = temporaryFolder();
  const decisions = rows.map(({ applicationId }) => ({
    ...{ applicationId, votesFor: 3, votesAgainst: 0 },
    ...decided,
  }));
  const out = join(folder, "review");
  const told = await runCli([
    ...["review", "--settled", settled, "--out", out, "--locale", "en", ...more],
    ...["--applications", rowsFile(folder, "applications.jsonl", rows)],
    ...["--decisions", rowsFile(folder, "decisions.jsonl", decisions)],
  ]);
  if (!existsSync(out))
    return { ...told, states: [], reasons: [], quotas: [], marks: [], resettled: "", moved: "" };
  const outcomes = jsonRows(join(out, "decisions.jsonl")) as readonly Row[];
  const changes = join(out, "marks.jsonl");
  const resettled = join(folder, "again");
  const words = ["--settled", settled, "--changes", changes, "--out", resettled, "--locale", "en"];
  const again = await runCli(["resettle", ...words]);
  return {
    ...told,
    states: outcomes.map(({ cause, state }) => cause ?? state),
    reasons: outcomes.map(({ reason }) => (reason as { en: string }).en),
    quotas: outcomes.map(({ quota }) => quota),
    marks: jsonRows(changes).map(({ marks }) => marks),
    resettled,
    moved: again.stdout.split("\n").find((line) => line.includes("moved")),
  };
}

/** The same in the first quarter of 2025, of a year that is settled. */
export const reviewQuarter = (settled: string, rows: readonly Row[], decided: Row = {}) => {
  const calendar = join(temporaryFolder(), "calendar.json");
  writeFileSync(calendar, JSON.stringify({ holidays: ["2025-04-04"] }));
  return reviewed(settled, rows, ["--cycle-end", "2025-03-31", "--calendar", calendar], decided);
};

/** The same, of cases. */
export const inQuarter = async (cases: readonly Row[], rows: readonly Row[], decided: Row = {}) =>
  reviewQuarter((await settleSmall(area(cases), DAILY)).folder, rows, decided);

/** A stay of 2019 at a tertiary hospital outside the community, whose disease is paid by disease. */
export const hernia = (caseId: string, more: Row = {}): Row =>
  stay(caseId, {
    ...{ hospitalId: "T1", drg: "GB13", diagnoses: ["K40.900"], procedures: ["53.0000"] },
    ...{ admissionDate: "2019-02-05", dischargeDate: "2019-02-10" },
    ...more,
  });
const HERNIA = { id: "hernia", diagnoses: ["K40.900"], procedures: ["53.0000"], standard: "9000.00" };

/** Shaoxing in 2019, which pays hernias by disease outside the community. */
export const settleHernias = (cases: readonly Row[], more: readonly string[] = []) =>
  settleSmall(
    {
      ruleset: "zhejiang-shaoxing@2018",
      cases: [...cases, hernia("c1", { hospitalId: "C1" })],
      hospitals: [
        {
          hospitalId: "C1",
          name: "C1",
          grade: "secondary",
          poolingArea: "X",
          budgetUnit: "M",
          ownership: "public",
        },
        { hospitalId: "T1", name: "T1", grade: "tertiary", poolingArea: "X", ownership: "public" },
      ],
      groups: [
        { drg: "GB13", averageCost: "12000", relativeWeight: "1.2", stable: true },
        { drg: "*", averageCost: "10000", relativeWeight: "1", stable: true },
      ],
      budget: yearBudget(2019, "50000", { budgetUnit: "M" }),
    },
    [
      ...["--set", "settlement.paymentUnits.rows.by-disease.pays.fundSide=residual"],
      ...["--set", "settlement.paymentUnits.rows.outside-community.pays.as=item-cost"],
      ...["--set", `settlement.byDisease.diseases=[${JSON.stringify(HERNIA)}]`],
      ...more,
    ],
  );
export const leaving = (ids: readonly string[]) =>
  ids.map((id) =>
    application(id, id, {
      ...{ kind: "by-disease-exit", hospitalId: "T1", appliedOn: "2019-12-01" },
      reason: "cost-off-standard",
    }),
  );
