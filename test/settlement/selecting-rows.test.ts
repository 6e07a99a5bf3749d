import { describe, expect, test } from "vitest";
import { decimal } from "../../src/primitives/index.js";
import { lastBeforeLimit } from "../../src/settlement/rate/abnormal-cases.js";
import { negotiatedFor } from "../../src/settlement/rate/negotiated-standards.js";
import { payersOf } from "../../src/settlement/rate/payers.js";
import { hasOperationsOfTwo, standardAt, takesPart } from "../../src/settlement/units/by-disease.js";

const yuan = decimal;
const bothOrders = <Row>(rows: readonly Row[]) => [rows, rows.toReversed()];

describe("negotiated standards (SMX-020): of the rows that select a hospital and fund the one that says most", () => {
  const own = { hospitalId: "H1", grade: "tertiary", tier: "tier-1", insuranceType: "employee" } as const;
  const other = { hospitalId: "H2", grade: "secondary", tier: "tier-2", insuranceType: "resident" } as const;
  const { insuranceType, ...hospital } = own;
  const asked = { ...hospital, ledger: { poolingArea: "411200", insuranceType }, fund: undefined };
  const row = (standard: string, says: object = {}) => ({ drg: "A", standard: yuan(standard), ...says });
  const agreed = (rows: readonly ReturnType<typeof row>[]) =>
    negotiatedFor(rows as never, asked as never)
      .get("A")
      ?.toFixed();

  test.each(Object.keys(own) as (keyof typeof own)[])("a row that names a %s holds there alone", (name) => {
    expect(agreed([row("5", { [name]: own[name] })])).toBe("5");
    expect(agreed([row("5", { [name]: other[name] })])).toBeUndefined();
    for (const rows of bothOrders([row("5", { [name]: own[name] }), row("1")]))
      expect(agreed(rows)).toBe("5");
  });

  test("two that say as much are not chosen between, unless a third says more", () => {
    const two = [row("2", { grade: own.grade }), row("3", { insuranceType })];
    expect(() => agreed(two)).toThrow("SETTLEMENT_RATE_AMBIGUOUS");
    for (const rows of bothOrders([...two, row("4", { grade: own.grade, insuranceType })]))
      expect(agreed(rows)).toBe("4");
  });

  test("groups are told apart", () => {
    const rows = [row("1"), { ...row("2"), drg: "B" }];
    expect([...negotiatedFor(rows as never, asked as never)].map(([drg, one]) => `${drg} ${one}`)).toEqual([
      "A 1",
      "B 2",
    ]);
  });
});

test.each([
  ["the hospital that is asked for, alone", { hospitalId: "H1" }, ["H1 tertiary"]],
  [
    "of a hospital without a row of its own every class",
    { hospitalId: "H9" },
    ["H9 secondary", "H9 tertiary"],
  ],
  ["every class, where no hospital is asked for", {}, ["secondary", "tertiary"]],
  ["the class that is asked for", { grade: "secondary" }, ["secondary"]],
] as const)("payers: %s", (_what, asked, payers) => {
  const rate = yuan("1");
  const rates = [
    { grade: "secondary", rate },
    { hospitalId: "H1", grade: "tertiary", rate },
    { grade: "tertiary", rate },
  ];
  const told = payersOf({ method: "given", rates } as never, asked);
  expect(told.map(({ hospitalId, grade }) => [hospitalId, grade].join(" ").trim())).toEqual(payers);
});

test.each([
  ["a tier alone: its rows", { tier: "upper" }, ["tertiary upper"]],
  [
    "a tier that no row names: what holds for every tier, and says no tier",
    { tier: "none" },
    ["secondary", "primary"],
  ],
  ["a tier of a grade whose row names none", { grade: "secondary", tier: "upper" }, ["secondary"]],
] as const)("payers: %s", (_what, asked, payers) => {
  const rate = yuan("1");
  const rates = [
    { grade: "tertiary", tier: "upper", rate },
    { grade: "tertiary", tier: "lower", rate },
    { grade: "secondary", rate },
    { grade: "primary", rate },
  ];
  const told = payersOf({ method: "given", rates } as never, asked);
  expect(told.map(({ grade, tier }) => [grade, tier].join(" ").trim())).toEqual(payers);
});

describe("the standard of a disease (SX-023): the county's row that says most, else that of everywhere", () => {
  const county = { poolingArea: "330602", grade: "tertiary", community: "outside" } as const;
  const at = (standards: readonly object[], budgetUnit?: string) =>
    standardAt(
      { id: "d", diagnoses: [], procedures: [], standard: yuan("9"), standards } as never,
      county.poolingArea,
      { grade: county.grade, ...(budgetUnit !== undefined && { budgetUnit }) },
    )?.toFixed();
  const row = (amount: string, says: object = {}) => ({ amount: yuan(amount), ...says });

  test.each([
    ["poolingArea", "330603"],
    ["grade", "secondary"],
    ["community", "inside"],
  ] as const)("a row that names a %s holds there alone", (name, other) => {
    expect(at([row("5", { [name]: county[name] })])).toBe("5");
    expect(at([row("5", { [name]: other })])).toBe("9");
    for (const rows of bothOrders([row("5", { [name]: county[name] }), row("1")])) expect(at(rows)).toBe("5");
  });

  test("a hospital of a community is inside", () => {
    expect(at([row("5", { community: "inside" })], "unit-1")).toBe("5");
  });

  test("two rows that say as much give a standard only where it is the same", () => {
    const { poolingArea, grade } = county;
    expect(at([row("5", { poolingArea }), row("5.00", { grade })])).toBe("5");
    for (const rows of bothOrders([row("5", { poolingArea }), row("6", { grade })]))
      expect(at(rows)).toBeUndefined();
  });
});

test.each([
  ["tertiary", undefined, true, true],
  ["secondary", undefined, true, false],
  ["tertiary", "unit-1", true, false],
  ["tertiary", "unit-1", false, true],
] as const)("SX-024: a %s hospital of community %s, communities left out %s: takes part %s", (...row) => {
  const [grade, budgetUnit, outsideCommunity, takes] = row;
  const hospital = { grade, ...(budgetUnit !== undefined && { budgetUnit }) };
  expect(takesPart(hospital, { grades: ["tertiary"], outsideCommunity })).toBe(takes);
});

test.each([
  ["public", "tertiary", true],
  ["private", "tertiary", false],
  [undefined, "tertiary", undefined],
  [undefined, "secondary", false],
] as const)("SX-024: of public hospitals, a hospital owned %s of grade %s takes part: %s", (...row) => {
  const [ownership, grade, takes] = row;
  const hospital = { grade, ...(ownership !== undefined && { ownership }) };
  const asked = { grades: ["tertiary"], outsideCommunity: true, ownership: "public" } as const;
  expect(takesPart(hospital, asked)).toBe(takes);
});

test.each([
  [["p1", "p3"], true],
  [["p3", "p1"], true],
  [["p1", "p2"], false],
  [["p1", "p1"], false],
  [["p1", "p9"], false],
  [["p5"], false],
  [[], false],
])("SX-026: operations %j are of two diseases: %s", (procedures, isOfTwo) => {
  const disease = (id: string, ...own: string[]) => ({ id, diagnoses: [], procedures: own });
  const diseases = [disease("a", "p1", "p2", "p5"), disease("b", "p3", "p4", "p5")];
  expect(hasOperationsOfTwo({ procedures }, diseases)).toBe(isOfTwo);
});

test.each([
  // standard, multiple, the dearest cost that is not above it and the dearest that is below it, fen
  ["100", "3", 30_000, 29_999],
  ["100.01", "0.3", 3_000, 3_000],
  ["99.99", "0.3", 2_999, 2_999],
])(
  "of a standard of %s and %s times it the last cost is %i fen above and %i below",
  (standard, multiple, ...last) => {
    const exact = BigInt(yuan(standard).times(100).toFixed()) * 10n ** 22n;
    const at = (abnormal: "above" | "below") => lastBeforeLimit({ abnormal } as never, yuan(multiple), exact);
    expect([at("above"), at("below")]).toEqual(last);
  },
);
