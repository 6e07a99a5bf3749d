import { memberColumn, type TableColumn } from "../../primitives/index.js";
import type { ScreenResult } from "../../rules/index.js";

/** 规则小结: what became of one rule. */
export interface RuleRow {
  readonly ruleId: string;
  readonly evaluated: number;
  readonly findings: number;
  /** cases it could not judge for want of a field */
  readonly undetermined: number;
}

/** The rules of a screening, by id. */
export function ruleRows({
  exposures,
  undetermined,
}: Pick<ScreenResult, "exposures" | "undetermined">): RuleRow[] {
  const rules = [...new Set([...exposures, ...undetermined].map(({ ruleId }) => ruleId))].sort();
  return rules.map((ruleId) => {
    const own = exposures.filter((exposure) => exposure.ruleId === ruleId);
    const open = undetermined.filter((one) => one.ruleId === ruleId);
    return {
      ruleId,
      evaluated: own.reduce((sum, { evaluated }) => sum + evaluated, 0),
      findings: own.reduce((sum, { findings }) => sum + findings, 0),
      undetermined: new Set(open.flatMap(({ caseIds }) => caseIds)).size,
    };
  });
}

/** 规则小结各栏. */
export const RULE_COLUMNS: readonly TableColumn<RuleRow>[] = [
  memberColumn("ruleId", { zh: "规则", en: "rule" }, { format: "id" }),
  memberColumn("evaluated", { zh: "已判", en: "judged" }, { format: "count" }),
  memberColumn("findings", { zh: "疑点", en: "findings" }, { format: "count" }),
  memberColumn("undetermined", { zh: "无法判定", en: "undetermined" }, { format: "count" }),
];
