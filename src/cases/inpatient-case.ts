// Generated from src/cases/fields by `npm run records`.
import type { CivilDate, Decimal } from "../primitives/index.js";
import type {
  CareType,
  CaseMarks,
  CostBreakdown,
  DischargeDisposition,
  InsuranceType,
  Sex,
} from "./field-values.js";

/** 住院病例（病案首页 / 医疗保障基金结算清单）: one stay as the library sees it. An absent field is unknown, never zero. */
export interface InpatientCase {
  /** 结算流水号（或病案号） */
  readonly caseId: string;
  /** 定点医药机构代码 */
  readonly hospitalId?: string;
  /** 参保人标识 */
  readonly patientId?: string;
  /** 性别 */
  readonly sex?: Sex;
  /** 年龄: whole years, 0 to 150; completed years */
  readonly ageYears?: number;
  /** 不足1周岁的天数: whole days, 0 to 60,000; for the first year of life */
  readonly ageDays?: number;
  /** 新生儿出生体重: whole grams, 0 to 500,000 */
  readonly birthWeightGrams?: number;
  /** 新生儿入院体重: whole grams, 0 to 500,000 */
  readonly admissionWeightGrams?: number;
  /** 入院日期 */
  readonly admissionDate?: CivilDate;
  /** 出院日期 */
  readonly dischargeDate?: CivilDate;
  /** 实际住院天数: whole days, 0 to 36,500; calendar days; derived from the dates where absent */
  readonly lengthOfStayDays?: number;
  /** 离院方式: 1 医嘱离院, 2 医嘱转院, 3 医嘱转社区, 4 非医嘱离院, 5 死亡, 9 其他 */
  readonly dischargeDisposition?: DischargeDisposition;
  /** 出院科别 */
  readonly department?: string;
  /** 诊断: list of codes; ICD-10 (医保版), the principal diagnosis first; compared exactly; only a cell of a table loses the blanks around a code */
  readonly diagnoses: readonly string[];
  /** 手术操作: list of codes; ICD-9-CM-3 (医保版), the main procedure first; compared exactly; only a cell of a table loses the blanks around a code */
  readonly procedures: readonly string[];
  /** 呼吸机使用时间: hours, 0 to 876,000 */
  readonly ventilatorHours?: number;
  /** 重症监护时间: hours, 0 to 876,000; of all stays in an intensive care unit together */
  readonly icuHours?: number;
  /** 住院总费用: yuan, at least 0, at most 2 decimals */
  readonly totalCost?: Decimal;
  /** 按项目统筹支付: yuan, at least 0, at most 2 decimals */
  readonly fundPayment?: Decimal;
  /** 个人负担: yuan, at least 0, at most 2 decimals */
  readonly patientPayment?: Decimal;
  /** 全自费: yuan, at least 0, at most 2 decimals */
  readonly selfFunded?: Decimal;
  /** 费用构成: map of yuan, at least 0, at most 2 decimals */
  readonly costs?: CostBreakdown;
  /** 险种 */
  readonly insuranceType?: InsuranceType;
  /** 统筹区 */
  readonly poolingArea?: string;
  /** 住院类型 */
  readonly careType?: CareType;
  /** 诊疗项目: list of codes */
  readonly items?: readonly string[];
  /** 新技术: whether the stay used a technology that the area lists as new */
  readonly newTechnology?: boolean;
  /** 申请与核准: map of plain JSON, at most 8 levels; also the place for data of your own */
  readonly marks?: CaseMarks;
  /** DRG 编码: the group the official platform gave, where it did; settled as it is unless regrouping is asked for */
  readonly drg?: string;
}
