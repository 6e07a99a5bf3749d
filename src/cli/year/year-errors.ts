import type { CaseMarkName } from "../../cases/case-marks.js";
import { MARK_WORDS } from "../../cases/mark-words.js";
import { counted, excerpt, type LocalizedText, messageTable } from "../../primitives/index.js";
import type { ReviewStep } from "../../rules/index.js";
import { STEP_WORDS } from "./year-words.js";

interface YearErrorInfo {
  CHANGE_CASE_UNKNOWN: { caseId: string; hospitalId: string | undefined };
  CHANGE_CASE_AMBIGUOUS: { caseId: string };
  CHANGE_CONTRADICTS: { caseId: string; what: LocalizedText; line: number };
  CHANGE_EMPTY: { caseId: string };
  CHANGE_MARK_UNREADABLE: { caseId: string; mark: CaseMarkName; value: string };
  CHANGE_OTHER_CASE: { caseId: string; other: string };
  CHANGE_MARK_OF_OTHERS: { caseId: string; mark: string };
  ROW_ID_TWICE: { id: string; line: number };
  DECISION_APPLICATION_UNKNOWN: { applicationId: string };
  DECISION_ABOVE_COST: { applicationId: string; caseId: string; unreasonable: string; cost: string };
  ASSESSMENT_HOSPITAL_UNKNOWN: { hospitalId: string };
  CLEARED_NOT_AS_STATED: {
    folder: string;
    lines: number;
    /** the first of them */
    hospital: string;
    ledger: LocalizedText;
    stated: string;
    now: string;
  };
  ASSESSMENT_SCORE_OUT_OF_RANGE: { hospitalId: string; score: string };
  ASSESSMENT_NOT_USED: { ruleset: string };
  MONTH_INVALID: { month: string };
  MONTH_OUTSIDE: { month: string; from: string; to: string };
  PREPAID_MONTH_OUTSIDE: { month: string; from: string; to: string };
  PREPAID_MONTHS_MISSING: { months: readonly string[] };
  PREPAID_ROWS_MISSING: {
    gaps: readonly { hospitalId: string; ledger: LocalizedText; months: readonly string[] }[];
    count: number;
  };
  PREPAID_TWICE_WITHOUT_MONTH: { rows: number; hospitalId: string };
  MONTH_PAID_AFTER: { month: string; paid: string };
  SETTLED_RECORDS_DIFFER: {
    folder: string;
    cases: number;
    first: readonly string[];
    fields: readonly string[];
  };
  SETTLED_BY_OTHER_EDITION: { folder: string; settled: string; ruleset: string };
  FINAL_BUDGET_LACKS_TOTAL: { ledgers: LocalizedText };
  CYCLE_END_NOT_ONE: { date: string; monthly: boolean; ends: readonly string[] };
  PREPAYMENT_ABSENT: { ruleset: string };
  PREPAYMENT_BELOW_PRINTED: { ratio: string; floor: string };
  PREPAYMENT_MONTHS_BEFORE: { month: string; first: string };
  PREPAYMENT_BUDGET_MISSING: { ledger: LocalizedText; input: string };
  PREPAYMENT_WITHOUT_POINTS: { ledger: LocalizedText; month: string };
  PREPAYMENT_OVERDRAWN: { ledger: LocalizedText; month: string; soFar: string; drawn: string };
  PREPAYMENT_DRAWN_UNKNOWN: { ledger: LocalizedText; month: string };
  PREPAYMENT_FUND_UNKNOWN: { hospitalId: string; ledger: LocalizedText; month: string };
  REVIEW_ABSENT: { ruleset: string };
  GROUP_REVIEW_ABSENT: { ruleset: string };
  DECISION_GROUP_NOT_ABNORMAL: { drg: string };
  STEP_FINDING_UNKNOWN: { findingId: string };
  STEP_REFUSED: { findingId: string; cause: LocalizedText };
  STEP_DATES_REVERSED: { findingId: string; on: string; before: string };
  STEP_DEDUCTS_NOTHING: { findingId: string; step: ReviewStep; deduction: string };
  FINDING_STEPS_MISSING: { findingId: string; status: string };
  HOSPITAL_NOT_IN_RESULT: { hospitalId: string; folder: string };
  HOSPITAL_NOT_SETTLED: { hospitalId: string; folder: string };
}

/** 年度流程的代码: what may be wrong with the files of a year's steps. */
export const yearErrors = messageTable<YearErrorInfo>({
  CHANGE_CASE_UNKNOWN: ({ caseId, hospitalId }) => ({
    zh: `结算中没有病例 ${excerpt(caseId)}${hospitalId ? `（医疗机构 ${excerpt(hospitalId)}）` : ""}，变更无处可用。请核对病例号与医疗机构。`,
    en: `The settlement has no case ${excerpt(caseId)}${hospitalId ? ` of hospital ${excerpt(hospitalId)}` : ""}; the change applies to nothing. Check case and hospital.`,
  }),
  SETTLED_BY_OTHER_EDITION: ({ folder, settled, ruleset }) => ({
    zh: `${excerpt(folder)} 按规则集 ${settled} 结算，监测用的是 ${ruleset}：DRG结算费用与入组出自前者，权重与指标出自后者。请用 --ruleset ${settled} 监测，或给出按 ${ruleset} 结算的文件夹；确要这样比较，可不改。`,
    en: `${excerpt(folder)} was settled under the ruleset ${settled}, and ${ruleset} is what monitors: DRG payments and groups are of the one, weights and indicators of the other. Monitor with --ruleset ${settled}, or give a folder that was settled under ${ruleset}; where just this is to be compared, it can stand.`,
  }),
  SETTLED_RECORDS_DIFFER: ({ folder, cases, first, fields }) => {
    const more = cases > first.length;
    const named = first.map(excerpt);
    return {
      zh: `${cases} 例的记录不是 ${excerpt(folder)} 所结算的那一份（${named.join("、")}${more ? " 等" : ""}；不同的项：${fields.map((field) => `“${field}”`).join("、")}），多为结算之后修正过的病案：费用等指标会取自修正前的记录，DRG结算费用会取自修正后的结算。请在病例文件中换上修正后的记录（review 所写 marks.jsonl 的“record”），或不给 --settled，DRG结算费用则不计。`,
      en: `The records of ${counted(cases, "case")} are not those that ${excerpt(folder)} settled (${named.join(", ")}${more ? " and others" : ""}; in ${fields.join(", ")}), mostly for a correction since: costs would be those before it, and the DRG payment that after it. Put the corrected records (record of the marks.jsonl that review wrote) into the file of cases, or leave --settled out, and the DRG payment is not known.`,
    };
  },
  CHANGE_CASE_AMBIGUOUS: ({ caseId }) => ({
    zh: `病例号 ${excerpt(caseId)} 不止一例，无法判断改哪一例。请写明医疗机构；同一机构重复的，请更正病例文件中的病例号，以 settle 从头结算。`,
    en: `More than one case is called ${excerpt(caseId)}; which one changes cannot be told. Name the hospital; where one hospital has it twice, correct the ids in the file of cases and start anew by settle.`,
  }),
  CHANGE_CONTRADICTS: ({ caseId, what, line }) => ({
    zh: `病例 ${excerpt(caseId)} 的“${excerpt(what.zh)}”与第 ${line} 行的变更相矛盾，无法取舍。请只保留一处。`,
    en: `"${excerpt(what.en)}" of case ${excerpt(caseId)} contradicts the change on line ${line}; neither can be preferred. Keep one of them.`,
  }),
  CHANGE_EMPTY: ({ caseId }) => ({
    zh: `病例 ${excerpt(caseId)} 的变更既无标记也无修正后的病案。请写明改什么。`,
    en: `The change of case ${excerpt(caseId)} has neither marks nor a corrected record. Say what changes.`,
  }),
  CHANGE_MARK_UNREADABLE: ({ caseId, mark, value }) => ({
    zh: `病例 ${excerpt(caseId)} 的标记 ${mark}（${MARK_WORDS[mark].title.zh}）写作“${excerpt(value)}”，不是不小于 0 的普通十进制数（金额至分），该病例会因此不能计付，故未重新结算。请写成 "1234.50"，不用单位、千分位与全角数字。`,
    en: `The mark ${mark} (${MARK_WORDS[mark].title.en}) of case ${excerpt(caseId)} says "${excerpt(value)}", which is no plain decimal of at least 0 (amounts to the fen). The case could not be paid by it, so nothing was settled again. Write "1234.50", without unit, separators or full-width digits.`,
  }),
  CHANGE_OTHER_CASE: ({ caseId, other }) => ({
    zh: `病例 ${excerpt(caseId)} 的修正病案写的是 ${excerpt(other)}。重新结算不改病例号与医疗机构：请上传该病例的病案；这两项本身有误的，须更正病例文件后以 settle 从头结算。`,
    en: `The corrected record of case ${excerpt(caseId)} is that of ${excerpt(other)}. Settling again changes no id and no hospital: upload the record of the case; where these two are what is wrong, correct the file of cases and start anew by settle.`,
  }),
  CHANGE_MARK_OF_OTHERS: ({ caseId, mark }) => ({
    zh: `病例 ${excerpt(caseId)} 的修正病案中，标记 ${excerpt(mark)} 与该病例现有的不同；该标记由经办机构或评审填写，医疗机构修正病案不能改它，照改会改变付费。请从病案中删去；确要改的，写在该变更的标记（marks）中。`,
    en: `The corrected record of case ${excerpt(caseId)} states the mark ${excerpt(mark)} otherwise than the case has it; the agency or the review writes it, and a hospital that corrects its record cannot change it, as it moves money. Take it out of the record; where it is meant to change, put it in the marks of the change.`,
  }),
  ROW_ID_TWICE: ({ id, line }) => ({
    zh: `${excerpt(id)} 在第 ${line} 行已出现过，无法判断以哪一行为准。请只保留一行。`,
    en: `${excerpt(id)} stands on line ${line} already; which of the two counts cannot be told. Keep one.`,
  }),
  DECISION_APPLICATION_UNKNOWN: ({ applicationId }) => ({
    zh: `申请文件中没有 ${excerpt(applicationId)}，这一评审决定无处可用。请核对申请编号。`,
    en: `The applications have no ${excerpt(applicationId)}; the decision applies to nothing. Check the id.`,
  }),
  DECISION_ABOVE_COST: ({ applicationId, caseId, unreasonable, cost }) => ({
    zh: `申请 ${excerpt(applicationId)} 的评审决定认定不合理费用 ${unreasonable} 元，高于病例 ${excerpt(caseId)} 的总费用 ${cost} 元；照此核准的费用为 0，该病例分文不付。请核对金额。`,
    en: `The decision on application ${excerpt(applicationId)} finds ${unreasonable} yuan unreasonable, more than case ${excerpt(caseId)} cost (${cost} yuan); nothing of it would be left to pay for. Check the amount.`,
  }),
  CLEARED_NOT_AS_STATED: ({ folder, lines, hospital, ledger, stated, now }) => ({
    zh: `按现在的取值与规则集，${excerpt(folder)} 的 ${lines} 行清单金额与其 statement.csv 不同（首见于 ${excerpt(hospital)}，${ledger.zh}：按DRG统筹支付清单为 ${stated} 元，现为 ${now} 元）。年度应付以清单为准，不能清算没有公示过的金额。取值确有变动的，请先以 resettle --values 重新结算，再清算所得的文件夹；没有变动的，请不给 --values。`,
    en: `With the values and the ruleset as they are now, ${counted(lines, "line")} of the statement of ${excerpt(folder)} ${lines === 1 ? "comes" : "come"} to other amounts than its statement.csv (first ${excerpt(hospital)}, ${ledger.en}: DRG fund payment ${stated} yuan as stated, ${now} now). The annual amount is that of the statement, and what no statement says is not cleared. Where values have changed, settle again by resettle --values and clear the folder that it writes; where they have not, leave --values out.`,
  }),
  ASSESSMENT_HOSPITAL_UNKNOWN: ({ hospitalId }) => ({
    zh: `医疗机构文件中没有 ${excerpt(hospitalId)}，其考核得分无处可用。请核对机构代码。`,
    en: `The hospitals file has no ${excerpt(hospitalId)}; its score applies to nothing. Check the id.`,
  }),
  ASSESSMENT_SCORE_OUT_OF_RANGE: ({ hospitalId, score }) => ({
    zh: `${excerpt(hospitalId)} 的考核得分为 ${excerpt(score)}，应在 0 至 100 之间；超出时返还的保证金会多于所扣。请更正。`,
    en: `The score of ${excerpt(hospitalId)} is ${excerpt(score)}, not between 0 and 100; more of the deposit would be given back than was withheld. Correct it.`,
  }),
  ASSESSMENT_NOT_USED: ({ ruleset }) => ({
    zh: `规则集 ${ruleset} 没有按考核返还的质量保证金（或其比例未知），考核得分没有改变任何金额。请核对规则集；比例只缺取值的，用 --values 给出。`,
    en: `The ruleset ${ruleset} withholds no deposit that an assessment gives back, or its share is not known: the scores moved no amount. Check the ruleset; where only the value is missing, supply it with --values.`,
  }),
  MONTH_INVALID: ({ month }) => ({
    zh: `“${excerpt(month)}”不是可以确认的月份。请写作 YYYY-MM（如 2020-01）；2020/1、2020年1月、202001 与该月首日的日期亦可。`,
    en: `"${excerpt(month)}" is not a month that can be told for certain. Write YYYY-MM (2020-01); 2020/1, "2020年1月", 202001 and the first day of the month are read as well.`,
  }),
  MONTH_OUTSIDE: ({ month, from, to }) => ({
    zh: `${month} 不在结算期 ${from} 至 ${to} 之内，没有可预拨的病例。请核对月份或预算文件的结算期。`,
    en: `${month} is outside the period ${from} to ${to}; there is nothing to prepay. Check the month, or the period of the budget.`,
  }),
  PREPAID_MONTH_OUTSIDE: ({ month, from, to }) => ({
    zh: `${month} 的预拨不在结算期 ${from} 至 ${to} 之内，别的年度的预拨不能抵本年度。请删去该行，或更正月份。`,
    en: `The prepayment of ${month} is outside the period ${from} to ${to}: what was prepaid for another year cannot count against this one. Leave the row out, or correct its month.`,
  }),
  PREPAID_MONTHS_MISSING: ({ months }) => ({
    zh: `已预拨文件中没有 ${months.join("、")} 的任何一行，这些月份按未预拨计；若其实拨过，该款会在此或在清算时再付一次。请补上这些月份，未拨的写 0。`,
    en: `The file of prepayments has no row of ${months.join(", ")}, and nothing counts as prepaid for ${months.length === 1 ? "this month" : "these months"}; what was paid all the same would be paid again, here or by clearing. Add the rows, with 0 where nothing was paid.`,
  }),
  PREPAID_ROWS_MISSING: ({ gaps, count }) => {
    const more = count - gaps.length;
    const zh = gaps.map((gap) => `${excerpt(gap.hospitalId)}（${gap.ledger.zh}）${gap.months.join("、")}`);
    const en = gaps.map((gap) => `${excerpt(gap.hospitalId)} (${gap.ledger.en}) of ${gap.months.join(", ")}`);
    return {
      zh: `已预拨文件中缺少下列机构与险种的行，而其前后的月份有行，或结算中有当月及以前出院的病例：${zh.join("；")}${more > 0 ? `；另有 ${more} 个` : ""}。这些月份按未预拨计；若其实拨过，该款会在此或在清算时再付一次。请补上这些行，未拨的写 0。`,
      en: `The file of prepayments has no row of these hospitals and funds, though it has rows of months before and after, or the settlement has cases discharged by then: ${en.join("; ")}${more > 0 ? `; and ${more} more` : ""}. Nothing counts as prepaid for these months; what was paid all the same would be paid again, here or by clearing. Add the rows, with 0 where nothing was paid.`,
    };
  },
  PREPAID_TWICE_WITHOUT_MONTH: ({ rows, hospitalId }) => ({
    zh: `已预拨文件中有 ${rows} 行没有月份，而同一机构、险种与统筹区已有没有月份的一行（首见于 ${excerpt(hospitalId)}）：各行一并计入。若是同一笔，请只保留一行；若不是，请写明月份。`,
    en: `${counted(rows, "row")} of the file of prepayments without a month ${rows === 1 ? "repeats" : "repeat"} hospital, fund and pooling area of another such row (first ${excerpt(hospitalId)}): all of them count. Keep one where it is the same payment; otherwise give the months.`,
  }),
  MONTH_PAID_AFTER: ({ month, paid }) => ({
    zh: `已预拨文件中有 ${excerpt(paid)}，不早于本次的 ${month}。请只给出此前各月。`,
    en: `The file of prepayments has ${excerpt(paid)}, which is not before ${month}. Give the months before only.`,
  }),
  FINAL_BUDGET_LACKS_TOTAL: ({ ledgers }) => ({
    zh: `决算总额文件没有 ${ledgers.zh} 的总额，而此前的预算有：照此结算会改按实际发生的项目费用分配，总额即告失效。请补上该行；若统筹区或险种写错，请更正。`,
    en: `The final budget has no total for ${ledgers.en}, and the one before had: settled so, the item cost incurred would take the place of the total that was set. Add the row; where its pooling area or fund is mistyped, correct it.`,
  }),
  CYCLE_END_NOT_ONE: ({ date, monthly, ends }) => ({
    zh: `${date} 不是结算期内任何一个${monthly ? "月度" : "季度"}的最后一天，申请所属的周期及其名额、期限无从算起。请改为${ends.length > 0 ? `：${ends.join("、")} 之一` : "结算期包含整个周期的文件夹"}。`,
    en: `${date} is not the last day of any ${monthly ? "month" : "quarter"} of the time that is settled, so that the cycle that is applied for, its quota and its deadline cannot be told. Give ${ends.length > 0 ? `one of ${ends.join(", ")}` : "a settlement whose time has a whole one"}.`,
  }),
  PREPAYMENT_ABSENT: ({ ruleset }) => ({
    zh: `规则集 ${ruleset} 没有可用的月度预拨规则，无从预拨。若办法或比例未知，请以本地取值给出。`,
    en: `The ruleset ${ruleset} has no usable rule of monthly prepayment. Where method or ratio is not known, supply it by a local value.`,
  }),
  PREPAYMENT_BELOW_PRINTED: ({ ratio, floor }) => ({
    zh: `月度预拨比例是 ${ratio}，低于文件所印的“原则上不低于” ${floor}（settlement.prepayment.ratioFloor）。仍按 ${ratio} 计算；请核对比例，确有约定的请在取值的出处写明依据。`,
    en: `The ratio of the monthly prepayment is ${ratio}, below ${floor}, which the text prints as its least "in principle" (settlement.prepayment.ratioFloor). ${ratio} is paid all the same; check it and, where it was agreed, name the agreement as the source of the value.`,
  }),
  PREPAYMENT_MONTHS_BEFORE: ({ month, first }) => ({
    zh: `按累计点数预拨 ${month} 要减去此前已拨的金额，而预算文件只有截至一个月的预算，${first} 起的各月无从推算。请以 --prepaid 给出此前各月的预拨清单。`,
    en: `Prepaying ${month} by the points so far takes off what was paid before, and the budget file has the budget up to one month only: the months from ${first} cannot be computed. Give their prepayments by --prepaid.`,
  }),
  PREPAYMENT_BUDGET_MISSING: ({ ledger, input }) => ({
    zh: `${ledger.zh} 按累计点数预拨需要截至该月的预算，预算文件中没有 ${input}。请在该基金一行给出（元）。`,
    en: `${ledger.en} is prepaid by the points so far, which needs the budget up to the month; the budget file has no ${input}. Give it in the row of the fund (yuan).`,
  }),
  PREPAYMENT_WITHOUT_POINTS: ({ ledger, month }) => ({
    zh: `${ledger.zh} 截至 ${month} 没有任何机构有点数，其预算无从分摊：该月不预拨，也不收回已拨款，年终照常清算。请核对病例的险种与统筹区。`,
    en: `In ${ledger.en} no hospital has points up to ${month}, so that its budget cannot be shared: nothing is prepaid or recovered for the month, and the year is cleared as usual. Check the fund and the pooling area of the cases.`,
  }),
  PREPAYMENT_OVERDRAWN: ({ ledger, month, soFar, drawn }) => ({
    zh: `${ledger.zh} 截至 ${month} 的预算为 ${soFar} 元，其他支付单元（如按床日）已从中支付 ${drawn} 元，没有余额可按点数分摊：各机构该月应得为 0，已拨的按规定结转或收回。请核对截至该月的预算（budgetSoFar）与这些单元的支付标准。`,
    en: `The budget of ${ledger.en} up to ${month} is ${soFar} yuan, and other payment units (by bed-day, say) drew ${drawn} from it, so that nothing is left to share by points: each hospital's share is 0, and what was prepaid is carried or recovered. Check "budgetSoFar" of the budget and the standards of these units.`,
  }),
  PREPAYMENT_DRAWN_UNKNOWN: ({ ledger, month }) => ({
    zh: `${ledger.zh} 截至 ${month} 有由其他支付单元（如按床日）从总额中支付的病例，其统筹基金部分不详，余下多少可按点数分摊无从算起：该月预拨金额留空，不按 0 计。请补齐这些病例的基金支付额，或给出该单元的基金支付口径（fundSide），重新结算后再行预拨。`,
    en: `In ${ledger.en} other payment units (by bed-day, say) paid cases up to ${month} out of the total, of which the fund's part is not known, so that what is left to share by points cannot be told: the payments are left empty, not 0. Complete the fund payments of these cases or supply how the fund pays the unit ("fundSide"), settle again, then prepay.`,
  }),
  PREPAYMENT_FUND_UNKNOWN: ({ hospitalId, ledger, month }) => ({
    zh: `医疗机构 ${excerpt(hospitalId)} 在 ${ledger.zh} 有 ${month} 出院的病例没有基金支付额，该月按项目应预拨多少无从算起：预拨金额留空，不按 0 计。请补齐病例的基金支付额后重新结算，再行预拨。`,
    en: `Hospital ${excerpt(hospitalId)} has cases discharged in ${month} without a fund payment in ${ledger.en}, so that what it is prepaid by item for the month cannot be told: the payment is left empty, not 0. Complete the fund payments of these cases, settle again, then prepay.`,
  }),
  GROUP_REVIEW_ABSENT: ({ ruleset }) => ({
    zh: `规则集 ${ruleset} 没有付费异常病组单独审核的规则，没有病组可以提交。请换用有该规则“settlement.groupReview”的版本。`,
    en: `The ruleset ${ruleset} has no rule on the review of abnormal groups, so that no group can be put forward. Use an edition that has settlement.groupReview.`,
  }),
  DECISION_GROUP_NOT_ABNORMAL: ({ drg }) => ({
    zh: `病组 ${excerpt(drg)} 不在提交的付费异常病组之中，对它的决定不会落到任何病例上。请核对编码，或先给出界限。`,
    en: `The group ${excerpt(drg)} is not among the abnormal groups that were put forward, and a decision on it would reach no case. Check the code, or supply the limits first.`,
  }),
  REVIEW_ABSENT: ({ ruleset }) => ({
    zh: `规则集 ${ruleset} 没有申请与评审的规则，所有申请都无从受理。`,
    en: `The ruleset ${ruleset} has no rules of applications and review; none can be heard.`,
  }),
  STEP_FINDING_UNKNOWN: ({ findingId }) => ({
    zh: `疑点文件中没有 ${excerpt(findingId)}，这一步无处可用。请核对编号。`,
    en: `The findings have no ${excerpt(findingId)}; the step applies to nothing. Check the id.`,
  }),
  STEP_REFUSED: ({ findingId, cause }) => ({
    zh: `疑点 ${excerpt(findingId)} 不能走这一步：${cause.zh}`,
    en: `Finding ${excerpt(findingId)} cannot take this step: ${cause.en}`,
  }),
  STEP_DATES_REVERSED: ({ findingId, on, before }) => ({
    zh: `疑点 ${excerpt(findingId)} 的这一步记为 ${on}，早于前一步的 ${before}：先后次序或日期有误。请核对日期，各步按先后排列。`,
    en: `This step of finding ${excerpt(findingId)} is of ${on}, before the one that it follows (${before}): the order or a date is wrong. Check the dates, and put the steps in their order.`,
  }),
  STEP_DEDUCTS_NOTHING: ({ findingId, step, deduction }) => ({
    zh: `疑点 ${excerpt(findingId)} 在“${STEP_WORDS[step].zh}”（${step}）一步写有扣款 ${deduction} 元，只有确认扣款（confirmed）一步的才扣，这笔不会扣。请写在那一步，或留空。`,
    en: `Finding ${excerpt(findingId)} has a deduction of ${deduction} yuan at the step ${step}; only what is confirmed is deducted, so this would not be. Put it at the step "confirmed", or leave it out.`,
  }),
  FINDING_STEPS_MISSING: ({ findingId, status }) => ({
    zh: `疑点 ${excerpt(findingId)} 自称 ${status}，却没有走到这一步的稽核步骤；不凭自述扣款。请给出步骤文件。`,
    en: `Finding ${excerpt(findingId)} calls itself ${status} without the steps that led there; nothing is deducted on its word. Give the file of steps.`,
  }),
  HOSPITAL_NOT_IN_RESULT: ({ hospitalId, folder }) => ({
    zh: `${folder} 的各文件中没有医疗机构 ${excerpt(hospitalId)} 的任何一行，没有可发布的内容。请核对机构代码。`,
    en: `No file of ${folder} has a row of hospital ${excerpt(hospitalId)}; there is nothing to release. Check the id.`,
  }),
  HOSPITAL_NOT_SETTLED: ({ hospitalId, folder }) => ({
    zh: `${folder} 的结算清单中没有医疗机构 ${excerpt(hospitalId)}。`,
    en: `The statement of ${folder} has no hospital ${excerpt(hospitalId)}.`,
  }),
});
