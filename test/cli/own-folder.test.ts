import { readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { runCli, temporaryFolder } from "./run-cli.js";
import { rowsFile, settleSmall, yearBudget } from "./small-area.js";

const stay = (caseId: string, hospitalId: string) => ({
  ...{
    caseId,
    hospitalId,
    patientId: `P-${caseId}`,
    drg: "GE13",
    poolingArea: "X",
    insuranceType: "employee",
  },
  ...{ admissionDate: "2019-03-01", dischargeDate: "2019-03-20", diagnoses: ["I10.x00"], procedures: [] },
  ...{ sex: "male", ageYears: 50, totalCost: "10000.00", fundPayment: "7000.00" },
});
const hospital = (hospitalId: string, more: object = {}) => ({
  ...{ hospitalId, name: hospitalId, grade: "secondary", poolingArea: "X", ownership: "public", ...more },
});
/** C1 is paid by group in a community with a budget, C2 in one without, H1 by item outside of any. */
const settledWith = async (more: readonly string[]) =>
  await settleSmall(
    {
      ruleset: "zhejiang-shaoxing@2018",
      cases: ["C1", "C2", "H1"].map((id) => stay(`of-${id}`, id)),
      hospitals: [
        hospital("C1", { budgetUnit: "MC1" }),
        hospital("C2", { budgetUnit: "MC2" }),
        hospital("H1"),
      ],
      groups: [{ drg: "GE13", relativeWeight: "1", stable: true, averageCost: "10000" }],
      budget: yearBudget(2019, "12000", { budgetUnit: "MC1", budgetSoFar: "1000.00" }),
    },
    more,
  );
const settled = async () =>
  await settledWith([
    ...["--set", "settlement.paymentUnits.rows.outside-community.pays.as=item-cost"],
    ...["--set", "settlement.prepayment.ratio=0.8"],
  ]);

/** What a step of the year is told beside the folder that it goes on from. */
function stepInputs(folder: string): Readonly<Record<string, readonly string[]>> {
  const paid = { hospitalId: "C1", poolingArea: "X", insuranceType: "employee", payment: "1.00" };
  const application = {
    ...{ applicationId: "A1", kind: "special-review", appliedOn: "2020-03-01", reason: "high-cost" },
    ...{ caseId: "of-C1", hospitalId: "C1" },
  };
  return {
    resettle: [],
    prepay: ["--month", "2019-01"],
    clear: ["--prepaid", rowsFile(join(folder, ".."), "prepaid.jsonl", [paid])],
    review: ["--applications", rowsFile(join(folder, ".."), "applications.jsonl", [application])],
  };
}

it.each(["resettle", "prepay", "clear", "review"])(
  "%s writes nothing into the folder that it goes on from, --replace or not: the chain of a year would lose its beginning",
  async (command) => {
    const { folder } = await settled();
    const files = () =>
      readdirSync(folder)
        .sort()
        .map((name) => [name, readFileSync(join(folder, name)).toString("base64")]);
    const before = files();
    const words = [command, "--settled", folder, ...(stepInputs(folder)[command] ?? [])];
    const { code, stderr } = await runCli([...words, "--out", `${folder}/.`, "--replace"]);
    expect(stderr).toContain("OUTPUT_IS_INPUT");
    expect(code).toBe(2);
    expect(files()).toEqual(before);
  },
);

it.each(["resettle", "prepay", "clear", "review"])(
  "%s goes on from a settlement whose values file has moved once it is told where it is, and the figures stay",
  async (command) => {
    const at = (name: string) => join(temporary, name);
    const temporary = temporaryFolder();
    const source = { document: "made-up", clause: "-" };
    const value = (of: string, unit: string) => ({ value: of, unit, source, status: "supplied" });
    const values = {
      "settlement.paymentUnits.rows.outside-community.pays.as": value("item-cost", "method"),
      "settlement.prepayment.ratio": value("0.8", "share"),
    };
    const documents = [{ key: "made-up", title: "made up", seen: "none" }];
    writeFileSync(at("values.json"), JSON.stringify({ for: "zhejiang-shaoxing@2018", documents, values }));
    const { folder } = await settledWith(["--values", at("values.json")]);
    const words = [
      command,
      "--settled",
      folder,
      ...(stepInputs(folder)[command] ?? []),
      "--out",
      at("before"),
    ];
    await runCli(words);
    renameSync(at("values.json"), at("moved.json"));
    const next = [...words.slice(0, -1), at("after")];
    for (const [locale, remedy] of [
      ["zh", "--values 指明它现在何处"],
      ["en", "by --values where it is now"],
    ] as const) {
      const { code, stderr } = await runCli([...next, "--locale", locale]);
      expect([code, stderr.includes("INPUT_MOVED"), stderr.includes(remedy)]).toEqual([2, true, true]);
    }
    expect((await runCli([...next, "--values", at("moved.json")])).stderr).not.toContain("INPUT_");
    const told = (name: string) =>
      readdirSync(at(name))
        .filter((file) => !/^(summary\.json|report\.html|figures\.bin)$/.test(file))
        .sort()
        .map((file) => [file, readFileSync(join(at(name), file), "utf8")]);
    expect(told("after").length).toBeGreaterThan(0);
    expect(told("after")).toEqual(told("before"));
    expect(readFileSync(join(at("after"), "summary.json"), "utf8")).toContain("moved.json");
  },
);

it("the report of a settlement says what became of the cases as the terminal says it: what other units pay is not called unsettled", async () => {
  const { folder } = await settled();
  const page = readFileSync(join(folder, "report.html"), "utf8");
  expect(page).toContain("1 outside of the scope, 1 not settled");
  expect(page).toContain("不在范围 1，未结算 1");
});
