import { describe, expect, it } from "vitest";
import { whyNot } from "../../src/grouping/explain/index.js";
import { explainGrouping, groupCase } from "../../src/grouping/index.js";
import { shippedScheme } from "./shipped-schemes.js";

const zhejiang = shippedScheme("zj-drg@1.1");

function stay(diagnoses: readonly string[], procedures: readonly string[] = []) {
  return { caseId: "1", sex: "male", ageYears: 30, diagnoses, procedures } as const;
}

/** Clauses of the trace of a case under ZJ-DRG 1.1, by the entry that carries them. */
function clauses(diagnoses: readonly string[], procedures: readonly string[] = []) {
  const { trace = [] } = groupCase(stay(diagnoses, procedures), zhejiang, { trace: "matched" });
  return trace.flatMap(({ entry, assumed }) => assumed?.map(({ en }) => `${entry}: ${en}`) ?? []);
}

describe("what a group takes from elsewhere is said where it decides (repairs.csv, zhejiang_2022)", () => {
  it("GD1: the diagnoses of a perforated appendix", () => {
    expect(clauses(["K35.201"], ["47.0100"])).toEqual([
      "GD1: the document prints operations only; the diagnoses are those of CHS-DRG 1.0 GD1",
    ]);
  });

  it("ES1: a code that the list lacks, and not for a code that it prints", () => {
    expect(clauses(["A15.200x002"])[0]).toMatch(/^ES1: the MDC lists this code and no group did/);
    expect(clauses(["A15.001"])).toEqual([]);
  });

  it("explain and why-not say it in a clause, in both languages", () => {
    const perforated = stay(["K35.201"], ["47.0100"]);
    expect(explainGrouping(perforated, zhejiang, "zh")).toContain(
      "（假定：文件只印手术操作，诊断取自 CHS-DRG 1.0 GD1）",
    );
    expect(explainGrouping(perforated, zhejiang, "en")).toContain(
      "(assumed: the document prints operations only; the diagnoses are those of CHS-DRG 1.0 GD1)",
    );
    const { failed } = whyNot(stay(["K35.800x001"], ["47.0100"]), "GD1", zhejiang);
    expect(failed?.assumed.map(({ en }) => en)).toEqual([
      "the document prints operations only; the diagnoses are those of CHS-DRG 1.0 GD1",
    ]);
  });

  it("a scheme that assumes nothing says nothing", () => {
    const { trace = [] } = groupCase(stay(["K35.800x001"], ["47.0100"]), shippedScheme("chs-drg@2.0"), {
      trace: "matched",
    });
    expect(trace.every((step) => !Object.hasOwn(step, "assumed"))).toBe(true);
  });
});

describe("an ADRG without DRG is no group (gaps.csv)", () => {
  const sentinel = { ...stay(["D14.300x001"], ["33.2400x001"]) };

  it.each([
    ["fuzhou@2022", "JB1", stay(["N62.x00"], ["85.3100"])],
    ["wuxi@2022", "AB1", stay(["K74.600x003"], ["50.5900x001"])],
  ])("%s %s: a status and a reason of its own, the ADRG's code", (reference, adrg, record) => {
    const result = groupCase(record, shippedScheme(reference));
    expect(result).toMatchObject({ status: "without-drg", adrg, drg: adrg });
    expect(result.diagnostics[0]).toMatchObject({
      code: "GROUPING_ADRG_WITHOUT_DRG",
      severity: "error",
      message: {
        en: `${adrg} has no DRG in ${reference}, so the case cannot be paid by it: see its gaps.`,
        zh: `${adrg} 在 ${reference} 中没有细分组，病例不能据此支付，见该方案的缺口。`,
      },
    });
  });

  it("is what full trace and the fast path agree on", () => {
    const scheme = shippedScheme("fuzhou@2022");
    const { trace: _trace, ...full } = groupCase(sentinel, scheme, { trace: "full" });
    expect(full).toEqual(groupCase(sentinel, scheme));
  });
});
