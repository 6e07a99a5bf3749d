import { counted, excerpt, type LocalizedText, messageTable } from "../primitives/index.js";
import type { CodeUse, GreyCode } from "./grey-code.js";

interface GroupingMessageInfo {
  GROUPING_RECORD_SHAPE: { field: string; got: string };
  GROUPING_SEX_MISSING: object;
  GROUPING_PRINCIPAL_DIAGNOSIS_MISSING: object;
  GROUPING_PRINCIPAL_DIAGNOSIS_EMPTY: object;
  GROUPING_NEWBORN_WEIGHT_MISSING: object;
  GROUPING_AGE_DAYS_MISSING: object;
  GROUPING_PRINCIPAL_DIAGNOSIS_INVALID: { code: string };
  GROUPING_PRINCIPAL_DIAGNOSIS_NOT_LISTED: { code: string; scheme: string };
  GROUPING_NO_GROUP_MATCHED: { code: string; scheme: string };
  GROUPING_NO_GROUP_DECIDED: { code: string; scheme: string; unknown: readonly LocalizedText[] };
  GROUPING_MEDICAL_GROUPS_SHUT: { code: string; procedures: readonly string[]; more: number; drg: string };
  GROUPING_ADRG_WITHOUT_DRG: { adrg: string; scheme: string };
  GROUPING_NO_DRG_MATCHED: { adrg: string; scheme: string; drgs: readonly string[] };
  GROUPING_PROCEDURES_NOT_USED: { count: number };
  GROUPING_FIELD_MISSING: { field: string; name: LocalizedText };
  GROUPING_ADMISSION_WEIGHT_TAKEN: { grams: number };
  GROUPING_DEPARTMENT_ALIKE: { asked: string; department: string };
  GROUPING_SEX_CONFLICT: { code: string; list: "diagnoses" | "procedures"; sex: string };
  GROUPING_AGE_CONFLICT: { code: string; life: "newborn" | "mother"; ageYears: number };
  GROUPING_AGE_DECIDES: {
    days: number;
    drg: string | undefined;
    otherDays: number;
    other: string | undefined;
  };
  GROUPING_CODE_MISWRITTEN: { code: string; meant: string };
  GROUPING_CODE_EMPTY: object;
  GROUPING_CODE_UNKNOWN: { code: string; dictionary: LocalizedText; nearest: readonly string[] };
  GROUPING_CODE_DAMAGED: {
    code: string;
    dictionary: LocalizedText;
    meant: readonly string[];
    /** another way of writing the code, several codes, the code with something beside it, or what is left of it */
    as: "form" | "several" | "whole" | "left";
  };
  GROUPING_CODE_RENAMED: { code: string; to: readonly string[]; scheme: string; drg: string | undefined };
  GROUPING_CODE_OTHER_SYSTEM: { code: string; dictionary: LocalizedText; to: string };
  GROUPING_CODE_OTHER_EDITION: { code: string; dictionary: LocalizedText; edition: string; held: string };
  GROUPING_CODE_GREY: GreyCode & { readonly use: CodeUse | undefined };
  GROUPING_PRINCIPAL_DIAGNOSIS_GREY: GreyCode;
  GROUPING_MAIN_PROCEDURE_GREY: GreyCode;
  GROUPING_MAIN_PROCEDURE_INVALID: { code: string };
  GROUPING_MAIN_PROCEDURE_NOT_LISTED: { code: string; name: string; scheme: string };
  GROUPING_CODE_REPLACED: { from: string; to: string };
  GROUPING_CODE_CONVERTS_TO_SEVERAL: { code: string; to: readonly string[] };
  GROUPING_DIAGNOSIS_NOT_CONVERTIBLE: { code: string };
  GROUPING_PROCEDURE_NOT_CONVERTIBLE: { code: string };
  GROUPING_RULE_NOT_TRANSCRIBED: { entry: string; why: string };
}

/** 分组提示: the codes that a grouping result may carry: what was wrong with the record, or why there is no group. */
export const groupingMessages = messageTable<GroupingMessageInfo>({
  GROUPING_RECORD_SHAPE: ({ field, got }) => ({
    zh: `${field} 的类型不对（${got}），无法入组。请先读入病例（parseCase）再分组。`,
    en: `${field} is of the wrong type (${got}), so the case cannot be grouped. Read it with parseCase first.`,
  }),
  GROUPING_SEX_MISSING: () => ({
    zh: "缺少性别，信息校验不通过。请补充性别。",
    en: "The sex is missing, so the record fails the check. Supply sex.",
  }),
  GROUPING_PRINCIPAL_DIAGNOSIS_MISSING: () => ({
    zh: "缺少主要诊断，信息校验不通过。请补充主要诊断。",
    en: "There is no principal diagnosis, so the record fails the check. Supply the first of diagnoses.",
  }),
  GROUPING_PRINCIPAL_DIAGNOSIS_EMPTY: () => ({
    zh: "主要诊断为空，无法入组。请补充主要诊断。",
    en: "The principal diagnosis is empty, so there is no group. Supply the first of diagnoses.",
  }),
  GROUPING_NEWBORN_WEIGHT_MISSING: () => ({
    zh: "新生儿（不足29天）缺少体重，信息校验不通过。请补充新生儿出生体重或入院体重。",
    en: "A newborn (28 days or less) has no weight, so the record fails the check. Supply birthWeightGrams or admissionWeightGrams.",
  }),
  GROUPING_AGE_DAYS_MISSING: () => ({
    zh: "年龄 0 岁，没有天数，也没有体重：不足29天的，缺少体重即信息校验不通过，没有病组；是否如此无从判断，未作此项校验。请补充不足1周岁的天数（ageDays）。",
    en: "The age is 0 years, without days and without weight: of 28 days or less the record would fail the check for its weight and have no group. Nobody can tell, so the check was passed over. Supply ageDays.",
  }),
  GROUPING_PRINCIPAL_DIAGNOSIS_INVALID: ({ code }) => ({
    zh: `${excerpt(code)} 不能作为主要诊断，按方案不予入组。请核对主要诊断的选择。`,
    en: `${excerpt(code)} may not be a principal diagnosis; the scheme gives no group. Check the choice of principal diagnosis.`,
  }),
  GROUPING_PRINCIPAL_DIAGNOSIS_NOT_LISTED: ({ code, scheme }) => ({
    zh: `主要诊断 ${excerpt(code)} 不在 ${scheme} 任何主要诊断大类中。请核对编码版本，必要时先作编码转换。`,
    en: `The principal diagnosis ${excerpt(code)} is in no MDC of ${scheme}. Check the code edition; convert the codes first where needed.`,
  }),
  GROUPING_NO_GROUP_MATCHED: ({ code, scheme }) => ({
    zh: `主要诊断 ${excerpt(code)} 在 ${scheme} 中，但没有核心组的条件成立。`,
    en: `The principal diagnosis ${excerpt(code)} is in ${scheme}, but the condition of no ADRG holds.`,
  }),
  GROUPING_NO_GROUP_DECIDED: ({ code, scheme, unknown }) => {
    const [zh, en] = [unknown.map((each) => each.zh).join("、"), unknown.map((each) => each.en).join(", ")];
    return {
      zh: `主要诊断 ${excerpt(code)} 在 ${scheme} 中，但病例没有给出${zh}，用到它的条件无从判断，其余没有核心组的条件成立，故未入组；不等于它不属于任何组。请补充${zh}。`,
      en: `The principal diagnosis ${excerpt(code)} is in ${scheme}, but the case does not give ${en}, so conditions that ask for it can be judged neither way, and of the others that of no ADRG holds: the case has no group, which does not say that it belongs to none. Supply ${en}.`,
    };
  },
  GROUPING_MEDICAL_GROUPS_SHUT: ({ code, procedures, more, drg }) => {
    const named = procedures.map((each) => excerpt(each));
    return {
      zh: `手术操作 ${named.join("、")}${more > 0 ? ` 等 ${procedures.length + more} 项` : ""} 不属于主要诊断 ${excerpt(code)} 的任何手术组，又使其内科组不收本例，所以没有组；没有手术操作时入 ${drg}。请核对主要诊断与手术操作。`,
      en: `${procedures.length === 1 ? "The procedure" : "Each of the procedures"} ${named.join(", ")}${more > 0 ? ` and ${more} more` : ""} leads to no surgical group of the principal diagnosis ${excerpt(code)} and shuts its medical groups, so there is no group; without procedures it would be ${drg}. Check the principal diagnosis and the procedures.`,
    };
  },
  GROUPING_ADRG_WITHOUT_DRG: ({ adrg, scheme }) => ({
    zh: `${adrg} 在 ${scheme} 中没有细分组，病例不能据此支付，见该方案的缺口。`,
    en: `${adrg} has no DRG in ${scheme}, so the case cannot be paid by it: see its gaps.`,
  }),
  GROUPING_NO_DRG_MATCHED: ({ adrg, scheme, drgs }) => ({
    zh: `${adrg} 在 ${scheme} 中的细分组（${drgs.join("、")}）没有一个条件成立，病例不能据此支付。各组的条件与病例的取值见 explain --trace full，请据此核对病例。`,
    en: `The condition of no DRG of ${adrg} in ${scheme} (${drgs.join(", ")}) holds for this case, so it cannot be paid by one. explain --trace full tells each condition and what the case has: check the case by it.`,
  }),
  GROUPING_PROCEDURES_NOT_USED: ({ count }) => ({
    zh: `有 ${count} 项手术操作按方案不用于分组。`,
    en: `${count} of the procedures are not used for grouping under the scheme.`,
  }),
  GROUPING_FIELD_MISSING: ({ field, name }) => ({
    zh: `分组条件用到${name.zh}，但病例没有给出：用到它的条件按不成立处理，其后不用到它的组（名称写有它的也在内）可能因此收入本例。请补充，病组可能不同。`,
    en: `A condition asked for ${field}, which the case does not give: what asks for it was taken as not holding, and a later group that does not ask for it, though its name may speak of it, may have taken the case. Supply it: the group may be another by it.`,
  }),
  GROUPING_ADMISSION_WEIGHT_TAKEN: ({ grams }) => ({
    zh: `分组条件用到出生体重，但病例没有给出，按入院体重 ${grams} 克判断。请补充出生体重，病组可能因此不同。`,
    en: `A condition asked for the birth weight, which the case does not give; the admission weight, ${grams} g, stood in for it. Supply birthWeightGrams: the group may be another by it.`,
  }),
  GROUPING_DEPARTMENT_ALIKE: ({ asked, department }) => ({
    zh: `分组条件要求科别写作“${asked}”或有监护病房时间；病例的科别“${excerpt(department)}”像是重症监护，但逐字比较不相同，也没有监护病房时间，相应条件按不成立处理。患者如住过重症监护病房，请填监护病房小时数（icuHours），或将科别（department）写作“${asked}”。`,
    en: `A condition asks for the department "${asked}" or for hours in intensive care; "${excerpt(department)}" reads as intensive care but is not that text, and no hours are given, so the condition was taken as not holding. Where the patient lay in intensive care, supply icuHours, or write the department as "${asked}".`,
  }),
  GROUPING_SEX_CONFLICT: ({ code, list, sex }) => {
    const zh = list === "diagnoses" ? "诊断" : "手术操作";
    const en = list === "diagnoses" ? "Diagnosis" : "Procedure";
    return {
      zh: `${zh} ${excerpt(code)} 与性别（${sex === "male" ? "男" : "女"}）不符。请核对性别或${zh}。`,
      en: `${en} ${excerpt(code)} does not agree with the sex (${sex}). Check either.`,
    };
  },
  GROUPING_AGE_CONFLICT: ({ code, life, ageYears }) =>
    life === "newborn"
      ? {
          zh: `诊断 ${excerpt(code)} 属围产期，与年龄 ${ageYears} 岁不符。请核对年龄或诊断，是否误填了新生儿的诊断。`,
          en: `Diagnosis ${excerpt(code)} is of the time around birth and does not agree with an age of ${counted(ageYears, "year")}. Check either; it may be a newborn's.`,
        }
      : {
          zh: `诊断 ${excerpt(code)} 属妊娠、分娩和产褥期，与年龄 ${ageYears} 岁不符。请核对年龄或诊断，是否误填了母亲的诊断。`,
          en: `Diagnosis ${excerpt(code)} is of pregnancy and childbirth and does not agree with an age of ${counted(ageYears, "year")}. Check either; it may be the mother's.`,
        },
  GROUPING_AGE_DECIDES: ({ days, drg, otherDays, other }) => ({
    zh: `年龄 ${days} 天，${drg === undefined ? "没有病组" : `病组为 ${drg}`}；若为 ${otherDays} 天，${other === undefined ? "则没有病组" : `则为 ${other}`}：病组取决于天数。请核对年龄天数。`,
    en: `At ${counted(days, "day")} of age ${drg === undefined ? "there is no group" : `the group is ${drg}`}; at ${counted(otherDays, "day")} ${other === undefined ? "there would be none" : `it would be ${other}`}: the group turns on the days. Check them.`,
  }),
  GROUPING_CODE_MISWRITTEN: ({ code, meant }) => ({
    zh: `编码“${excerpt(code)}”不在方案中，可能应写作 ${excerpt(meant)}。编码逐字比较，未作更正。`,
    en: `The code "${excerpt(code)}" is not in the scheme; ${excerpt(meant)} may be meant. Codes are compared exactly; nothing was corrected.`,
  }),
  GROUPING_CODE_EMPTY: () => ({
    zh: "此处编码为空，其位置却已占用，按没有该项处理。请补上编码。",
    en: "The code here is empty though its place is taken; it counts as nothing. Fill it in.",
  }),
  GROUPING_CODE_UNKNOWN: ({ code, dictionary, nearest }) => ({
    zh: `编码 ${excerpt(code)} 不在${dictionary.zh}中。${nearest.length > 0 ? `相近的有：${nearest.join("，")}。` : ""}请核对编码。`,
    en: `The code ${excerpt(code)} is not in ${dictionary.en}. ${nearest.length > 0 ? `Near it are: ${nearest.join(", ")}. ` : ""}Check the code.`,
  }),
  GROUPING_CODE_DAMAGED: ({ code, dictionary, meant, as }) => {
    const names = { zh: meant.join("，"), en: meant.join(", ") };
    switch (as) {
      case "form":
        return {
          zh: `“${excerpt(code)}”的写法与${dictionary.zh}不同，应写作 ${names.zh}。编码逐字比较，大小写、全角半角与相似的字符都算不同；未作更正，请照此改写。`,
          en: `"${excerpt(code)}" is not how ${dictionary.en} writes it, which is ${names.en}. Codes are compared exactly, by case, width and script; nothing was corrected: write it so.`,
        };
      case "several":
        return {
          zh: `“${excerpt(code)}”一处写了几个编码（${names.zh}），不是${dictionary.zh}的编码，未作拆分。请分开书写：表格一列一个，或以 | 相隔，一个也不要删。`,
          en: `"${excerpt(code)}" holds several codes (${names.en}) in one place; it is no code of ${dictionary.en} and was not divided. Write them apart, in columns of their own or with | between, and leave none out.`,
        };
      case "whole":
        return {
          zh: `“${excerpt(code)}”不是${dictionary.zh}的编码，其中写有 ${names.zh}。未作更正：请照此只写编码，半角，大小写如所示，不带名称或其他文字。`,
          en: `"${excerpt(code)}" is no code of ${dictionary.en}, though ${names.en} stands in it. Nothing was corrected: write the code alone, as shown: in half width and this case, without its name or other characters.`,
        };
      case "left":
        return {
          zh: `编码 ${excerpt(code)} 不在${dictionary.zh}中，可能是 ${names.zh} 受损所致（如电子表格去掉了零，或程序去掉了小数点）。未作更正，请核对编码。`,
          en: `The code ${excerpt(code)} is not in ${dictionary.en}; it may be what is left of ${names.en} (a spreadsheet takes zeros away, a program the point). Nothing was corrected: check the code.`,
        };
    }
  },
  GROUPING_CODE_RENAMED: ({ code, to, scheme, drg }) => ({
    zh:
      to.length === 1
        ? `方案 ${scheme} 的列表按编码的另一版本写作 ${to.join("")}，没有 ${excerpt(code)}${drg === undefined ? "，病组可能因此不同" : `：写作 ${to.join("")} 则为 ${drg}`}。未作替换；请用 --codes convert（程序接口为 convert），或按方案书写。`
        : `方案 ${scheme} 的列表按编码的另一版本写作 ${to.join("、")}，编码 ${excerpt(code)} 可为其中之一，不能代为选定，病组可能因此不同。请按病历写明其一。`,
    en:
      to.length === 1
        ? `The lists of ${scheme} have ${to.join("")}, of another version of the codes, where ${excerpt(code)} is not in them${drg === undefined ? ": the group may be another by it" : `; by it the group is ${drg}`}. Nothing was replaced: use --codes convert (in programs: convert), or write the code as the scheme does.`
        : `The lists of ${scheme} have ${to.join(", ")}, of another version of the codes, and ${excerpt(code)} may be any of them: none was chosen, and the group may be another by it. Write the one that the record means.`,
  }),
  GROUPING_CODE_OTHER_SYSTEM: ({ code, dictionary, to }) => ({
    zh: `编码 ${excerpt(code)} 不在${dictionary.zh}中，按对照表对应 ${excerpt(to)}。未作转换；如全部编码属另一版本，请用 --codes convert。`,
    en: `The code ${excerpt(code)} is not in ${dictionary.en}; the crosswalk has ${excerpt(to)} for it. It was not converted: use --codes convert where all codes are of that edition.`,
  }),
  GROUPING_CODE_OTHER_EDITION: ({ code, dictionary, edition, held }) => ({
    zh: `编码 ${excerpt(code)} 不在${dictionary.zh}的 ${edition} 版中，只在 ${held} 版中有。请核对编码，或改用相应版本的方案。`,
    en: `The code ${excerpt(code)} is not in edition ${edition} of ${dictionary.en}, only in ${held}. Check the code, or use a scheme of that edition.`,
  }),
  GROUPING_CODE_GREY: (grey) => ({
    zh: `${greyText(grey).zh}${grey.use ? GREY_USES[grey.use].zh : ""}不能用于结算。${instead(grey).zh}`,
    en: `${greyText(grey).en}; ${grey.use ? GREY_USES[grey.use].en : ""}a bill may not use it. ${instead(grey).en}`,
  }),
  GROUPING_PRINCIPAL_DIAGNOSIS_GREY: (grey) => ({
    zh: `主要诊断 ${greyText(grey).zh}不能用于结算，按方案不予入组。${instead(grey).zh}`,
    en: `The principal diagnosis ${greyText(grey).en}; a bill may not use it, and the scheme gives no group. ${instead(grey).en}`,
  }),
  GROUPING_MAIN_PROCEDURE_GREY: (grey) => ({
    zh: `主要手术操作 ${greyText(grey).zh}不能用于结算，按方案不予入组。${instead(grey).zh}`,
    en: `The main procedure ${greyText(grey).en}; a bill may not use it, and the scheme gives no group. ${instead(grey).en}`,
  }),
  GROUPING_MAIN_PROCEDURE_INVALID: ({ code }) => ({
    zh: `主要手术操作 ${excerpt(code)} 按方案不用于分组，按没有主要手术操作处理，其后的手术操作不会升为主要手术操作。请核对主要手术操作的选择。`,
    en: `The main procedure ${excerpt(code)} is not used for grouping under the scheme: the case counts as one without a main procedure, and no later procedure becomes the main one. Check the choice of main procedure.`,
  }),
  GROUPING_MAIN_PROCEDURE_NOT_LISTED: ({ code, name, scheme }) => ({
    zh: `主要手术操作 ${excerpt(code)} ${name} 不在 ${scheme} 的任何列表中：不进入任何手术组，也不算作有手术，本例按内科分组或没有病组。检查、治疗多属此类；如确是手术，请核对主要手术操作的选择，或该方案有缺口（见 scheme show）。`,
    en: `The main procedure ${excerpt(code)} ${name} is in no list of ${scheme}: it leads to no group of operations and does not count as one, so the case is in a medical group or in none. Tests and treatments are mostly of this kind; where it is an operation, check the choice of the main procedure, or the scheme lacks it (see its gaps: scheme show).`,
  }),
  GROUPING_CODE_REPLACED: ({ from, to }) => ({
    zh: `编码 ${excerpt(from)} 已按对照表转换为 ${excerpt(to)}。`,
    en: `The code ${excerpt(from)} was converted to ${excerpt(to)} by the crosswalk.`,
  }),
  GROUPING_CODE_CONVERTS_TO_SEVERAL: ({ code, to }) => ({
    zh: `编码 ${excerpt(code)} 按对照表可为 ${to.join("、")}，不能代为选定，未予入组。请按病历写明其一。`,
    en: `The crosswalk has several codes for ${excerpt(code)}: ${to.join(", ")}. None was chosen, so the case was not grouped. Write the one that the record means.`,
  }),
  GROUPING_DIAGNOSIS_NOT_CONVERTIBLE: ({ code }) => ({
    zh: `诊断不能转换为分组器支持的编码：${excerpt(code)} 在对照表中没有对应，未予入组。请核对编码，或补充对照表。`,
    en: `The diagnosis ${excerpt(code)} has no entry in the crosswalk, so the case was not grouped. Check the code, or complete the crosswalk.`,
  }),
  GROUPING_PROCEDURE_NOT_CONVERTIBLE: ({ code }) => ({
    zh: `手术操作不能转换为分组器支持的编码：${excerpt(code)} 在对照表中没有对应，未予入组。请核对编码，或补充对照表。`,
    en: `The procedure ${excerpt(code)} has no entry in the crosswalk, so the case was not grouped. Check the code, or complete the crosswalk.`,
  }),
  GROUPING_RULE_NOT_TRANSCRIBED: ({ entry, why }) => ({
    zh: `${excerpt(entry)} 的入组规则没有取得（${excerpt(why)}），按不成立处理。可用补丁补上。`,
    en: `The rule of ${excerpt(entry)} was not obtained (${excerpt(why)}) and was taken as not holding. A patch can supply it.`,
  }),
});

/** What grouping makes of a heading, as the beginning of what a bill may not. */
const GREY_USES: Readonly<Record<CodeUse, LocalizedText>> = {
  listed: { zh: "分组照常采用，但", en: "grouping takes it as any other code, but " },
  counted: {
    zh: "不在任何病组的列表中，但在有效手术操作之列，分组只据此算作有手术，病组可能因此不同，且",
    en: "no group lists it, but it is one of the valid procedures and counts as an operation, by which the group may be another, and ",
  },
  none: { zh: "分组未采用，也", en: "it was not used for grouping, and " },
};

/** That a code is a heading, with its name where it is known. */
function greyText({ code, name }: GreyCode): LocalizedText {
  const named = name === "" ? excerpt(code) : `${excerpt(code)} ${name}`;
  return { zh: `${named} 是类目（灰码），`, en: `${named} is a heading (grey code)` };
}

/** The codes below a heading that may stand in its place. */
function instead({ below, count }: GreyCode): LocalizedText {
  if (count === 0) return { zh: "请改用其下的编码。", en: "Use a code below it." };
  const more = count > below.length;
  return {
    zh: `请改用其下的编码：${below.join("，")}${more ? ` 等 ${count} 个` : ""}。`,
    en: `Use a code below it: ${below.join(", ")}${more ? ` and others (${count} in all)` : ""}.`,
  };
}
