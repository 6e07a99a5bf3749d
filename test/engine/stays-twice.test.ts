import { describe, expect, test } from "vitest";
import type { InpatientCase } from "../../src/cases/index.js";
import { decimal } from "../../src/primitives/index.js";
import { weighedSample } from "./sample-engine.js";

const { engine, hospitals, weights, budget, records } = weighedSample("zhejiang/2020", {
  seed: 3,
  cases: 80,
});

function settled(cases: readonly InpatientCase[]) {
  return engine.settle({ cases: engine.take(cases, hospitals), weights, budget });
}
const told = (cases: readonly InpatientCase[], codes = "SETTLEMENT_STAY_PAID_TWICE") =>
  settled(cases).diagnostics.filter(({ code }) => code.startsWith(codes));

/** Cases that are paid, each the only stay of its person. */
const paid = (() => {
  const { payments } = settled(records);
  const once = (patientId?: string) => records.filter((one) => one.patientId === patientId).length === 1;
  return records.filter((one, at) => once(one.patientId) && (payments.drgTotalFen[at] ?? 0) > 0);
})();
const [first, second] = paid as [InpatientCase, InpatientCase];

/** What the first of them and the case behind all records are paid together. */
function paidYuan(cases: readonly InpatientCase[]): string {
  const { drgTotalFen } = settled(cases).payments;
  return (((drgTotalFen[records.indexOf(first)] ?? 0) + (drgTotalFen[records.length] ?? 0)) / 100).toFixed(2);
}

describe("one stay at two hospitals: it was moved, and stands at both (CMP-004)", () => {
  const toldAtAll = (cases: readonly InpatientCase[]) => told(cases, "SETTLEMENT_STAY_PAID_");
  const elsewhere = second.hospitalId ?? "";
  const moved = { ...first, hospitalId: elsewhere };

  test("is paid at both, and that is told with days, both hospitals, ids and what is paid, wherever they stand", () => {
    const cases = [...records, moved];
    const yuan = paidYuan(cases);
    const { hospitalId = "", admissionDate, dischargeDate, caseId } = first;
    const places = [hospitalId, elsewhere].sort().map((hospital) => `${hospital} ${caseId}`);
    expect(new Set(places).size).toBe(2);
    expect(toldAtAll(cases)).toMatchObject([
      {
        ...{ code: "SETTLEMENT_STAY_PAID_ELSEWHERE", severity: "warning", path: "cases" },
        message: {
          zh: `1 次住院（参保人、入院与出院日期、总费用均相同）在不同医疗机构付费，共 2 例 ${yuan} 元：${admissionDate} 至 ${dischargeDate}（${places.join("、")}）。同一人同一时间不会住在两家医院，多为改记到另一家的住院，以哪一家为准这里无从判断。请删去不属于该机构的病例后重新结算。`,
          en: `1 stay (same patient, day of admission and of discharge, and total cost) is paid at more than one hospital, 2 cases and ${yuan} yuan in all: ${admissionDate} to ${dischargeDate} (${places.join(", ")}). Nobody lies in two hospitals at a time: most likely a stay was moved from one to the other, and whose it is cannot be told here. Take it out where it does not belong, and settle again.`,
        },
      },
    ]);
    expect(toldAtAll([moved, ...records])).toEqual(toldAtAll(cases));
  });

  test("is told under another case id too, for hospitals number their cases by themselves", () => {
    expect(toldAtAll([...records, { ...moved, caseId: "x" }])).toMatchObject([
      { code: "SETTLEMENT_STAY_PAID_ELSEWHERE" },
    ]);
  });

  test.each<[string, Partial<InpatientCase>]>([
    ["another cost: a transfer on the same day", { totalCost: decimal("1234.56") }],
    ["another day of discharge", { dischargeDate: "2020-12-30" }],
    ["another person", { patientId: "another" }],
  ])("nothing is told of %s", (_, change) => {
    expect(toldAtAll([...records, { ...moved, ...change } as InpatientCase])).toEqual([]);
  });
});

describe("one stay under two case ids: a bill that was reversed and billed anew (CMP-004)", () => {
  test("is paid twice, and that is told with hospital, days, ids and what is paid", () => {
    const anew = {
      ...first,
      caseId: `${first.caseId}-2`,
      totalCost: decimal("1234.56"),
      fundPayment: decimal("1"),
    };
    const cases = [...records, anew];
    const yuan = paidYuan(cases);
    const { hospitalId, admissionDate, dischargeDate, caseId } = first;
    expect(told(cases)).toMatchObject([
      {
        ...{ severity: "warning", path: "cases" },
        message: {
          zh: `1 次住院（参保人、医疗机构、入院与出院日期均相同）以不同病例号付费不止一次，共 2 例 ${yuan} 元：${hospitalId} ${admissionDate} 至 ${dischargeDate}（${caseId}、${caseId}-2）。红冲后重新结算的仍是一次住院，以哪一例为准这里无从判断。请删去已被冲销或重复上传的病例后重新结算。`,
          en: `1 stay (same patient, hospital, day of admission and of discharge) under different case ids is paid more than once, 2 cases and ${yuan} yuan in all: ${hospitalId}, ${admissionDate} to ${dischargeDate} (${caseId}, ${caseId}-2). A bill that was reversed and billed anew is one stay; which of the cases holds cannot be told here. Take out what was reversed or sent in twice, and settle again.`,
        },
      },
    ]);
  });

  test("two such stays are one warning", () => {
    const [diagnostic, ...others] = told([...records, { ...first, caseId: "x" }, { ...second, caseId: "y" }]);
    expect([others, diagnostic?.message.en]).toEqual([
      [],
      expect.stringMatching(/^2 stays .* under different case ids are paid more than once, 4 cases and /),
    ]);
  });

  test.each<[string, Partial<InpatientCase>]>([
    ["another person", { patientId: "another" }],
    ["another hospital", { hospitalId: second.hospitalId ?? "" }],
    ["another day of admission", { admissionDate: "2020-01-01" }],
    ["the same id, of which neither is paid", { caseId: first.caseId }],
    ["another sex: the id is not one person's", { sex: first.sex === "male" ? "female" : "male" }],
  ])("nothing is told of %s", (_, change) => {
    expect(told([...records, { ...first, caseId: "x", ...change } as InpatientCase])).toEqual([]);
  });

  test("nor where the person or a day is not known", () => {
    const { patientId: _, ...nobody } = first;
    expect(told([...records, { ...nobody, caseId: "x" }, { ...nobody, caseId: "y" }])).toEqual([]);
    expect(told(records)).toEqual([]);
  });
});
