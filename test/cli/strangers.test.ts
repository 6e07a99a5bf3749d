import { describe, expect, it } from "vitest";
import { unknownNamedGroups } from "../../src/engine/named-groups.js";
import { applyValues } from "../../src/rulesets/index.js";
import { edition } from "../rulesets/shipped.js";
import { table } from "./cases.js";
import { type CaseRow, settleSpoiled } from "./spoiled-area.js";

interface Message {
  readonly zh: string;
  readonly en: string;
}

/** Three of SYN-H004's cases, 16,670.73 yuan together, of which the fund paid 9,892.45. */
const SPOILED = new Set([0, 6, 7]);
const spoil = (change: CaseRow) => ({
  cases: (row: CaseRow, at: number) => (SPOILED.has(at) ? { ...row, ...change } : row),
});

/** Where the area that a record names tells the ledger, it has to be known; Shaoxing's ledger is the hospital's area. */
const BY_INSURED = ["--set", "settlement.ledgerArea=case"];

describe.each([
  ["hospital-unlisted", "SETTLEMENT_HOSPITAL_UNLISTED", { hospitalId: "SYN-H004x" }, "SYN-H004x", []],
  ["area-unknown", "SETTLEMENT_AREA_UNKNOWN", { poolingArea: "SYN-AX" }, "SYN-AX", BY_INSURED],
  ["group-unknown", "SETTLEMENT_GROUP_UNKNOWN", { drg: "ZZ99" }, "ZZ99", []],
])("a case that names what nobody knows: %s", (reason, code, change, name, words) => {
  it("is not paid, and says why with its cost", async () => {
    const settled = await settleSpoiled(spoil(change), words);
    const rows = settled.rows();
    for (const at of SPOILED) {
      expect(rows[at]).toMatchObject({ settlement: reason, unsettledCost: expect.stringMatching(/^\d/) });
      expect(rows[at]).not.toHaveProperty("payment");
    }
    expect(rows.filter(({ settlement }) => settlement === "settled")).toHaveLength(9);
  });

  it("is counted with its cost in the summary, on the terminal and on stderr; the exit code is 1", async () => {
    const settled = await settleSpoiled(spoil(change), words);
    const { unsettled } = settled.summary();
    expect(unsettled).toMatchObject([{ reason, cases: 3, itemTotalCost: "16670.73", withoutCost: 0 }]);
    expect(settled.stdout).toMatch(new RegExp(`${reason}\\s+SYN-H\\S+\\s+3\\s+16,670\\.73`));
    expect(settled.stderr).toContain(`${code}: 3 cases`);
    expect(settled.stderr).toContain(name);
    expect(settled.code).toBe(1);
  });

  it("enriches nobody: its cost is set aside from the fund's 80,000 and the rest is shared", async () => {
    const settled = await settleSpoiled(spoil(change), words);
    const paid = table(`${settled.out}/statement.csv`).map(({ drgTotalCost = "" }) => Number(drgTotalCost));
    expect(paid.reduce((sum, amount) => sum + amount, 0)).toBeCloseTo(80_000 - 16_670.73, 2);
    expect(settled.summary().totals).toMatchObject([
      { status: "settled", distribution: { budget: "80000", reserved: "16670.73", total: "63329.27" } },
    ]);
  });

  it("gets no line and opens no fund of its own", async () => {
    const settled = await settleSpoiled(spoil(change), words);
    const rows = table(`${settled.out}/statement.csv`);
    expect(rows.map(({ hospitalId, reserved }) => [hospitalId, reserved])).toEqual([
      ["SYN-H003", ""],
      ["SYN-H004", ""],
      ["", "16670.73"],
    ]);
    expect(settled.summary().totals).toHaveLength(1);
  });
});

it("of many names the commonest are told, those of as many cases by name, and how many there are beside", async () => {
  const names = ["ZZ2", "ZZ1", "ZZ4", "ZZ2", "ZZ3", "ZZ1", "ZZ3"];
  const { stderr } = await settleSpoiled({
    cases: (row, at) => (at < names.length ? { ...row, hospitalId: names[at] } : row),
  });
  expect(stderr).toMatch(/SETTLEMENT_HOSPITAL_UNLISTED: 7 cases.*ZZ1, ZZ2, ZZ3.*1 more/);
});

describe("what nobody knows, beside the cases", () => {
  it("the small area itself is whole: nothing is set aside", async () => {
    const settled = await settleSpoiled();
    expect(settled).toMatchObject({ code: 0, stderr: "" });
    expect(settled.summary().unsettled).toEqual([]);
  });

  it("a row of the group table whose code the scheme lacks is named; nobody is paid by it", async () => {
    const settled = await settleSpoiled({
      groups: (csv) => csv.replace("KT11,", "KX11,").replace("GE13,", "GE93,"),
    });
    const notes = settled.summary().diagnostics as { code: string; message: { en: string } }[];
    const note = notes.find(({ code }) => code === "ENGINE_GROUPS_NOT_IN_SCHEME");
    expect(note?.message.en).toContain("2 rows");
    expect(note?.message.en).toContain("GE93, KX11");
  });

  it("ENGINE_VALUE_GROUPS_UNKNOWN: groups that a given value names and nobody knows, with the code that one is near to; nothing is said of those that are known", async () => {
    const path = "weights.coefficient.groupsWithoutCoefficient.first-batch";
    const named = async (codes: readonly string[]) => {
      const { summary } = await settleSpoiled({}, ["--set", `${path}=${JSON.stringify(codes)}`]);
      const notes = summary().diagnostics as { code: string; path: string; message: Message }[];
      return notes.filter(({ code }) => code === "ENGINE_VALUE_GROUPS_UNKNOWN");
    };
    const [note, ...others] = await named(["ge13", "ZZ99", "KT11 ", "GE13"]);
    expect(others).toEqual([]);
    expect(note?.path).toBe(path);
    expect(note?.message.en).toContain("names 3 groups");
    expect(note?.message.en).toContain('"ge13" (GE13?), "ZZ99", "KT11 " (KT11?)');
    expect(note?.message.zh).toContain("“ge13”（是否应为 GE13？）、“ZZ99”、“KT11 ”（是否应为 KT11？）");
    expect(await named(["GE13", "KT11"])).toEqual([]);
  });

  it("rows of a given table name groups too: the group that they hold for", () => {
    const path = "settlement.rate.negotiated.standards";
    const supplied = {
      ...{
        value: [
          { drg: "bd29", standard: "100" },
          { drg: "BD29", standard: "200" },
        ],
        unit: "yuan",
      },
      ...{ source: { document: "local", clause: "1" }, status: "supplied", overrides: true },
    };
    const ruleset = applyValues(edition("henan-sanmenxia@2022"), {
      for: "henan-sanmenxia@2022",
      documents: [{ key: "local", title: "本地", seen: "none" }],
      values: { [path]: supplied },
    });
    const known = { strangers: [], has: (drg: string) => drg === "BD29", alike: () => "BD29" };
    const told = unknownNamedGroups(ruleset, "2022-12-31", known);
    expect(told.map((one) => [one.path, one.message.en.includes("names 1 group ")])).toEqual([[path, true]]);
    expect(unknownNamedGroups(edition("henan-sanmenxia@2022"), "2022-12-31", known)).toEqual([]);
    // Its standards hold from the first day of the edition; a day before it is asked about as that day.
    const dated = JSON.parse(JSON.stringify(ruleset));
    const { unit, ...state } = dated.settlement.rate.negotiated.standards;
    dated.settlement.rate.negotiated.standards = { unit, history: [{ from: "2022-01-01", ...state }] };
    expect(unknownNamedGroups(dated, "2021-12-31", known)).toEqual(told);
  });

  it("a hospitals file without a row is refused: everybody would be a stranger, or nobody", async () => {
    const settled = await settleSpoiled({ hospitals: (csv) => `${csv.split("\n")[0]}\n` });
    expect(settled.code).toBe(1);
    expect(settled.stderr).toContain("INPUT_WITHOUT_ROWS");
  });

  it("the ledger is the hospital's area (SX-056): a case that names another known area is settled where it was treated", async () => {
    const settled = await settleSpoiled({
      ...spoil({ poolingArea: "SYN-A2" }),
      hospitals: (csv) => `${csv.trim()}\nSYN-H009,h9,secondary,SYN-A2,1\n`,
    });
    const base = await settleSpoiled();
    expect(settled.read("statement.csv")).toBe(base.read("statement.csv"));
  });

  it("so is one that names an area outside the city (SX-041): it is who is insured, and need not be known here", async () => {
    const settled = await settleSpoiled(spoil({ poolingArea: "SYN-AX", marks: { offSite: true } }));
    const base = await settleSpoiled();
    expect(settled).toMatchObject({ code: 0, stderr: "" });
    expect(settled.read("statement.csv")).toBe(base.read("statement.csv"));
  });

  it("a fund smaller than what is set aside is not settled, and says why", async () => {
    const settled = await settleSpoiled({
      ...spoil({ drg: "ZZ99" }),
      budget: (json) => json.replace("80000.00", "16670.72"),
    });
    expect(settled.code).toBe(1);
    expect(settled.stderr).toMatch(
      /SETTLEMENT_BUDGET_BELOW_RESERVE: .* is 16670\.72 yuan, less than the 16670\.73 yuan that come off it first \(16670\.73 set aside .*, 0\.00 paid by other payment units\)/,
    );
    expect(settled.summary().totals).toMatchObject([{ status: "budget-below-reserve" }]);
  });

  it("a case without a discharge date has not ended: it is not settled, and named", async () => {
    const settled = await settleSpoiled(spoil({ dischargeDate: null, admissionDate: null }));
    expect(settled.code).toBe(1);
    expect(settled.stderr).toContain("SETTLEMENT_NOT_DISCHARGED: 3 cases have no date of discharge");
  });
});

describe("values that cannot be", () => {
  it("a fund payment above the total cost: not paid, counted with its cost", async () => {
    const settled = await settleSpoiled({
      cases: (row, at) => (at === 0 ? { ...row, fundPayment: "99999999.00" } : row),
    });
    expect(settled.code).toBe(1);
    expect(settled.stderr).toContain("SETTLEMENT_FUND_ABOVE_COST: 1 case");
    expect(settled.summary().unsettled).toMatchObject([
      { reason: "fund-above-cost", cases: 1, itemTotalCost: "3305.23" },
    ]);
  });

  it("a fund payment of the whole cost is one that can be", async () => {
    const settled = await settleSpoiled({
      cases: (row, at) => (at === 0 ? { ...row, fundPayment: "3305.23", patientPayment: "0.00" } : row),
    });
    expect(settled).toMatchObject({ code: 0, stderr: "" });
  });

  it.each([
    ["999999999999999999999999999999999999999999999999999999999999", "RECORD_OUT_OF_RANGE"],
    ["0.00000000000001", "RECORD_DECIMAL_TOO_FINE"],
  ])("an average cost of %s is refused with file, row and field: %s", async (value, code) => {
    const settled = await settleSpoiled({ groups: (csv) => csv.replace("KT11,5516.4", `KT11,${value}`) });
    expect(settled.code).toBe(1);
    expect(settled.stderr).toMatch(new RegExp(`groups\\.csv:8: averageCost: ${code}`));
  });

  it.each(["1.6280", "0.3901"])(
    "a given coefficient of %s is beyond the limits of SX-036 and refused",
    async (k) => {
      const settled = await settleSpoiled({
        hospitals: (csv) =>
          csv.replace("SYN-H003,h3,secondary,SYN-A1,1", `SYN-H003,h3,secondary,SYN-A1,${k}`),
      });
      expect(settled.code).toBe(1);
      expect(settled.stderr).toContain("WEIGHTS_GIVEN_BEYOND_LIMITS");
      expect(settled.stderr).toContain(`SYN-H003 ${Number(k)}`);
    },
  );

  it.each(["1.6279", "0.3902"])(
    "a given coefficient of %s is at the limit of SX-036 and holds",
    async (k) => {
      const settled = await settleSpoiled({
        hospitals: (csv) =>
          csv.replace("SYN-H003,h3,secondary,SYN-A1,1", `SYN-H003,h3,secondary,SYN-A1,${k}`),
      });
      expect(settled).toMatchObject({ code: 0, stderr: "" });
    },
  );

  it("an edition settled outside its dates says so", async () => {
    const settled = await settleSpoiled({ budget: (json) => json.replaceAll("2020-", "2025-") });
    expect(settled.stderr).toContain("ENGINE_OUTSIDE_EDITION");
    expect(settled.stderr).toContain("2024-12-31");
  });
});
