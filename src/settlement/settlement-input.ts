import type { Budget, BudgetFund } from "../cases/budget.js";
import type { NamedInputs } from "../cases/field-values.js";
import type { Hospital } from "../cases/hospital.js";
import type { CivilDate, Decimal } from "../primitives/index.js";
import type { WeighedCases } from "../weights/weighed-cases.js";
import type { CaseDetails } from "./case-details.js";

/** 预算行: a fund of the budget file, of one medical community where communities have budgets of their own. */
export type FundBudget = BudgetFund;

/** 病组数值: what a group table says of one group that a price can rest on. */
export interface GroupFigures {
  readonly relativeWeight?: Decimal | undefined;
  /** further columns of the table by name: coefficients, printed standards */
  readonly inputs?: NamedInputs;
}

/** 结算预算: the budget file; every amount in yuan. */
export interface SettlementBudget {
  readonly period: Budget["period"];
  readonly funds: readonly FundBudget[];
}

/** 机构年度指标: what a hospital's year adds to tiers, clearing coefficient and assessment. Absent = unknown. */
export interface HospitalYear {
  readonly hospitalId: string;
  /** 历史次均费用, yuan */
  readonly historicCostPerStay?: Decimal;
  /** 人次人头比增长率 as a ratio to last year: 1.05 = 5% more */
  readonly headRatioGrowth?: Decimal;
  /** 单位权重医疗总费用增长率 as a ratio to last year */
  readonly costPerWeightGrowth?: Decimal;
  /** 结算清单填写准确率, 0 to 1 */
  readonly listAccuracy?: Decimal;
  /** 年度考核得分, 0 to 100 */
  readonly assessmentScore?: Decimal;
  /** 床日病例治疗效果, 0 to 1 */
  readonly bedDayOutcomeRate?: Decimal;
  /** 签约医生健康管理质量得分, 0 to 100 */
  readonly healthManagementScore?: Decimal;
}

/** 结算输入. */
export interface SettlementInput {
  readonly cases: WeighedCases;
  /** 医疗机构: a case at one that is not here is not paid (`hospital-unlisted`); an empty list keeps none out, and the result warns of it */
  readonly hospitals: readonly Hospital[];
  /** 方案病组: a case in a group that is not among them is not paid (`group-unknown`); absent where nobody can tell */
  readonly groups?: GroupCodes;
  /** 病组数值, for rates that differ from group to group */
  readonly figures?: ReadonlyMap<string, GroupFigures>;
  /** may be absent where the edition takes the item-based cost as total, and under given rates */
  readonly budget?: SettlementBudget;
  readonly details?: CaseDetails;
  readonly years?: readonly HospitalYear[];
  /** indexes of cases that another payment unit (bed-day standard, by disease) has paid */
  readonly paidElsewhere?: ReadonlySet<number>;
}

/** 病组编码: a set of codes, or whatever can tell whether it holds one. */
export interface GroupCodes {
  has(drg: string): boolean;
}

/** 期间, both days included. */
export interface Period {
  readonly from: CivilDate;
  readonly to: CivilDate;
}
