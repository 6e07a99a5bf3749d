import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { runCli, temporaryFolder } from "./run-cli.js";
import { jsonRows, type Row, rowsFile, settleSmall, yearBudget } from "./small-area.js";

const SHIPPED = join(import.meta.dirname, "../../rulesets/regions/zhejiang-shaoxing/2018.json");

const stay = (caseId: string, hospitalId: string): Row => ({
  ...{ caseId, hospitalId, patientId: `P-${caseId}`, drg: "GE13", poolingArea: "X" },
  ...{ insuranceType: "employee", admissionDate: "2019-01-03", dischargeDate: "2019-01-22" },
  ...{ diagnoses: ["I10.x00"], procedures: [], sex: "male", ageYears: 50 },
  ...{ totalCost: "10000.00", fundPayment: "7000.00" },
});
const hospital = (hospitalId: string, more: Row = {}): Row => ({
  ...{ hospitalId, name: hospitalId, grade: "secondary", poolingArea: "X", ownership: "public", ...more },
});
const settledUnder = async (ruleset: string) =>
  await settleSmall({
    ruleset,
    cases: ["C1", "C1", "H1"].map((id, at) => stay(`of-${id}-${at}`, id)),
    hospitals: [hospital("C1", { budgetUnit: "MC1" }), hospital("H1")],
    groups: [{ drg: "GE13", relativeWeight: "1", stable: true, averageCost: "10000" }],
    budget: yearBudget(2019, "12000", { budgetUnit: "MC1", budgetSoFar: "1000.00" }),
  });

/** What a draft changes: a case outside of any community is paid by item, and a month is prepaid at a ratio. */
const KINDS: Readonly<Record<string, (ratio: string) => object>> = {
  "a variant of a shipped edition": (ratio) => ({
    extends: "zhejiang-shaoxing@2018",
    settlement: {
      prepayment: { ratio },
      paymentUnits: { rows: { "outside-community": { pays: { as: "item-cost" } } } },
    },
  }),
  "an edition of its own": (ratio) => {
    const { $schema: _schema, ...edition } = JSON.parse(readFileSync(SHIPPED, "utf8"));
    const { prepayment, paymentUnits } = edition.settlement;
    prepayment.ratio = { ...prepayment.applies, value: ratio, unit: "share" };
    paymentUnits.rows["outside-community"].pays.as.value = "item-cost";
    return { ...edition, id: "utopia-xinghe" };
  },
};

function draftIn(folder: string, name: string, edition: object): string {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(edition));
  return file;
}

/** The amount of the first line that a month is prepaid. */
async function prepaid(folder: string, out: string, more: readonly string[] = []) {
  const words = ["prepay", "--settled", folder, "--month", "2019-01", "--out", out, "--replace"];
  const told = await runCli([...words, "--locale", "en", ...more]);
  const [head = "", first = ""] =
    told.code !== 0 ? [] : readFileSync(join(out, "prepayment.csv"), "utf8").split("\n");
  return { ...told, payment: Number(first.split(",")[head.split(",").indexOf("payment")]) };
}

it.each(Object.entries(KINDS))(
  "%s that a file gives is what every later step goes on under: the folder names the file with its digest",
  async (_kind, edition) => {
    const temporary = temporaryFolder();
    const at = (name: string) => join(temporary, name);
    const draft = draftIn(temporary, "draft.json", edition("0.9"));
    const { folder, summary } = await settledUnder(draft);
    const recorded = summary.inputs.filter(({ role }: { role: string }) => role === "ruleset");
    expect(recorded.map(({ file }: { file: string }) => file)).toEqual([draft]);

    const other = draftIn(temporary, "other.json", edition("0.5"));
    const half = await prepaid((await settledUnder(other)).folder, at("half"));
    const { payment } = await prepaid(folder, at("prepaid"));
    expect(payment).toBeGreaterThan(0);
    expect(payment / half.payment).toBeCloseTo(1.8, 3);
    expect((await runCli(["settle", "--verify", at("prepaid")])).code).toBe(0);

    const again = await runCli(["resettle", "--settled", folder, "--out", at("again"), "--locale", "en"]);
    expect(again.stderr).not.toContain("RULESET_NOT_FOUND");
    for (const name of ["statement.csv", "units.csv", "cases.jsonl"])
      expect(readFileSync(join(at("again"), name), "utf8")).toBe(readFileSync(join(folder, name), "utf8"));
    expect((await runCli(["settle", "--verify", folder])).code).toBe(0);
    const paid = rowsFile(temporary, "prepaid.jsonl", [
      { hospitalId: "C1", poolingArea: "X", insuranceType: "employee", payment: "1.00" },
    ]);
    const cleared = await runCli([
      "clear",
      "--settled",
      at("again"),
      "--prepaid",
      paid,
      "--out",
      at("cleared"),
    ]);
    expect(cleared.stderr).not.toContain("CLEARED_NOT_AS_STATED");
    expect(readFileSync(join(at("cleared"), "summary.json"), "utf8")).toContain("draft.json");
    expect(jsonRows(join(folder, "cases.jsonl"))).toHaveLength(3);

    for (const given of [other, "zhejiang-shaoxing@2018"]) {
      const { code, stderr } = await prepaid(folder, at("refused"), ["--ruleset", given]);
      expect([code, stderr.includes("INPUT_NOT_AS_RECORDED")]).toEqual([1, true]);
      expect((await runCli(["settle", "--verify", folder, "--ruleset", given])).code).toBe(1);
    }
    mkdirSync(at("elsewhere"));
    renameSync(draft, at("elsewhere/moved.json"));
    const moved = await prepaid(folder, at("moved"));
    expect([moved.code, moved.stderr.includes("INPUT_MOVED"), moved.stderr.includes("--ruleset")]).toEqual([
      ...[2, true, true],
    ]);
    expect((await runCli(["settle", "--verify", folder])).code).toBe(1);
    const told = ["--ruleset", at("elsewhere/moved.json")];
    expect((await prepaid(folder, at("moved"), told)).payment).toBe(payment);
    expect((await runCli(["settle", "--verify", folder, ...told])).code).toBe(0);
    writeFileSync(draft, JSON.stringify(edition("0.5")));
    expect((await prepaid(folder, at("changed"))).stderr).toContain("INPUT_NOT_AS_RECORDED");
  },
);

it("the calendar of a year names the file that settles it: the id of an edition of one's own opens nothing", async () => {
  const draft = draftIn(temporaryFolder(), "draft.json", KINDS["an edition of its own"]?.("0.9") ?? {});
  const { stdout } = await runCli(["year", "--ruleset", draft, "--format", "json"]);
  expect(JSON.parse(stdout).map(({ command }: { command: string }) => command)).toContain(
    `chs-drg settle --ruleset ${draft}`,
  );
});

it("an edition without rules settles and clears; screen says where the section is written", async () => {
  const temporary = temporaryFolder();
  const at = (name: string) => join(temporary, name);
  const own: { rules?: object } = KINDS["an edition of its own"]?.("0.9") ?? {};
  const { rules: _rules, ...edition } = own;
  const draft = draftIn(temporary, "draft.json", edition);
  const { folder } = await settledUnder(draft);
  const paid = rowsFile(temporary, "prepaid.jsonl", [
    { hospitalId: "C1", poolingArea: "X", insuranceType: "employee", payment: "1.00" },
  ]);
  const cleared = await runCli(["clear", "--settled", folder, "--prepaid", paid, "--out", at("cleared")]);
  expect(cleared.stderr).not.toContain("ENGINE_SECTION_ABSENT");
  expect(readFileSync(join(at("cleared"), "clearing.csv"), "utf8")).toContain("C1");
  expect((await runCli(["settle", "--verify", at("cleared")])).code).toBe(0);
  const cases = rowsFile(temporary, "cases.jsonl", [stay("one", "C1")]);
  for (const [locale, remedy] of [
    ["zh", "请在其中补写该节"],
    ["en", "in a ruleset file of your own, write the section"],
  ] as const) {
    const words = ["screen", "--ruleset", draft, "--cases", cases, "--out", at("screened")];
    const { stderr } = await runCli([...words, "--locale", locale]);
    expect([stderr.includes("ENGINE_SECTION_ABSENT"), stderr.includes(remedy)]).toEqual([true, true]);
  }
});
