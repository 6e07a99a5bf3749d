import { createEngine, decimal, priceCase } from "chs-drg";
import { safeParseCase } from "chs-drg/cases";
import { loadShippedCodes, loadShippedRuleset, loadShippedScheme } from "chs-drg/data";

/** 本院所在统筹区的规则集与分组方案 of the hospital's area. */
const RULESET = "jiangsu-wuxi@2022";
const SCHEME = "wuxi@2022";

/** What a bill needs, by the field of the record; each is asked for in these words. */
const WANTED = { sex: "性别", ageYears: "年龄", diagnoses: "主要诊断编码", totalCost: "住院总费用" };

/**
 * 结算试算 while the doctor codes: the group, what it is paid at a class of hospital, and what is missing. A trial, no settlement.
 *
 * @param {string} grade class of the hospital
 * @returns {Promise<(record: object) => { drg?: string, name?: string, standard?: import("chs-drg").Decimal, balance?: import("chs-drg").Decimal, missing: string[] }>}
 */
export async function openBilling(grade) {
  const [ruleset, scheme, codes] = await Promise.all([
    loadShippedRuleset(RULESET),
    loadShippedScheme(SCHEME),
    loadShippedCodes(),
  ]);
  const engine = createEngine(ruleset, { scheme, dictionary: codes.dictionary });
  return (record) => {
    const missing = Object.entries(WANTED).flatMap(([field, words]) =>
      isGiven(record[field]) ? [] : [`缺少${words}`],
    );
    const read = safeParseCase({ caseId: "trial", ...record });
    if (!read.ok) return { missing: [...missing, ...read.problems.map(({ message }) => message.zh)] };
    const { diagnostics } = engine.group(read.value);
    missing.push(...diagnostics.map(({ message }) => message.zh));
    if (!isGiven(record.diagnoses)) return { missing };
    const { drg, name, prices, status } = priceCase(engine, read.value, { grade });
    if (status !== "grouped") missing.push("未能入组，请核对编码");
    const standard = prices[0]?.standard;
    const cost = read.value.totalCost;
    return {
      ...{ drg, name, standard, missing },
      balance: standard !== undefined && cost !== undefined ? standard.minus(decimal(cost)) : undefined,
    };
  };
}

function isGiven(value) {
  return value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0);
}
