import { describe, expect, test } from "vitest";
import { misspeltAreas } from "../../src/settlement/misspelt-areas.js";
import { settle } from "../../src/settlement/settle.js";
import { budgetOf, pointsParameters } from "./parameters.js";
import { type TestCase, weighed } from "./weighed.js";

const STAY = { insuranceType: "employee", points: "10", cost: "1000", fund: "600" } as const;
const hospitals = [
  { hospitalId: "H1", grade: "secondary", poolingArea: "A" },
  { hospitalId: "H2", grade: "secondary", poolingArea: "B" },
] as const;

/** What a point is worth in each ledger, and how many stays are of an unknown area, when four stays name these areas of the insured. */
function settled(
  areas: readonly string[],
  ledgerArea: "case" | "hospital",
  listed: readonly { hospitalId: string; grade: "secondary"; poolingArea?: string }[] = hospitals,
) {
  const cases = areas.map(
    (poolingArea, at): TestCase => ({
      ...STAY,
      caseId: `${at}`,
      hospitalId: at < 3 ? "H1" : "H2",
      poolingArea,
    }),
  );
  const { ledgers, counts, diagnostics } = settle(
    {
      cases: weighed(cases),
      hospitals: listed,
      budget: budgetOf({ poolingArea: "A", amount: "3600" }, { poolingArea: "B", amount: "900" }),
    },
    pointsParameters({ ledgerArea }),
  );
  return {
    ledgers: ledgers.map(({ poolingArea, costPerPoint }) => [poolingArea, costPerPoint?.toFixed()]),
    unknown: counts["area-unknown"],
    errors: diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code),
  };
}

describe("the ledger of the hospital's area (SX-041, SX-042, ZJ-001)", () => {
  test.each([
    ["its own", "A"],
    ["another of the city", "B"],
    ["one outside the city that nobody here knows", "Z"],
  ])(
    "a stay counts in points and point value where it was treated, whatever area it names: %s",
    (_, area) => {
      expect(settled(["A", "A", area, "B"], "hospital")).toEqual({
        ledgers: [
          ["A", "120"],
          ["B", "90"],
        ],
        unknown: 0,
        errors: [],
      });
    },
  );

  test("a stay at a hospital that names no area stays with the area that it names, which then has to be known", () => {
    const [{ poolingArea: _, ...bare }, other] = hospitals;
    expect(settled(["A", "A", "Z", "B"], "hospital", [bare, other])).toMatchObject({
      ledgers: [
        ["A", "180"],
        ["B", "90"],
      ],
      unknown: 1,
      errors: ["SETTLEMENT_AREA_UNKNOWN"],
    });
  });

  test("where the ledger is that of the insured's area, an unknown one is a stranger, and its cost is set aside", () => {
    expect(settled(["A", "A", "Z", "B"], "case")).toEqual({
      ledgers: [
        ["A", "130"],
        ["B", "90"],
      ],
      unknown: 1,
      errors: ["SETTLEMENT_AREA_UNKNOWN"],
    });
  });
});

describe("an area of hospitals that has no row in the budget (SX-056)", () => {
  const said = (area: string, ...budgeted: string[]) =>
    misspeltAreas({
      budget: budgetOf(...budgeted.map((poolingArea) => ({ poolingArea, amount: "1" }))),
      hospitals: [
        { hospitalId: "H1", grade: "secondary", poolingArea: budgeted[0] ?? "" },
        { hospitalId: "H2", grade: "secondary", poolingArea: area },
        { hospitalId: "H3", grade: "secondary" },
      ],
    }).map(({ code, severity, message }) => [code, severity, message]);

  test.each([
    ["SYN-AI", "SYN-A1"],
    ["ＳＹＮ-A1", "SYN-A1"],
    ["syn-a1", "SYN-A1"],
    ["a", "A"],
  ])("%s is told beside %s", (area, meant) => {
    expect(said(area, meant)).toEqual([
      [
        "SETTLEMENT_AREA_NEARLY_KNOWN",
        "error",
        {
          zh: `医疗机构文件中 1 家机构（H2）的统筹区“${area}”在预算中没有，预算有相近的“${meant}”。若是误写，这些机构的病例成了另一个基金，两处金额都有误。请更正机构的统筹区；确为另一统筹区的，请在预算中给它各险种一行。`,
          en: `The budget has no pooling area "${area}", which 1 hospital of the hospitals file (H2) has, and has "${meant}", which is near to it. If that is meant, their cases are in a fund of its own, and the amounts of both are wrong. Correct the area of the hospitals; where it is another one, give it a row for each fund in the budget.`,
        },
      ],
    ]);
  });

  test.each([
    ["SYN-A2", "SYN-A1"],
    ["330681", "330682"],
    ["B", "A"],
    ["越城区", "柯桥区"],
  ])("%s is another than %s", (area, other) => {
    expect(said(area, other)).toEqual([]);
  });

  test("one that has a row of its own is none", () => {
    expect(said("SYN-AI", "SYN-A1", "SYN-AI")).toEqual([]);
  });
});
