import { describe, expect, test } from "vitest";
import { type InpatientCase, parseCase, parseHospital } from "../../src/cases/index.js";
import { createEngine } from "../../src/engine/index.js";
import { edition } from "./sample-engine.js";

const components = ["grade", "historical-cost", "case-mix-index", "head-ratio", "personal-burden"];
/** Within their printed bounds: at least 50, at most 30, at least 3 percent (ZJ-034). */
const WEIGHTS: Readonly<Record<string, string>> = { grade: "0.9", "case-mix-index": "0.1" };
const STRENGTHS = Object.fromEntries(
  ["young", "old", "deliveries"].map((name) => [`weights.coefficient.incentives.${name}.strength`, "0.1"]),
);

/** Ten discharges of a hospital, of patients of an age and a group. */
function discharges(hospitalId: string, ageYears: number, drg: string): InpatientCase[] {
  return Array.from({ length: 10 }, (_, at) =>
    parseCase({
      ...{ caseId: `${hospitalId}${at}`, hospitalId, patientId: `${hospitalId}${at}`, drg, ageYears },
      ...{ poolingArea: "A", insuranceType: "employee", totalCost: `${9000 + 10 * at}`, fundPayment: "6000" },
      ...{ patientPayment: "2000", selfFunded: "500", diagnoses: ["K40.900"] },
      ...{ admissionDate: "2024-03-01", dischargeDate: "2024-03-09" },
    }),
  );
}

describe("a score of traditional medicine that the area has to supply (ZJ-045)", () => {
  const bands = [{ upTo: "60", factor: "0.9" }, { factor: "1.2" }];
  const patch = {
    "weights.coefficient.incentives.traditional-medicine.bands": bands,
    ...Object.fromEntries(
      components.map((name) => [`weights.coefficient.components.${name}.weight`, WEIGHTS[name] ?? "0"]),
    ),
  };
  const weighed = (...rows: readonly object[]) => {
    const engine = createEngine(edition("zhejiang/2025", patch), { on: "2025-12-31" });
    const hospitals = rows.map((row, at) =>
      parseHospital({ hospitalId: `H${at}`, grade: "tertiary", poolingArea: "A", ...row }),
    );
    const past = hospitals.flatMap(({ hospitalId }) => discharges(hospitalId, 30, "ES15"));
    const { coefficients, diagnostics } = engine.weigh({ hospitals, history: engine.take(past, hospitals) });
    const notes = diagnostics.filter(({ code }) => code === "ENGINE_HOSPITAL_INPUT_LACKING");
    return { coefficients, notes };
  };

  test("is told with the hospitals that have none, whose coefficient takes it for 1", () => {
    const { coefficients, notes } = weighed({}, { "traditional-medicine": "90" }, { coefficient: "1.1" }, {});
    const found = coefficients.of("H0", "ES15");
    expect(found.status === "computed" && found.incentives[0]?.factor.toFixed()).toBe("1");
    const [note, ...others] = notes;
    expect(others).toEqual([]);
    expect([note?.severity, note?.path]).toEqual(["warning", "hospitals.traditional-medicine"]);
    expect(note?.message.zh).toContain("2 家机构（H0、H3）没有“traditional-medicine”一栏的值");
    expect(note?.message.en).toContain("2 hospitals (H0, H3) of the hospitals file have no value for");
  });

  test("is not told where every hospital has one, or a coefficient of its own", () => {
    expect(weighed({ "traditional-medicine": "90" }, { coefficient: "1.1" }).notes).toEqual([]);
  });
});

test("ZJ-049, zhejiang@2025: the incentives raise the coefficient of hospitals of children, of the old and of births; none is lowered for what it does not treat", () => {
  const weights = Object.fromEntries(
    components.map((name) => [`weights.coefficient.components.${name}.weight`, WEIGHTS[name] ?? "0"]),
  );
  const engine = createEngine(edition("zhejiang/2025", { ...STRENGTHS, ...weights }), { on: "2025-12-31" });
  const hospitals = ["children", "old", "births"].map((hospitalId) =>
    parseHospital({ hospitalId, grade: "tertiary", poolingArea: "A" }),
  );
  const past = [
    ...discharges("children", 3, "ES15"),
    ...discharges("old", 85, "ES15"),
    ...discharges("births", 30, "OR15"),
  ];
  const { coefficients } = engine.weigh({ hospitals, history: engine.take(past, hospitals) });
  const factors = (hospitalId: string, drg: string) => {
    const found = coefficients.of(hospitalId, drg);
    return found.status === "computed"
      ? found.incentives.map(({ name, factor }) => `${name} ${factor.toFixed()}`)
      : found.status;
  };
  expect(factors("children", "ES15")).toEqual(["young 1.2", "old 1", "deliveries 1"]);
  expect(factors("old", "ES15")).toEqual(["young 1", "old 1.2", "deliveries 1"]);
  expect(factors("births", "OR15")).toEqual(["young 1", "old 1", "deliveries 1.2"]);
});
