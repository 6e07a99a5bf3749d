import { describe, expect, it } from "vitest";
import { application, area, numbered, reviewed, reviewQuarter, stay } from "./reviewed-area.js";
import { type Row, settleSmall } from "./small-area.js";

const numbers = (count: number, from = 0) =>
  numbered(from + count, (id) => application(`A${id}`, id)).slice(from);
const swap = (id: string, caseId: string, replaces: string, more: Row = {}) =>
  application(id, caseId, { appliedOn: "2026-02-01", replaces, ...more });

/** Reviews applications on 2,000 stays, of which ten may be approved. */
const review = async (rows: readonly Row[]) => {
  const { folder } = await settleSmall(area(numbered(2000, (id) => stay(id))));
  return reviewQuarter(folder, rows);
};

describe("ZJ-056: a swap takes the place of an earlier application, its date included", () => {
  it("a swap may itself be swapped, in whatever order the rows stand; each is told", async () => {
    const chain = [swap("S2", "101", "S1", { appliedOn: "2026-01-31" }), swap("S1", "100", "A000")];
    const { states, reasons, marks } = await review([...numbers(10), ...chain]);
    expect(states.slice(-2)).toEqual(["approved", "withdrawn"]);
    expect([states[0], reasons[0]]).toEqual(["withdrawn", "swapped for another case"]);
    expect(reasons.slice(-2)).toEqual(["", "swapped for another case"]);
    expect(marks).toHaveLength(10);
  });

  it("the place is that of the first: of applications of one day the one whose id comes later has none", async () => {
    const { states } = await review([...numbers(11), swap("S", "100", "A000")]);
    expect(states).toEqual(["withdrawn", ...Array(9).fill("approved"), "over-quota", "approved"]);
  });

  it.each([
    ["a case that is not there", "NOPE", {}, "unknown-case"],
    ["a reason that is not heard", "100", { reason: "other" }, "reason-not-listed"],
    ["a case that is applied for", "003", {}, "repeated"],
    ["the case that it takes the place of", "000", {}, "repeated"],
  ])(
    "for %s is not made: the earlier application stays, and so does the swap that is left",
    async (_, caseId, more, cause) => {
      const { states, reasons } = await review([
        ...numbers(5),
        swap("S1", caseId, "A000", more),
        swap("S2", "101", "A001"),
      ]);
      expect(states).toEqual([
        "approved",
        "withdrawn",
        "approved",
        "approved",
        "approved",
        cause,
        "approved",
      ]);
      expect(reasons[5]).toContain("the application to take the place of stays");
    },
  );

  it("waits with the others where a deadline cannot be told, and takes nobody's place", async () => {
    const { folder } = await settleSmall(area(numbered(1000, (id) => stay(id))));
    const approved = (await reviewQuarter(folder, numbers(5))).resettled;
    const { states, marks } = await reviewed(approved, [...numbers(5), swap("S", "100", "A000")]);
    expect(states).toEqual(Array(6).fill("waiting"));
    expect(marks).toEqual([]);
  });

  it("one that takes the place of what is gone says so", async () => {
    const { states, reasons } = await review([
      ...numbers(9),
      application("A009", "009", { withdrawnOn: "2025-05-01" }),
      swap("S1", "100", "A009"),
      swap("S2", "101", "A999"),
    ]);
    expect(states.slice(-3)).toEqual(["withdrawn", "inadmissible", "inadmissible"]);
    expect(reasons.at(-2)).toContain("was taken back or swapped before");
    expect(reasons.at(-1)).toBe("there is no such application to take the place of");
  });
});

describe("ZJ-056: swaps are a fifth of the cases that are applied for", () => {
  const five = [...numbers(5), swap("S1", "100", "A000"), swap("S2", "101", "A001")];
  it.each([
    ["five cases", [], 1],
    ["five cases, one of them applied for six times", numbered(5, (id) => application(`X${id}`, "004")), 1],
    ["five cases, and five that are not there", numbered(5, (id) => application(`X${id}`, `NOPE${id}`)), 1],
    ["ten cases", numbers(5, 5), 2],
  ])("%s", async (_, more, made) => {
    const { states, reasons } = await review([...five, ...more]);
    expect(states.filter((state) => state === "withdrawn")).toHaveLength(made);
    expect(reasons[6]).toBe(made > 1 ? "" : "beyond the quota of swaps");
  });
});
