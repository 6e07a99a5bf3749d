import { bindDeclared } from "../declare/index.js";
import type { CitedReader } from "../primitives/index.js";
import { requireMade } from "../primitives/require-made.js";
import { settlementBindingErrors } from "./parameters/settlement-binding-errors.js";
import { type SettlementParameters, type SettlementSection, settlementDeclaration } from "./parameters.js";

/**
 * 绑定结算参数: turns the `settlement` section of a resolved edition into the parameters that the calculators take.
 *
 * A rule that is not in force, or that needs a value nobody could read, is left out; `assumptions` and `notEvaluated` say which.
 *
 * @throws `SETTLEMENT_SECTION_INCOMPLETE` when the payment unit, or the point value or rate that it needs, is not given;
 * `SETTLEMENT_VALUE_RANGE`; the first problem: `readSettlement` tells all
 */
export function bindSettlement(section: SettlementSection, reader: CitedReader): SettlementParameters {
  requireMade({ section }, "loadRuleset().settlement");
  requireMade({ reader }, "CitedReader", "on", "assumptions");
  const { value, problems } = readSettlement(section, reader);
  if (problems[0] !== undefined || value === undefined) throw problems[0];
  return { ...value, assumptions: reader.assumptions, notEvaluated: reader.notEvaluated };
}

/** 读取结算一节: as {@link bindSettlement}, with everything that is wrong in it. */
export function readSettlement(section: SettlementSection, reader: CitedReader) {
  return bindDeclared(settlementDeclaration, section, "settlement", reader, (value, path, range) =>
    settlementBindingErrors.error("SETTLEMENT_VALUE_RANGE", { name: path, value, range }, { path }),
  );
}
