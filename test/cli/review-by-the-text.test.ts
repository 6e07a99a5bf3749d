import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  application,
  area,
  byDay,
  DAILY,
  hernia,
  hospital,
  inQuarter,
  leaving,
  numbered,
  reviewed,
  settleHernias,
  stay,
} from "./reviewed-area.js";
import { jsonRows, settleSmall, yearBudget } from "./small-area.js";

/** The values that Lishui's table of payment units lacks: acute stays of 60 days and more are paid by the day. */
const LONG_STAYS = [
  'settlement.bedDay.standards=[{"careType":"acute","grade":"secondary","daily":"190"}]',
  "settlement.paymentUnits.rows.long-stay.when.longStayFromDays=60",
  "settlement.paymentUnits.rows.long-stay.pays.fundSide=residual",
].flatMap((value) => ["--set", value]);

describe("ZJ-055: the review and the settlement take the quota of the same cases", () => {
  it.each([
    ["a stay that another pays", stay("other", { marks: { otherPayer: true } })],
    ["a stay of a group that nobody knows", stay("other", { drg: "XX99" })],
    ["a stay by the day", byDay("other")],
  ])("199 stays and %s are 199 DRG discharges, none of whom may be approved", async (_, other) => {
    const { states, quotas } = await inQuarter(
      [...numbered(199, (id) => stay(id)), other],
      [application("A1", "000")],
    );
    expect([states, quotas]).toEqual([["over-quota"], [{ population: 199, allowed: 0 }]]);
  });

  it("200 stays have one place; what is approved is settled", async () => {
    const { states, resettled } = await inQuarter(
      numbered(200, (id) => stay(id)),
      [application("A1", "000")],
    );
    expect(states).toEqual(["approved"]);
    expect(jsonRows(join(resettled, "cases.jsonl"))[0]).toMatchObject({ settlement: "settled" });
  });
});

it("ZJ-058: the cost that is approved is net of what the case carries as unreasonable", async () => {
  const dear = stay("dear", { totalCost: "90000.00", marks: { unreasonableCost: "40000.00" } });
  const { marks } = await inQuarter([...numbered(199, (id) => stay(id)), dear], [application("A1", "dear")]);
  expect(marks).toEqual([{ specialReviewApproved: true, approvedCost: "50000" }]);
});

describe("ZJ-054: applications are of the cycle before", () => {
  it("a case that was discharged in another is not heard", async () => {
    const later = stay("later", { admissionDate: "2025-08-01", dischargeDate: "2025-08-10" });
    const { states } = await inQuarter(
      [...numbered(200, (id) => stay(id)), later],
      [application("A1", "later"), application("A2", "000")],
    );
    expect(states).toEqual(["other-cycle", "approved"]);
  });

  it("an application may be made in the first 15 working days after the cycle, not before it ended; one made again within them is heard", async () => {
    const days = ["2025-03-20", "2025-03-31", "2025-04-01", "2025-04-22", "2025-04-23"];
    const again = application("again", "000", { appliedOn: "2025-04-02" });
    const { states, reasons } = await inQuarter(
      numbered(1000, (id) => stay(id)),
      [...days.map((appliedOn, at) => application(`A${at}`, `00${at}`, { appliedOn })), again],
    );
    expect(states).toEqual(["early", "early", "approved", "approved", "late", "approved"]);
    expect(reasons[0]).toContain("before the days of application, which begin after the cycle");
  });

  it.each(["2025-02-15", "2025-02-28", "2024-12-31"])("no cycle ends on %s", async (day) => {
    const { folder } = await settleSmall(area([stay("1")]));
    const { code, stderr } = await reviewed(folder, [application("A1", "1")], ["--cycle-end", day]);
    expect(code).toBe(1);
    expect(stderr).toContain("CYCLE_END_NOT_ONE");
    expect(stderr).toContain("2025-03-31, 2025-06-30, 2025-09-30, 2025-12-31");
  });
});

describe("an approval of a case that stays unsettled says what is to be corrected first", () => {
  it.each([
    ["a group that nobody knows", { drg: "XX99" }, /still not settled \(group not in the scheme: "XX99"\)/],
    ["one that differs by case", { drg: "bt15" }, /group not in the scheme: "bt15", BT15\?\)/],
    ["a fund payment above its cost", { fundPayment: "10000.01" }, /fund payment above total cost/],
  ])("ZJ-055: %s", async (_, more, told) => {
    const { states, reasons, resettled } = await inQuarter(
      [...numbered(200, (id) => stay(id)), stay("none", more)],
      [application("A1", "none"), application("A2", "001")],
    );
    expect(states).toEqual(["approved", "over-quota"]);
    expect([reasons[0], reasons[1]]).toEqual([
      expect.stringMatching(told),
      expect.not.stringContaining("not settled"),
    ]);
    const outcome = jsonRows(join(resettled, "cases.jsonl")).find(({ caseId }) => caseId === "none");
    expect(outcome?.settlement).not.toBe("settled");
  });

  it("SX-050: a corrected record of a group that nobody knows is told, one that mends it is not", async () => {
    const dates = { admissionDate: "2020-02-01", dischargeDate: "2020-02-09" };
    const cases = [stay("1", dates), stay("2", { ...dates, drg: "XX99" })];
    const { folder } = await settleSmall(
      { ...area(cases), ruleset: "zhejiang-shaoxing@2020", budget: yearBudget(2020, "2000000") },
      ["--set", "settlement.review.recordCorrection.quota.unit=cases"],
    );
    const correction = (id: string, drg: string) =>
      application(`A${id}`, id, {
        ...{ kind: "record-correction", reason: "improperly-filled", appliedOn: "2021-02-01" },
        record: stay(id, { ...dates, drg }),
      });
    const { states, reasons } = await reviewed(folder, [correction("1", "XX98"), correction("2", "BT15")]);
    expect(states).toEqual(["approved", "approved"]);
    expect(reasons).toEqual([
      expect.stringMatching(/group not in the scheme: "XX98"\)/),
      expect.not.stringContaining("group"),
    ]);
  });
});

describe("an approval that would change nothing takes no place of the quota", () => {
  it.each([
    ["is settled by the day", byDay("none"), "settled, bed-day"],
    ["another pays", stay("none", { marks: { otherPayer: true } }), "not paid"],
  ])("a stay that %s", async (_, none, words) => {
    const { states, reasons } = await inQuarter(
      [...numbered(200, (id) => stay(id)), none],
      [application("A1", "none"), application("A2", "001")],
    );
    expect(states).toEqual(["no-effect", "approved"]);
    expect(reasons[0]).toContain(words);
  });

  it("NAT-070: a stay that the units of Lishui pay by the day for its length", async () => {
    const long = stay("long", { admissionDate: "2023-01-01", dischargeDate: "2023-05-30" });
    const short = stay("short", { admissionDate: "2023-02-01", dischargeDate: "2023-02-09" });
    const settled = await settleSmall(
      {
        ...area([long, short]),
        hospitals: [hospital("H1", { businessType: "acute" })],
        ...{ ruleset: "zhejiang-lishui@2020", budget: yearBudget(2023, "200000") },
      },
      LONG_STAYS,
    );
    const rows = [application("A1", "long"), application("A2", "short")];
    const { states, reasons } = await reviewed(settled.folder, rows, [], { points: "300" });
    expect(states).toEqual(["no-effect", "approved"]);
    expect(reasons[0]).toContain("paid under another unit, ");
  });

  it("SX-052: an acute stay has no payment by the day to leave", async () => {
    const cases = [stay("acute"), byDay("day")].map((row) => ({
      ...row,
      ...{ admissionDate: "2020-02-01", dischargeDate: "2020-02-09" },
    }));
    const settled = await settleSmall(
      { ...area(cases), ruleset: "zhejiang-shaoxing@2020", budget: yearBudget(2020, "2000000") },
      [...DAILY, "--set", "settlement.review.bedDayExit.quota.unit=cases"],
    );
    const leave = { kind: "bed-day-exit", appliedOn: "2021-03-01" };
    const { states } = await reviewed(settled.folder, [
      application("A1", "acute", leave),
      application("A2", "day", leave),
    ]);
    expect(states).toEqual(["no-effect", "approved"]);
  });
});

describe("ZJ-051, ZJ-014: a reason with printed limits is held against the case", () => {
  const heavy = { totalCost: "60000.00" };
  it("a newborn's: a man is none, and of an infant the weight is for the review to see", async () => {
    const infant = stay("infant", { ...heavy, ageYears: 0, ageDays: 3 });
    const { states, reasons } = await inQuarter(
      [...numbered(400, (id) => stay(id)), stay("man", heavy), infant],
      ["man", "infant"].map((id) => application(id, id, { reason: "small-newborn" })),
    );
    expect(states).toEqual(["not-borne-out", "approved"]);
    expect(reasons[0]).toContain(
      "a small newborn is less than a year old, was born below 1500 grams, and cost at least 2.5 times the average of the area",
    );
    expect(reasons[1]).toContain("holds it against the record");
  });

  it("ZJ-051: the weight of the record is looked at; one of 1,500 grams takes no place, one below does and needs no further look", async () => {
    const infant = (id: string, birthWeightGrams: number) =>
      stay(id, { ...heavy, ageYears: 0, ageDays: 3, birthWeightGrams });
    const { states, reasons, quotas } = await inQuarter(
      [...numbered(198, (id) => stay(id)), infant("heavy", 1500), infant("small", 1499)],
      ["heavy", "small"].map((id) => application(id, id, { reason: "small-newborn" })),
    );
    expect([states, quotas[0]]).toEqual([["not-borne-out", "approved"], { population: 200, allowed: 1 }]);
    expect(reasons[1]).toBe("");
  });
});

it("ZJ-014: under points that the experts set, a decision without them has no effect and says so", async () => {
  const cases = [stay("1", { admissionDate: "2021-02-01", dischargeDate: "2021-02-09" })];
  const { folder } = await settleSmall({
    ...area(cases),
    ...{ ruleset: "zhejiang@2020", budget: yearBudget(2021, "20000") },
  });
  const without = await reviewed(folder, [application("A1", "1")]);
  expect([without.states, without.marks]).toEqual([["reviewed"], []]);
  expect(without.reasons[0]).toContain("the points that the experts set are missing");
  const set = await reviewed(folder, [application("A1", "1")], [], { points: "250" });
  expect([set.states, set.marks.length]).toEqual([["approved"], 1]);
});

it.each([
  ["18 stays, and one that was sent twice, are 19 of the disease", 18, 19, 2],
  ["19 stays, and one that was sent twice, are 20 of the disease", 19, 20, 3],
])("SX-026: %s", async (_, once, population, allowed) => {
  const twice = hernia("twice");
  const settled = await settleHernias([...numbered(once, (id) => hernia(id)), twice, twice]);
  const { quotas } = await reviewed(settled.folder, leaving(["000"]));
  expect(quotas).toEqual([{ population, allowed }]);
});

describe("earlier approvals hold their places of the quota", () => {
  it("SX-026: of 20 cases of a disease three may leave, in whatever rounds", async () => {
    const settled = await settleHernias(numbered(20, (id) => hernia(id)));
    const first = await reviewed(settled.folder, leaving(["000", "001"]));
    expect(first.states).toEqual(["approved", "approved"]);
    expect(first.moved).toBe(
      "2 cases changed; 0 hospitals and funds moved; beside the statement units pay 1 hospital and funds otherwise, by 2000.00 yuan in all (units.csv)",
    );
    const again = await reviewed(first.resettled, leaving(["001", "002", "003"]));
    expect(again.states).toEqual(["approved", "approved", "over-quota"]);
    expect(again.quotas[2]).toEqual({ population: 20, allowed: 3, taken: 2 });
  });

  it("SX-050: so do records that were corrected since the first settlement", async () => {
    const cases = numbered(4, (id) => stay(id, { admissionDate: "2020-02-01", dischargeDate: "2020-02-09" }));
    const settled = await settleSmall(
      { ...area(cases), ruleset: "zhejiang-shaoxing@2020", budget: yearBudget(2020, "2000000") },
      [
        ...["--set", "settlement.review.recordCorrection.quota.unit=cases"],
        ...["--set", "settlement.review.recordCorrection.quota.number=2"],
      ],
    );
    const correct = (ids: readonly string[]) =>
      ids.map((id) =>
        application(id, id, {
          ...{ kind: "record-correction", reason: "improperly-filled", appliedOn: "2021-02-01" },
          record: { ...cases.find(({ caseId }) => caseId === id), totalCost: "12000.00" },
        }),
      );
    const first = await reviewed(settled.folder, correct(["000"]));
    expect(first.states).toEqual(["approved"]);
    const again = await reviewed(first.resettled, correct(["000", "001", "002"]));
    expect(again.states).toEqual(["approved", "approved", "over-quota"]);
    expect(readFileSync(join(again.resettled, "changed-cases.jsonl"), "utf8")).toContain('"001"');
  });
});
