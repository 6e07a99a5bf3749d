import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  application,
  area,
  hernia,
  leaving,
  numbered,
  reviewed,
  reviewQuarter,
  settleHernias,
  stay,
} from "./reviewed-area.js";
import { csvRows, jsonRows, type Row, settleSmall, yearBudget } from "./small-area.js";

/** Of 1,000 stays five may be approved; five were applied for, so that one may be swapped. */
const FIVE = ["000", "001", "002", "003", "004"].map((id) => application(`A${id}`, id));
const classesIn = (folder: string, ids: readonly string[]) => {
  const byId = new Map(jsonRows(join(folder, "cases.jsonl")).map((row) => [row.caseId, row.caseClass]));
  return ids.map((id) => byId.get(id));
};

describe("ZJ-056: an approval that was settled falls with its application", () => {
  const approved = async (rows: readonly Row[] = FIVE) => {
    const { folder } = await settleSmall(area(numbered(1000, (id) => stay(id))));
    return (await reviewQuarter(folder, rows)).resettled;
  };

  it("swapped with the quota full: its mark is taken off and the other case has its place", async () => {
    const settled = await approved();
    const swap = application("S", "005", { appliedOn: "2026-02-01", replaces: "A000" });
    const { states, reasons, quotas, marks, resettled } = await reviewQuarter(settled, [...FIVE, swap]);
    expect(states).toEqual(["withdrawn", "approved", "approved", "approved", "approved", "approved"]);
    expect(reasons[0]).toContain("its earlier approval is taken back");
    expect(quotas[5]).toEqual({ population: 1000, allowed: 5, taken: 4 });
    expect(marks).toContainEqual({ specialReviewApproved: false, approvedCost: false });
    expect(classesIn(resettled, ["000", "001", "005"])).toEqual([
      "normal",
      "special-review",
      "special-review",
    ]);
  });

  it.each([
    ["withdrawn", { withdrawnOn: "2025-05-10" }, {}, "withdrawn"],
    ["voted down in a second vote", {}, { votesFor: 0, votesAgainst: 3 }, "voted-down"],
  ])("%s", async (_, more, decided, state) => {
    const settled = await approved();
    const { states, reasons, marks, resettled } = await reviewQuarter(
      settled,
      [application("A000", "000", more)],
      decided,
    );
    expect(states).toEqual([state]);
    expect(reasons[0]).toContain("its earlier approval is taken back");
    expect(marks).toEqual([{ specialReviewApproved: false, approvedCost: false }]);
    expect(classesIn(resettled, ["000", "001"])).toEqual(["normal", "special-review"]);
    const next = await reviewQuarter(resettled, [application("B", "006")]);
    expect(next.states).toEqual(["approved"]);
  });

  it("it stands where the second application is not heard, where too few voted, and where the case is applied for again", async () => {
    const settled = await approved();
    const unlisted = await reviewQuarter(settled, [application("A", "000", { reason: "other" })]);
    const few = await reviewQuarter(settled, [application("A", "000")], { votesFor: 0, votesAgainst: 1 });
    const again = await reviewQuarter(settled, [
      application("A", "000", { withdrawnOn: "2025-05-10" }),
      application("B", "000"),
    ]);
    expect([unlisted.states, few.states, again.states]).toEqual([
      ["reason-not-listed"],
      ["panel-too-small"],
      ["withdrawn", "approved"],
    ]);
    for (const { reasons } of [unlisted, few]) expect(reasons[0]).toContain("the earlier approval stands");
    expect([unlisted.marks, few.marks]).toEqual([[], []]);
    expect(again.marks).toEqual([{ specialReviewApproved: true, approvedCost: "10000" }]);
  });
});

it("SX-026: a by-disease exit that is taken back is paid by its disease again, and another may leave", async () => {
  const settled = await settleHernias(numbered(20, (id) => hernia(id)));
  const first = await reviewed(settled.folder, leaving(["000", "001", "002"]));
  const [taken = {}, ...others] = leaving(["000", "001", "002", "003"]);
  const again = await reviewed(first.resettled, [{ ...taken, withdrawnOn: "2019-12-10" }, ...others]);
  expect(again.states).toEqual(["withdrawn", "approved", "approved", "approved"]);
  expect(again.marks[0]).toEqual({ byDiseaseExit: false });
  const units = csvRows(join(again.resettled, "units.csv")).map(({ unit, cases }) => [unit, cases]);
  expect(units).toContainEqual(["by-disease", "17"]);
});

it("SX-050: a corrected record that was settled is not undone by taking the application back, and that is said", async () => {
  const cases = numbered(4, (id) => stay(id, { admissionDate: "2020-02-01", dischargeDate: "2020-02-09" }));
  const settled = await settleSmall(
    { ...area(cases), ruleset: "zhejiang-shaoxing@2020", budget: yearBudget(2020, "2000000") },
    ["--set", "settlement.review.recordCorrection.quota.unit=cases"],
  );
  const correction = application("A", "000", {
    ...{ kind: "record-correction", reason: "improperly-filled", appliedOn: "2021-02-01" },
    record: { ...cases[0], totalCost: "12000.00" },
  });
  const { resettled } = await reviewed(settled.folder, [correction]);
  const again = await reviewed(resettled, [{ ...correction, withdrawnOn: "2021-02-02" }]);
  expect([again.states, again.marks]).toEqual([["withdrawn"], []]);
  expect(again.reasons[0]).toContain("apply with the record as it was");
});
