import { BUDGET_INPUTS } from "../cases/budget-inputs.js";
import { HOSPITAL_FIGURES } from "../cases/hospital-figures.js";
import { counted, excerpt, type LocalizedText, messageTable } from "../primitives/index.js";

/** 不予结算的原因: cases and cost of a ledger that cannot be settled, the dearest cause first. */
export interface RefusalInfo {
  readonly ledger: LocalizedText;
  readonly cases: number;
  /** yuan */
  readonly cost: string;
  /** of the ledger's item cost, to two decimals */
  readonly percent: string;
  /** every case has a price of its own: nothing would be paid to others */
  readonly apart?: boolean;
  readonly causes: readonly {
    readonly cause: LocalizedText;
    readonly cases: number;
    readonly cost: string;
  }[];
}

/** 未付费的病例: what the cases of one reason name that nobody knows, or who they are; how many, and what they cost. */
export interface StrangerInfo {
  /** the names, those with most cases first, the first {@link MOST_NAMES} of them */
  readonly names: readonly string[];
  /** for each name what may be meant by it, where that can be told */
  readonly meant: readonly (string | undefined)[];
  /** how many further names there are */
  readonly more: number;
  readonly cases: number;
  /** what they cost: an amount, with how many have none beside it; missing is not zero */
  readonly cost: LocalizedText;
}

/** What the budget has to say for a rate, by its title. */
function inChinese(name: string): string {
  const title = name in BUDGET_INPUTS ? BUDGET_INPUTS[name as keyof typeof BUDGET_INPUTS].zh : "预算金额";
  return `${title}（${name}）`;
}

/** 结算消息的内容: what the message of each code is told. */
export interface SettlementErrorInfo {
  SETTLEMENT_SECTION_INCOMPLETE: { key: string };
  SETTLEMENT_BUDGET_MISSING: { ledger: LocalizedText; method: string };
  SETTLEMENT_TOTAL_IS_COST: { ledger: LocalizedText; amount: string };
  SETTLEMENT_TIERS_UNUSED: { funds: number };
  SETTLEMENT_NOT_FLOATING: object;
  SETTLEMENT_INPUT_UNUSED: { name: string; rows: number; nearest: string | undefined };
  SETTLEMENT_BUDGET_NEGATIVE: { ledger: LocalizedText; amount: string };
  SETTLEMENT_BUDGET_ZERO: { ledger: LocalizedText; cases: number };
  SETTLEMENT_BUDGET_BELOW_RESERVE: {
    ledger: LocalizedText;
    amount: string;
    taken: string;
    /** of what is taken off first: set aside for cases that are not settled, and drawn by other payment units */
    reserved: string;
    otherUnits: string;
  };
  SETTLEMENT_BUDGET_REPEATED: { ledger: LocalizedText };
  SETTLEMENT_BUDGET_OF_A_COMMUNITY: {
    ledger: LocalizedText;
    /** the communities, with their totals in yuan where the rows give an amount */
    units: readonly { readonly unit: string; readonly amount: string | undefined }[];
    method: string;
  };
  SETTLEMENT_BUDGET_WITHOUT_CASES: { ledger: LocalizedText; amount: string };
  SETTLEMENT_BUDGET_MISSED: {
    /** ledgers settled at what they cost */
    atCost: readonly LocalizedText[];
    /** ledgers that have a total, and no case */
    undrawn: readonly LocalizedText[];
    /** what rows of the former give that nobody reads */
    names: readonly string[];
  };
  SETTLEMENT_DRAWN_WITHOUT_BUDGET: { ledger: LocalizedText; drawn: string };
  SETTLEMENT_NO_POINTS: { ledger: LocalizedText; total: string };
  SETTLEMENT_FUND_PAYMENT_MISSING: { hospital: string; ledger: LocalizedText; cases: number };
  SETTLEMENT_DEDUCTIONS_MISSING: {
    hospital: string;
    ledger: LocalizedText;
    cases: number;
    fields: readonly string[];
  };
  SETTLEMENT_CASES_UNDATED: { cases: number; from: string; to: string };
  SETTLEMENT_CASES_NOT_SETTLED: StrangerInfo & { readonly reason: LocalizedText };
  SETTLEMENT_PERIOD_INVALID: { from: string; to: string };
  SETTLEMENT_HOSPITAL_REPEATED: { hospital: string };
  SETTLEMENT_HOSPITAL_UNKNOWN: { hospital: string };
  SETTLEMENT_HOSPITALS_ABSENT: { cases: number };
  SETTLEMENT_HOSPITAL_UNLISTED: StrangerInfo;
  SETTLEMENT_AREA_UNKNOWN: StrangerInfo;
  SETTLEMENT_GROUP_UNKNOWN: StrangerInfo;
  SETTLEMENT_GROUP_UNPRICED: StrangerInfo;
  SETTLEMENT_FUND_ABOVE_COST: StrangerInfo;
  SETTLEMENT_NOT_DISCHARGED: StrangerInfo;
  SETTLEMENT_RECORD_INCOMPLETE: StrangerInfo;
  SETTLEMENT_HOSPITAL_WITHOUT_TIER: { hospital: string };
  SETTLEMENT_GRADE_UNKNOWN: { hospital: string; cases: number };
  SETTLEMENT_STAY_UNKNOWN: { hospital: string; cases: number };
  SETTLEMENT_TIER_WITHOUT_TOTAL: { hospital: string; tier: string; ledger: LocalizedText };
  SETTLEMENT_TIERS_UNLIKE_FUND: { ledger: LocalizedText; tiers: string; fund: string };
  SETTLEMENT_RATE_MISSING: { hospital: string; ledger: LocalizedText };
  SETTLEMENT_RATE_INPUT_MISSING: {
    hospital: string;
    ledger: LocalizedText;
    inputs: readonly string[];
    tier: string | undefined;
  };
  SETTLEMENT_RATE_AMBIGUOUS: { hospital: string; ledger: LocalizedText; rows: number };
  SETTLEMENT_TIER_TOTAL_MISSING: { tier: string; ledger: LocalizedText; input: LocalizedText };
  SETTLEMENT_TIER_FACTORS_UNKNOWN: { tier: string; ledger: LocalizedText };
  SETTLEMENT_INPUT_MISSING: { what: LocalizedText; where: LocalizedText };
  SETTLEMENT_GROWTH_NO_RATIO: { hospital: string; name: keyof typeof HOSPITAL_FIGURES; value: string };
  SETTLEMENT_FIGURE_ZERO: { hospital: string; name: keyof typeof HOSPITAL_FIGURES };
  SETTLEMENT_LEDGER_REFUSED: RefusalInfo;
  SETTLEMENT_VALUES_LACKING: Pick<RefusalInfo, "ledger" | "cases" | "cost" | "causes">;
  SETTLEMENT_CASE_UNKNOWN: { caseId: string };
  SETTLEMENT_APPROVAL_WITHOUT_RULE: { cases: number };
  SETTLEMENT_QUOTA_EXCEEDED: { hospital: string; period: LocalizedText; cases: number; allowed: number };
  SETTLEMENT_QUOTA_BROKEN: { hospital: string; period: LocalizedText; cases: number; allowed: number };
  SETTLEMENT_EXITS_BEYOND_QUOTA: {
    disease: string;
    period: LocalizedText;
    exits: number;
    population: number;
    allowed: number;
    hard: boolean;
  };
  SETTLEMENT_VOLUME_ABOVE_LIMIT: { drg: string; cases: number; limit: number };
  SETTLEMENT_REVIEWED_SINGLY_PAID: { groups: readonly string[]; cases: number };
  SETTLEMENT_RULE_NOT_AT_YEAR_END: { ledger: LocalizedText; rules: LocalizedText };
  SETTLEMENT_PATIENT_PAYMENT_MISSING: { cases: number };
  SETTLEMENT_RETENTION_NOT_A_YEAR: { from: string; to: string };
  SETTLEMENT_SPLIT_WITHOUT_CLAIMS: { hospital: string; ledger: LocalizedText; amount: string };
}

/** 结算代码: the codes of settlement. */
export const settlementErrors = messageTable<SettlementErrorInfo>({
  SETTLEMENT_SECTION_INCOMPLETE: ({ key }) => ({
    zh: `规则集结算部分缺少可用的 ${key}，无法结算。请补上该项及其出处；若其取值未知，请用 --values 给出（chs-drg ruleset needs 写出待填的表）。`,
    en: `The settlement section has no usable ${key}, so nothing can be settled. Add it with its source; where its value is not known, supply it with --values (chs-drg ruleset needs writes the form).`,
  }),
  SETTLEMENT_BUDGET_MISSING: ({ ledger, method }) => ({
    zh: `${ledger.zh} 没有可用的总额（来源方式：${method}），该账本未结算。请在预算文件中给出总额（amount）或该方式所需的数值。`,
    en: `${ledger.en} has no usable total (method ${method}), so this ledger is not settled. Give "amount", or the inputs of the method, in the budget file.`,
  }),
  SETTLEMENT_TOTAL_IS_COST: ({ ledger, amount }) => ({
    zh: `预算文件没有给出${ledger.zh}的总额（amount），以实际发生的项目结算费用 ${amount} 元为总额，即实际发生多少就分配多少。如总额已定，请在预算文件中写出“amount”。`,
    en: `The budget file gives no "amount" for ${ledger.en}, so its total is the item cost incurred, ${amount} yuan: whatever was spent is shared out. Where the total is set, give it as "amount" in the budget file.`,
  }),
  SETTLEMENT_TIERS_UNUSED: ({ funds }) => ({
    zh: `预算文件有 ${funds} 个基金写了各层级预算（tiers），而规则集没有按层级分配或定价的规则：各层级的金额未使用，总额以基金一行为准。请核对规则集，或删去各层级预算。`,
    en: `${counted(funds, "fund")} of the budget file ${funds === 1 ? "has" : "have"} tiers, and the ruleset has no rule that shares or prices by tier: their amounts are not used, and the total is that of the fund. Check the ruleset, or leave the tiers out.`,
  }),
  SETTLEMENT_NOT_FLOATING: () => ({
    zh: "规则集年终按浮动费率清算（settlement.rate.yearEnd），而预算没有给出任何层级的总额（tiers）：浮动费率没有执行，病例按给定的费率付费。年终结算请在预算的各基金下写明各层级总额。",
    en: "The ruleset settles the year's end by a floating rate (settlement.rate.yearEnd), and the budget gives no totals of tiers: the floating rate was not carried out, and cases are paid at the given rates. For the year's end give the tiers of each fund in the budget.",
  }),
  SETTLEMENT_INPUT_UNUSED: ({ name, rows, nearest }) => ({
    zh: `预算文件有 ${rows} 行写了“${excerpt(name)}”，没有任何规则使用这一栏，未计入任何金额。${nearest === undefined ? "请核对栏名，或删去该栏。" : `是否应为“${nearest}”？`}`,
    en: `${counted(rows, "row")} of the budget file ${rows === 1 ? "gives" : "give"} "${excerpt(name)}", which no rule uses: it is in no amount. ${nearest === undefined ? "Check the name, or leave it out." : `Is "${nearest}" meant?`}`,
  }),
  SETTLEMENT_BUDGET_NEGATIVE: ({ ledger, amount }) => ({
    zh: `${ledger.zh} 的总额为 ${amount} 元，不能为负，该账本未结算。请核对预算文件。`,
    en: `The total of ${ledger.en} is ${amount} yuan; it cannot be negative, so this ledger is not settled. Check the budget file.`,
  }),
  SETTLEMENT_BUDGET_ZERO: ({ ledger, cases }) => ({
    zh: `${ledger.zh} 可分配的总额为 0 元，其 ${cases} 例的结算金额均为 0。请核对预算文件是否漏填。`,
    en: `${ledger.en} has 0 yuan to share out, so ${counted(cases, "case is", "cases are")} paid nothing. Check whether the budget file lacks an amount.`,
  }),
  SETTLEMENT_BUDGET_BELOW_RESERVE: ({ ledger, amount, taken, reserved, otherUnits }) => ({
    zh: `${ledger.zh} 的总额为 ${amount} 元，少于须先扣除的 ${taken} 元（为未结算病例暂留 ${reserved} 元，其他支付单元支付 ${otherUnits} 元），没有可分配的总额，该账本未结算。请核对总额；暂留的，更正这些病例（见未结算病例）；其他支付单元的，核对其标准。`,
    en: `The total of ${ledger.en} is ${amount} yuan, less than the ${taken} yuan that come off it first (${reserved} set aside for cases that are not settled, ${otherUnits} paid by other payment units): nothing is left to share, and this ledger is not settled. Check the total; correct the cases whose cost is set aside (they are among the unsettled), and check the standards of the other units.`,
  }),
  SETTLEMENT_BUDGET_REPEATED: ({ ledger }) => ({
    zh: `${ledger.zh} 在预算文件中出现不止一次，无法判断以哪一行为准，该账本未结算。请只保留一行。`,
    en: `${ledger.en} stands more than once in the budget file and it cannot be told which row counts, so this ledger is not settled. Keep one row.`,
  }),
  SETTLEMENT_BUDGET_OF_A_COMMUNITY: ({ ledger, units, method }) => ({
    zh: `${ledger.zh} 的预算给医共体另列了总额：${units.map(({ unit, amount }) => excerpt(unit) + (amount === undefined ? "" : `（${amount} 元）`)).join("、")}；而规则集的预算单位（settlement.budgetUnits.method）是 ${method}，医共体没有自己的总额，这笔钱不会付给任何人，该账本因此未结算。医共体有自己的总额的，请加 --set settlement.budgetUnits.method=own-budget；共用统筹区总额的，请从预算文件删去这些行。`,
    en: `The budget of ${ledger.en} gives medical communities totals of their own: ${units.map(({ unit, amount }) => excerpt(unit) + (amount === undefined ? "" : ` (${amount} yuan)`)).join(", ")}; but the budget units of the ruleset (settlement.budgetUnits.method) are ${method}, under which no community has one. That money would be paid to nobody, so this ledger is not settled. Where communities have their own totals, add --set settlement.budgetUnits.method=own-budget; where they share the area's, remove these rows from the budget file.`,
  }),
  SETTLEMENT_BUDGET_WITHOUT_CASES: ({ ledger, amount }) => ({
    zh: `${ledger.zh} 有总额 ${amount} 元，但没有可结算的病例，总额未分配。请核对病例的统筹区与险种。`,
    en: `${ledger.en} has a total of ${amount} yuan but no case to settle; the total is not paid out. Check pooling area and insurance type of the cases.`,
  }),
  SETTLEMENT_BUDGET_MISSED: ({ atCost, undrawn, names }) => {
    const ledgers = (of: readonly LocalizedText[]) => ({
      zh: of.map(({ zh }) => `“${zh}”`).join("、"),
      en: of.map(({ en }) => `"${en}"`).join(", "),
    });
    const [here, there] = [ledgers(atCost), ledgers(undrawn)];
    const zh = [
      ...(undrawn.length > 0 ? [`给了没有病例的 ${there.zh}`] : []),
      ...(names.length > 0
        ? [`写在无人读取的 ${names.map((name) => `“${excerpt(name)}”`).join("、")} 一栏`]
        : []),
    ];
    const en = [
      ...(undrawn.length > 0 ? [`is given to ${there.en}, of which there is no case`] : []),
      ...(names.length > 0
        ? [`stands under ${names.map((name) => `"${excerpt(name)}"`).join(", ")}, which nobody reads`]
        : []),
    ];
    return {
      zh: `有病例的 ${here.zh} 没有总额，按实际发生的费用结算；预算文件的钱${zh.join("，或")}，没有分给任何机构。请核对预算文件的统筹区（poolingArea）、险种（insuranceType）、医共体（budgetUnit，如有）与“amount”，更正后重新结算。`,
      en: `Cases of ${here.en} have no total and are settled at what they cost, while money of the budget file ${en.join(", or ")}: nobody is paid from it. Check poolingArea, insuranceType, budgetUnit where there is one, and "amount" of the budget file, and settle again.`,
    };
  },
  SETTLEMENT_DRAWN_WITHOUT_BUDGET: ({ ledger, drawn }) => ({
    zh: `${ledger.zh} 没有由病组分配的病例，预算文件也没有给它总额；其他支付单元（如按床日）按规定应从总额中支付的 ${drawn} 元照付（见 units.csv），没有总额可以扣减。有总额的，请在预算文件（funds）中补上。`,
    en: `${ledger.en} has no case that is paid by group, and the budget file gives it no total; the ${drawn} yuan that other payment units (by bed-day, say) draw on the total by rule are paid all the same (units.csv), and come off nothing. Where there is a total, add it to the budget file (funds).`,
  }),
  SETTLEMENT_NO_POINTS: ({ ledger, total }) => ({
    zh: `${ledger.zh} 总额 ${total} 元，而结算点数（权重）合计为零，点值无从计算，该账本未结算。请核对基准点数。`,
    en: `${ledger.en} has a total of ${total} yuan but its points (weight) add up to zero; there is no point value and this ledger is not settled. Check the base points.`,
  }),
  SETTLEMENT_FUND_PAYMENT_MISSING: ({ hospital, ledger, cases }) => ({
    zh: `医疗机构 ${hospital}（${ledger.zh}）有 ${cases} 例缺少按项目统筹支付，其统筹支付无法计算，留空而不计为零。请补上统筹基金支付。`,
    en: `Hospital ${hospital} (${ledger.en}) has ${counted(cases, "case")} without item-based fund payment; its fund amounts cannot be computed and are left empty, not zero. Supply fundPayment.`,
  }),
  SETTLEMENT_DEDUCTIONS_MISSING: ({ hospital, ledger, cases, fields }) => ({
    zh: `医疗机构 ${hospital}（${ledger.zh}）有 ${cases} 例缺少可读的 ${fields.join("、")}，其统筹支付无法计算，留空而不计为零。请补上。`,
    en: `Hospital ${hospital} (${ledger.en}) has ${counted(cases, "case")} without a readable ${fields.join(", ")}; its fund payment cannot be computed and is left empty, not zero. Supply them.`,
  }),
  SETTLEMENT_CASES_UNDATED: ({ cases, from, to }) => ({
    zh: `${cases} 例没有出院日期，无法核对是否在 ${from} 至 ${to} 之内，仍按本期结算。请补齐出院日期。`,
    en: `${counted(cases, "case has", "cases have")} no discharge date; whether they fall within ${from} to ${to} cannot be checked; settled in this period all the same. Supply the date.`,
  }),
  SETTLEMENT_CASES_NOT_SETTLED: (info) => ({
    zh: `${info.cases} 例未结算（${info.reason.zh}）${info.names.length === 0 ? "" : `：${listZh(info)}；按项目总费用${info.cost.zh}`}。请更正后重新结算。`,
    en: `${counted(info.cases, "case is", "cases are")} not settled (${info.reason.en})${info.names.length === 0 ? "" : `: ${listEn(info)}; ${info.cost.en} by item`}. Correct and settle again.`,
  }),
  SETTLEMENT_PERIOD_INVALID: ({ from, to }) => ({
    zh: `结算期间 ${excerpt(from)} 至 ${excerpt(to)} 无效：请给出两个真实日期，且起不晚于止。`,
    en: `The period ${excerpt(from)} to ${excerpt(to)} is not valid: give two real dates, the first not after the second.`,
  }),
  SETTLEMENT_HOSPITAL_REPEATED: ({ hospital }) => ({
    zh: `医疗机构 ${excerpt(hospital)} 在机构文件中出现不止一次，等级、层级无从取舍。请只保留一行。`,
    en: `Hospital ${excerpt(hospital)} stands more than once in the hospitals file; its grade and tier cannot be told. Keep one row.`,
  }),
  SETTLEMENT_HOSPITAL_UNKNOWN: ({ hospital }) => ({
    zh: `机构文件中没有 ${excerpt(hospital)}，其费率、层级或预算单位无从确定。请补上该机构。`,
    en: `The hospitals file has no ${excerpt(hospital)}; its rate, tier or budget unit cannot be told. Add the hospital.`,
  }),
  SETTLEMENT_HOSPITALS_ABSENT: ({ cases }) => ({
    zh: `没有列出任何医疗机构，${cases} 例的医疗机构代码因此都无从核对，写错的代码也会得到付费。请给出医疗机构名单（hospitals）。`,
    en: `No hospital is listed, so the hospital of none of the ${counted(cases, "case")} can be checked, and one that is misspelt is paid too. Give the hospitals (hospitals).`,
  }),
  SETTLEMENT_HOSPITAL_UNLISTED: (info) => ({
    zh: `${info.cases} 例的医疗机构不在机构文件中（${listZh(info)}），未付费，涉及费用${info.cost.zh}。请补上该机构，或更正病例的医疗机构代码，然后从头结算（settle）。`,
    en: `${counted(info.cases, "case is", "cases are")} of a hospital that the hospitals file lacks (${listEn(info)}): not paid; their cost is ${info.cost.en}. Add the hospital, or correct the hospital of the cases, and start anew by settle.`,
  }),
  SETTLEMENT_AREA_UNKNOWN: (info) => ({
    zh: `${info.cases} 例的统筹区在预算和机构文件中都没有（${listZh(info)}），未付费，涉及费用${info.cost.zh}。请更正病例的统筹区，或在预算中补上该统筹区。`,
    en: `${counted(info.cases, "case is", "cases are")} of a pooling area that neither budget nor hospitals name (${listEn(info)}): not paid; their cost is ${info.cost.en}. Correct the pooling area of the cases, or add the area to the budget.`,
  }),
  SETTLEMENT_FUND_ABOVE_COST: (info) => ({
    zh: `${info.cases} 例的统筹支付高于总费用（${listZh(info)}），未付费，涉及费用${info.cost.zh}。请更正统筹支付或总费用。`,
    en: `${counted(info.cases, "case has", "cases have")} a fund payment above the total cost (${listEn(info)}): not paid; their cost is ${info.cost.en}. Correct the fund payment or the cost.`,
  }),
  SETTLEMENT_NOT_DISCHARGED: (info) => ({
    zh: `${info.cases} 例没有出院日期（${listZh(info)}），住院尚未结束或记录不全，未付费，涉及费用${info.cost.zh}。已出院的请补上出院日期；仍在院的请待出院后再报。`,
    en: `${counted(info.cases, "case has", "cases have")} no date of discharge (${listEn(info)}): the stay has not ended, or the record is not whole. Not paid; their cost is ${info.cost.en}. Add the date where the stay has ended; report the others when they end.`,
  }),
  SETTLEMENT_RECORD_INCOMPLETE: (info) => ({
    zh: `${info.cases} 例缺少规则集规定的记录项（${listZh(info)}），未付费，涉及费用${info.cost.zh}。请按规则集“须有的记录项”补全。`,
    en: `${counted(info.cases, "case lacks", "cases lack")} a field that the edition asks for before a stay is paid (${listEn(info)}): not paid; their cost is ${info.cost.en}. Complete them; the edition lists the fields under completeness.`,
  }),
  SETTLEMENT_GROUP_UNKNOWN: (info) => ({
    zh: `${info.cases} 例所带的病组在分组方案中没有（${listZh(info)}），未付费，涉及费用${info.cost.zh}。请更正病组编码，或重新分组。`,
    en: `${counted(info.cases, "case carries", "cases carry")} a group that the grouping scheme lacks (${listEn(info)}): not paid; their cost is ${info.cost.en}. Correct the group, or have the cases grouped again.`,
  }),
  SETTLEMENT_GROUP_UNPRICED: (info) => ({
    zh: `${info.cases} 例的病组在其医疗机构的类别没有支付标准（${listZh(info)}），未付费，涉及费用${info.cost.zh}。病组表没有给出这一价格，不是缺少参数。请核对病组与医疗机构的等级；当地另有标准的，请写入病组表（--groups）。`,
    en: `${counted(info.cases, "case is", "cases are")} of a group without a price at the class of the hospital (${listEn(info)}): not paid; their cost is ${info.cost.en}. The group table gives none, and no parameter is missing. Check the groups and the grades of the hospitals; where the area has a price, write it into the group table (--groups).`,
  }),
  SETTLEMENT_HOSPITAL_WITHOUT_TIER: ({ hospital }) => ({
    zh: `医疗机构 ${excerpt(hospital)} 不属于任何层级，其病例未结算。请在机构文件中给出层级，或给出等级与历史次均费用。`,
    en: `Hospital ${excerpt(hospital)} belongs to no tier; its cases are not settled. Give its tier in the hospitals file, or its grade and historic cost per stay.`,
  }),
  SETTLEMENT_GRADE_UNKNOWN: ({ hospital, cases }) => ({
    zh: `医疗机构 ${excerpt(hospital)} 的等级未给出，其 ${cases} 例费用已超过某一等级的极高界限，能否按项目付费无法判断，暂按支付标准付费。请在机构文件中给出等级。`,
    en: `The grade of hospital ${excerpt(hospital)} is not given; ${cases} of its cases cost more than the extreme-high threshold of some grade, so whether they are paid by item cannot be told, and they are paid their standard. Give the grade in the hospitals file.`,
  }),
  SETTLEMENT_STAY_UNKNOWN: ({ hospital, cases }) => ({
    zh: `医疗机构 ${excerpt(hospital)} 有 ${cases} 例没有住院天数，是否属于短住院、应否按天数比例付费无法判断，暂按非短住院付费。请补齐住院天数或出入院日期。`,
    en: `${counted(cases, "case")} of hospital ${excerpt(hospital)} ${cases === 1 ? "has" : "have"} no length of stay, so whether it was short, to be paid in proportion to its days, cannot be told; they are paid as if it was not. Give the length of stay, or both dates.`,
  }),
  SETTLEMENT_TIER_WITHOUT_TOTAL: ({ hospital, tier, ledger }) => ({
    zh: `医疗机构 ${excerpt(hospital)} 属于层级 ${excerpt(tier)}，而 ${ledger.zh} 的预算没有这一层级的总额，其病例未结算。请在预算文件的层级（tiers）中给出，或核对层级名称。`,
    en: `Hospital ${excerpt(hospital)} is of tier ${excerpt(tier)}, for which the budget of ${ledger.en} has no total; its cases are not settled. Give one under "tiers" in the budget file, or check the name of the tier.`,
  }),
  SETTLEMENT_TIERS_UNLIKE_FUND: ({ ledger, tiers, fund }) => ({
    zh: `${ledger.zh} 各层级总额合计 ${tiers} 元，与该基金的预算金额 ${fund} 元不一致；按各层级总额分配。请核对预算文件，不用的一项请删去。`,
    en: `The tiers of ${ledger.en} come to ${tiers} yuan, the budget of the fund to ${fund} yuan; the totals of the tiers are shared out. Check the budget file, and remove what does not count.`,
  }),
  SETTLEMENT_RATE_MISSING: ({ hospital, ledger }) => ({
    zh: `没有适用于 ${excerpt(hospital)}（${ledger.zh}）的费率，其病例未结算。请核对费率表与机构等级、层级。`,
    en: `No rate holds for ${excerpt(hospital)} (${ledger.en}); its cases are not settled. Check the rate table against the hospital's grade and tier.`,
  }),
  SETTLEMENT_RATE_INPUT_MISSING: ({ hospital, ledger, inputs, tier }) => ({
    zh: `预算文件中${ledger.zh}${tier === undefined ? "" : ` 层级 ${excerpt(tier)}`} 没有${inputs.map(inChinese).join("、")}，算不出 ${excerpt(hospital)} 的费率，其病例未结算。请在预算文件的该基金${tier === undefined ? "" : "该层级"}下给出。`,
    en: `The budget has no ${inputs.join(", no ")} for ${ledger.en}${tier === undefined ? "" : `, tier ${excerpt(tier)}`}, so the rate of ${excerpt(hospital)} cannot be formed; its cases are not settled. Give ${inputs.length === 1 ? "it" : "them"} in the budget file, under the ${tier === undefined ? "fund" : "tier"}.`,
  }),
  SETTLEMENT_RATE_AMBIGUOUS: ({ hospital, ledger, rows }) => ({
    zh: `有 ${rows} 行费率同时适用于 ${excerpt(hospital)}（${ledger.zh}），不能取其一。请改正费率表。`,
    en: `For ${excerpt(hospital)} (${ledger.en}) ${counted(rows, "row")} of the rate table hold at once; none can be preferred. Correct the table.`,
  }),
  SETTLEMENT_TIER_TOTAL_MISSING: ({ tier, ledger, input }) => ({
    zh: `${ledger.zh} 层级 ${excerpt(tier)} 没有协商总额，也缺少推算所需的${input.zh}，该层级未结算。请在预算文件的层级（tiers）中给出。`,
    en: `Tier ${excerpt(tier)} of ${ledger.en} has no agreed total and lacks ${input.en} to project one, so it is not settled. Give it under "tiers" in the budget file.`,
  }),
  SETTLEMENT_TIER_FACTORS_UNKNOWN: ({ tier, ledger }) => ({
    zh: `${ledger.zh} 层级 ${excerpt(tier)} 没有协商总额，而层级总额按哪些增长因素推算未知：历史总额不能当作总额，该层级未结算。请在预算文件的该层级（tiers）下给出总额“amount”，或用 --values 给出增长因素“settlement.tierTotals.factors”并在该层级下给出历史总额与各因素。`,
    en: `Tier ${excerpt(tier)} of ${ledger.en} has no agreed total, and by which growth factors one is projected is not known: the historic total is no total, so the tier is not settled. Give its "amount" under "tiers" in the budget file, or supply settlement.tierTotals.factors with --values and give the historic total and each factor under the tier.`,
  }),
  SETTLEMENT_INPUT_MISSING: ({ what, where }) => ({
    zh: `${where.zh} 缺少${what.zh}，相应规则未执行。请补上该数值。`,
    en: `${where.en} lacks ${what.en}; the rule that needs it was not applied. Supply it.`,
  }),
  SETTLEMENT_GROWTH_NO_RATIO: ({ hospital, name, value }) => ({
    zh: `医疗机构 ${excerpt(hospital)} 的${HOSPITAL_FIGURES[name].zh}（${name}）为 ${value}：应写作与上年之比，增长 3% 写 1.03，下降 5% 写 0.95；小于 0.5 或大于 2 的当作另一种写法，不予采用。该机构不乘清算系数，也不计入其层级的平均。请在机构文件中改正。`,
    en: `Hospital ${excerpt(hospital)} has ${name} ${value}: growth is written as a ratio to last year, 1.03 for 3% more, 0.95 for 5% less; below 0.5 or above 2 it is taken for another way of writing, and not used. Nothing is multiplied by a clearing coefficient for this hospital, and it is left out of its tier's mean. Correct it in the hospitals file.`,
  }),
  SETTLEMENT_FIGURE_ZERO: ({ hospital, name }) => ({
    zh: `医疗机构 ${excerpt(hospital)} 的${HOSPITAL_FIGURES[name].zh}（${name}）为 0，不能据以计算清算系数。该机构不乘清算系数，也不计入其层级的平均。请在机构文件中改正；尚无该指标的请留空。`,
    en: `Hospital ${excerpt(hospital)} has ${name} 0, of which no clearing coefficient can be made. Nothing is multiplied by one for this hospital, and it is left out of its tier's mean. Correct it in the hospitals file; where the figure is not known, leave it out.`,
  }),
  SETTLEMENT_LEDGER_REFUSED: (info) => ({
    zh: `${info.ledger.zh} 有 ${info.cases} 例、${info.cost} 元不能结算（占本账本费用的 ${info.percent}%），该账本${info.apart ? "按要求不予结算" : "不予结算，以免这些钱付给别的机构"}：${info.causes.map(causeZh).join("；")}。请补齐取值（chs-drg ruleset needs 列出所需），${info.apart ? "或以 --unsettled exclude 结算其余病例" : "或以 --unsettled reserve 暂留其费用后结算其余病例"}。`,
    en: `${info.ledger.en} has ${counted(info.cases, "case")} of ${info.cost} yuan that cannot be settled (${info.percent}% of its cost); the ledger is refused, ${info.apart ? "as was asked for" : "so that their money is not paid to others"}: ${info.causes.map(causeEn).join("; ")}. Supply the values (chs-drg ruleset needs lists them), ${info.apart ? "or settle the rest with --unsettled exclude" : "or set their cost aside and settle the rest with --unsettled reserve"}.`,
  }),
  SETTLEMENT_VALUES_LACKING: ({ ledger, cases, cost, causes }) => ({
    zh: `${ledger.zh} 有 ${cases} 例、${cost} 元因缺少取值不能结算：${causes.map(causeZh).join("；")}。其余病例的付费与此无关。请补齐取值（chs-drg ruleset needs 列出所需）后重新结算。`,
    en: `${ledger.en} has ${counted(cases, "case")} of ${cost} yuan that cannot be settled for want of a value: ${causes.map(causeEn).join("; ")}. What the others are paid does not hang on it. Supply the values (chs-drg ruleset needs lists them) and settle again.`,
  }),
  SETTLEMENT_CASE_UNKNOWN: ({ caseId }) => ({
    zh: `没有病例 ${excerpt(caseId)}。请核对病案号与医疗机构代码。`,
    en: `There is no case ${excerpt(caseId)}. Check the case id and the hospital.`,
  }),
  SETTLEMENT_APPROVAL_WITHOUT_RULE: ({ cases }) => ({
    zh: `${cases} 例标有核准按项目付费，但规则集没有这条规则，或其取值未知，均按支付标准计价。请用 --values 给出该规则“settlement.rate.abnormal.approvedByItem”。`,
    en: `${counted(cases, "case is", "cases are")} marked as approved for payment by item, but the ruleset has no such rule, or a value of it is unknown; each is priced at the standard. Supply settlement.rate.abnormal.approvedByItem with --values.`,
  }),
  SETTLEMENT_QUOTA_EXCEEDED: ({ hospital, period, cases, allowed }) => ({
    zh: `医疗机构 ${excerpt(hospital)}（${period.zh}）有 ${cases} 例经核准另行付费，多于名额 ${allowed} 例。核准仍然有效；如须压缩，请由评审决定。`,
    en: `Hospital ${excerpt(hospital)} (${period.en}) has ${counted(cases, "case")} with an approval, more than the quota of ${allowed}. The approvals stand; if some must fall, the review decides which.`,
  }),
  SETTLEMENT_QUOTA_BROKEN: ({ hospital, period, cases, allowed }) => ({
    zh: `医疗机构 ${excerpt(hospital)}（${period.zh}）有 ${cases} 例按特病单议结算，超过不得突破的名额 ${allowed} 例；哪几例应当退回，文件没有规定，该机构所在的基金不予结算。请由评审确定后，从其余病例上去掉特病单议的标记再结算。`,
    en: `Hospital ${excerpt(hospital)} (${period.en}) has ${counted(cases, "case")} settled by special review, beyond the hard quota of ${allowed}. No text says which of them fall, so its funds are not settled. Let the review decide, take the marks of special review off the others and settle again.`,
  }),
  SETTLEMENT_EXITS_BEYOND_QUOTA: ({ disease, period, exits, population, allowed, hard }) => ({
    zh: `病种 ${excerpt(disease)}（${period.zh}）的 ${population} 例中有 ${exits} 例退出按病种付费，超过名额 ${allowed} 例。${hard ? "名额不得突破，哪几例应当退回，文件没有规定，这些退出病例的金额暂不核定，其按病组结算的机构所在的基金不予结算。请由评审确定后，去掉其余病例的退出标记（byDiseaseExit）再结算。" : "核准仍然有效；如须压缩，请由评审决定。"}`,
    en: `Of ${counted(population, "case")} of disease ${excerpt(disease)} (${period.en}) ${exits} left payment by disease, beyond the quota of ${allowed}. ${hard ? "The quota is hard and no text says which of them fall, so what these exits are paid stays open, and the funds of hospitals that are paid for them by group are not settled. Let the review decide, take the mark byDiseaseExit off the others and settle again." : "The approvals stand; if some must fall, the review decides which."}`,
  }),
  SETTLEMENT_VOLUME_ABOVE_LIMIT: ({ drg, cases, limit }) => ({
    zh: `控量病组 ${drg} 有 ${cases} 例，超出全年 ${limit} 例；超出部分如何付费没有见到规定，这里仍按病组计价。请与经办机构核对。`,
    en: `The volume-controlled group ${drg} has ${counted(cases, "case")}, above its ${limit} a year; what is paid above is printed in no text seen, and here all are priced by group. Ask the agency.`,
  }),
  SETTLEMENT_REVIEWED_SINGLY_PAID: ({ groups, cases }) => ({
    zh: `${cases} 例属单议病组（${groups.join("、")}），应逐例单议；单议如何付费没有见到规定，这里照病组计价。请以经办机构单议结果为准。`,
    en: `${counted(cases, "case is", "cases are")} of groups that are reviewed singly (${groups.join(", ")}); how a review pays is printed in no text seen, and here they are priced as other cases of their group. What the agency's review says counts.`,
  }),
  SETTLEMENT_RULE_NOT_AT_YEAR_END: ({ ledger, rules }) => ({
    zh: `${ledger.zh} 年终按浮动费率由层级总额分配，${rules.zh}不再逐例适用。`,
    en: `At year end ${ledger.en} is shared out of tier totals by weight; no longer case by case: ${rules.en}.`,
  }),
  SETTLEMENT_PATIENT_PAYMENT_MISSING: ({ cases }) => ({
    zh: `${cases} 例没有个人负担，其基金应付以总费用减统筹支付为参保人负担；有大病、救助等第三方支付时，这会把第三方算作参保人。请补上个人负担。`,
    en: `${counted(cases, "case has", "cases have")} no patient payment; the patient's part is taken as total cost less fund payment, which counts a third payer as the patient. Supply patientPayment.`,
  }),
  SETTLEMENT_RETENTION_NOT_A_YEAR: ({ from, to }) => ({
    zh: `结余留用按机构全年的实际费用与应付总额分档，${from === "" ? "预算没有给出期间" : `${from} 至 ${to} 不是一整年`}，本次未按结余留用修正。年终请以整年结算。`,
    en: `Retention goes by an institution's actual cost and payable total of the whole year; ${from === "" ? "no period is given" : `${from} to ${to} is not a year`}, so nothing is corrected for it here. Settle the whole year at its end.`,
  }),
  SETTLEMENT_SPLIT_WITHOUT_CLAIMS: ({ hospital, ledger, amount }) => ({
    zh: `${excerpt(hospital)}（${ledger.zh}）应付 ${amount} 元，但其病例的支付标准均为 0，无从分摊到病例：结算表有此金额，各病例没有。请核对这些病例的组的权重。`,
    en: `${excerpt(hospital)} (${ledger.en}) is due ${amount} yuan, but every case of it has a payment standard of 0, so the amount cannot be split over cases: the statement has it, the cases have none. Check the weights of their groups.`,
  }),
});

function causeZh({ cause, cases, cost }: RefusalInfo["causes"][number]): string {
  return `${cause.zh} ${cases} 例 ${cost} 元`;
}

function causeEn({ cause, cases, cost }: RefusalInfo["causes"][number]): string {
  return `${cause.en}: ${counted(cases, "case")}, ${cost} yuan`;
}

function listZh({ names, meant, more }: StrangerInfo): string {
  const shown = names.map((name, at) => excerpt(name) + (meant[at] ? `（或为 ${excerpt(meant[at])}）` : ""));
  return `${shown.join("、")}${more > 0 ? `，另有 ${more} 个` : ""}`;
}

function listEn({ names, meant, more }: StrangerInfo): string {
  const shown = names.map((name, at) => excerpt(name) + (meant[at] ? `, perhaps ${excerpt(meant[at])}` : ""));
  return `${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
