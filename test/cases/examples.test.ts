import { describe, expect, it } from "vitest";
import { civilDateOf } from "../../src/cases/fields/civil-date-of.js";
import {
  caseRows,
  lengthOfStay,
  parseBudget,
  parseCase,
  parseHospital,
  parsePublishedGroup,
} from "../../src/cases/index.js";
import { parseCareEvent } from "../../src/cases/parse-care-event.js";
import { safeParseCase } from "../../src/cases/parse-case.js";
import { Random } from "../../src/testing/sample/index.js";

describe("the examples of the doc comments", () => {
  it("hold as printed", () => {
    const result = safeParseCase({ caseId: "1", totalCost: 100.5 });
    expect(result.ok || result.problems[0]?.code).toBe("RECORD_DECIMAL_IS_NUMBER");
    const stay = { caseId: "1", admissionDate: "2020-06-12", dischargeDate: "2020-06-15" };
    expect(parseCase(stay).lengthOfStayDays).toBe(3);
    expect(lengthOfStay("2020-06-12", "2020-06-12")).toBe(1);
    expect(
      parseHospital({ hospitalId: "H1", grade: "tertiary", coefficient: "1.05" }).coefficient?.toFixed(),
    ).toBe("1.05");
    expect(parsePublishedGroup({ drg: "BR23", basePoints: "96.5432" }).basePoints?.toFixed()).toBe("96.5432");
    const event = { patientId: "P1", date: "2020-06-12", kind: "pharmacy", amount: "35.80" };
    expect(parseCareEvent(event).kind).toBe("pharmacy");
    const budget = parseBudget({
      period: { from: "2020-01-01", to: "2020-12-31" },
      funds: [{ poolingArea: "A", insuranceType: "employee", amount: "1000000", growthRate: "0.05" }],
    });
    expect(budget.funds[0]?.inputs.growthRate?.toFixed()).toBe("0.05");
    const read = caseRows.underHeader(["病案号", "性别", "主要诊断", "其他诊断1"]);
    const row = read(["1", "男", "I10.x00", "E11.900"]);
    expect(row.ok && row.value.diagnoses).toEqual(["I10.x00", "E11.900"]);
    expect(civilDateOf("2020年1月5日")).toBe("2020-01-05");
    expect(civilDateOf("2020/1/5 13:45")).toBe("2020-01-05");
    expect(new Random(1, "case", 7).integer(1, 6)).toBe(new Random(1, "case", 7).integer(1, 6));
  });
});
