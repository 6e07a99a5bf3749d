import { describe, expect, test } from "vitest";
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
