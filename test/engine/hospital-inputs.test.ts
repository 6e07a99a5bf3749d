import { expect, test } from "vitest";
import { safeParseHospital } from "../../src/cases/parse-hospital.js";
import { unusedHospitalInputs } from "../../src/engine/hospital-inputs.js";
import { edition, engineFor } from "./sample-engine.js";

/** What is told of hospitals of JSON that carry these keys. */
function told(path: string, ...records: readonly object[]) {
  const hospitals = records.map((more, at) => {
    const read = safeParseHospital({ hospitalId: `H${at}`, grade: "tertiary", ...more });
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    return read.value;
  });
  return unusedHospitalInputs(hospitals, engineFor(edition(path)).parameters.weights.coefficient);
}

test.each([
  ["Coefficient", "coefficient"],
  ["coeficient", "coefficient"],
  ["差异系数", "coefficient"],
  ["机构系数", "coefficient"],
  ["list_accuracy", "listAccuracy"],
  ["结算清单填写准确率", "listAccuracy"],
  ["headRatioGrowht", "headRatioGrowth"],
  ["人次人头比增长率", "headRatioGrowth"],
])("SX-035: a key of hospitals that becomes a value which no rule reads is told: %s", (name, nearest) => {
  const [note, ...others] = told("zhejiang-shaoxing/2020", { [name]: "1.05" }, { [name]: "1" }, {});
  expect(others).toEqual([]);
  expect(note).toEqual({
    code: "ENGINE_INPUT_UNUSED",
    severity: "warning",
    path: "hospitals",
    message: {
      zh: `医疗机构文件有 2 家机构写了“${name}”，没有任何规则使用这一栏，未计入任何金额。是否应为“${nearest}”？`,
      en: `2 hospitals of the hospitals file give "${name}", which no rule uses: it is in no amount. Is "${nearest}" meant?`,
    },
  });
});

test("a yearly figure is none, whatever the edition; a name near to nothing is to be checked", () => {
  const figures = { listAccuracy: "0.9", assessmentScore: "95", historicCostPerStay: "12000" };
  expect(told("zhejiang-shaoxing/2020", figures)).toEqual([]);
  const [note] = told("zhejiang-shaoxing/2020", { surplus: "1" });
  expect(note?.message.zh).toContain("有 1 家机构写了“surplus”");
  expect(note?.message.zh).toContain("请核对栏名，或删去该栏。");
  expect(note?.message.en).toContain("1 hospital of the hospitals file gives");
  expect(note?.message.en).toContain("Check the name, or leave it out.");
});
