import type { CaseMarkName } from "../cases/case-marks.js";
import { MARK_WORDS } from "../cases/mark-words.js";
import { counted, excerpt, type LocalizedText, messageTable } from "../primitives/index.js";

/** 病组取值的来源: a table that was given, the history, or the edition's own table. */
export type GroupsFrom = "given" | "history" | "edition";

/** 历史中的未知病组: a group that nobody knows and the history cases that carry it. */
export interface StrangeGroup {
  readonly drg: string;
  /** the code that it is near to */
  readonly meant: string | undefined;
  readonly cases: number;
  /** the first of them */
  readonly caseIds: readonly string[];
}

/** A group that nobody knows, and the code that is meant by it, where there is one. */
interface NamedGroup {
  readonly drg: string;
  readonly meant: string | undefined;
}

/** The day whose values count, and the days on which the edition's values change. */
interface OtherValues {
  ruleset: string;
  on: string;
  changes: readonly string[];
}

/** The records that an engine takes. */
const RECORDS = {
  case: { zh: "病例", en: "case" },
  hospital: { zh: "医疗机构", en: "hospital" },
  group: { zh: "病组表", en: "group table" },
  budget: { zh: "预算", en: "budget" },
};

interface EngineErrorInfo {
  ENGINE_SECTION_ABSENT: { section: string; ruleset: string };
  ENGINE_SCHEME_ABSENT: { prescribed: string };
  ENGINE_HOSPITALS_UNDECIDED: { hospitals: readonly string[]; count: number; path: string };
  ENGINE_OUTSIDE_EDITION: { ruleset: string; on: string; from: string; to: string; taken: string };
  ENGINE_CASES_OUTSIDE_EDITION: {
    ruleset: string;
    from: string;
    to: string;
    cases: number;
    first: string;
    last: string;
  };
  ENGINE_VALUES_CHANGE_WITHIN: {
    ruleset: string;
    from: string;
    to: string;
    on: string;
    changes: readonly { readonly path: string; readonly from: string }[];
    more: number;
  };
  ENGINE_CASES_OF_OTHER_VALUES: OtherValues & { cases: number; first: string; last: string };
  ENGINE_PERIOD_OF_OTHER_VALUES: OtherValues & { until: string };
  ENGINE_SCHEME_DIFFERENT: { prescribed: string; given: string };
  ENGINE_DEDUCTION_WITHOUT_LEDGER: { finding: string; hospital: string };
  ENGINE_GROUPS_NOT_IN_SCHEME: {
    /** the miswritten ones first */
    groups: readonly NamedGroup[];
    count: number;
    miswritten: number;
    from: GroupsFrom;
  };
  ENGINE_HISTORY_GROUPS_UNKNOWN: {
    cases: number;
    /** of all groups; the first are named */
    count: number;
    groups: readonly StrangeGroup[];
  };
  ENGINE_HISTORY_HOSPITALS_UNLISTED: {
    cases: number;
    /** of all hospitals; those with most cases are named */
    count: number;
    hospitals: readonly { readonly hospitalId: string; readonly cases: number }[];
  };
  ENGINE_CASE_GROUPS_UNKNOWN: {
    cases: number;
    groups: readonly NamedGroup[];
    more: number;
  };
  ENGINE_VALUE_GROUPS_UNKNOWN: {
    path: string;
    groups: readonly NamedGroup[];
    count: number;
  };
  ENGINE_COEFFICIENT_GROUPS_UNKNOWN: {
    /** the first of them */
    rows: readonly (NamedGroup & { readonly hospitalId: string })[];
    count: number;
  };
  ENGINE_READMISSION_APART: {
    rule: string;
    apart: readonly { readonly part: string; readonly screened: string; readonly settled: string }[];
  };
  ENGINE_NO_GROUP_VALUES: { ruleset: string };
  ENGINE_HISTORY_NOT_USED: { cases: number; ruleset: string };
  /** years of discharge: that should be there, that are not, that the averages rest on */
  ENGINE_HISTORY_YEARS_LACKING: {
    settled: number;
    wanted: readonly number[];
    lacking: readonly number[];
    used: readonly number[];
  };
  ENGINE_CAPITATION_ABSENT: Record<string, never>;
  ENGINE_PERIOD_ABSENT: Record<string, never>;
  /** `found` is what stands at the path, `parse` what reads such a record */
  ENGINE_NOT_PARSED: { what: keyof typeof RECORDS; found: string; parse: string };
  ENGINE_NOT_LOADED: { what: LocalizedText; found: string; make: string };
  ENGINE_WEIGHTS_OF_ANOTHER: { given: "points" | "weight"; ruleset: string };
  /** `given`: what the cases were taken in under, `own`: what the engine is bound to */
  ENGINE_CASES_OF_ANOTHER: { by: "ruleset" | "scheme"; given: string; own: string };
  /** `given`: the edition that the weights were made under */
  ENGINE_WEIGHTS_OF_OTHER_EDITION: { given: string; ruleset: string };
  /** `given`: the edition that the table was made under */
  ENGINE_TABLE_OF_OTHER_EDITION: { table: "groups" | "coefficients"; given: string; ruleset: string };
  ENGINE_RULE_UNAPPLIED: { path: string; ruleset: string };
  ENGINE_CAP_WITHOUT_UNIT: { path: string; ruleset: string };
  ENGINE_PARTICIPATION_NOT_READ: { ruleset: string; hospitals: number; cases: number };
  /** hospitals: the first of them */
  ENGINE_HOSPITAL_INPUT_LACKING: { name: string; count: number; hospitals: readonly string[] };
  ENGINE_INPUT_UNUSED: { name: string; hospitals: number; nearest: readonly string[] };
  ENGINE_MARKS_NOT_READ: { marks: readonly { readonly mark: CaseMarkName; readonly cases: number }[] };
  ENGINE_PERIODS_DIFFER: { baseline: string; candidate: string };
  ENGINE_WEIGHT_PART_UNKNOWN: { part: string; ruleset: string; missing: string };
}

/** The codes of binding an edition to the calculators. */
export const engineErrors = messageTable<EngineErrorInfo>({
  ENGINE_SECTION_ABSENT: ({ section, ruleset }) => ({
    zh: `规则集 ${ruleset} 没有“${section}”一节，无法执行此操作。请换用含有该节的规则集；若是自己的规则集文件，请在其中补写该节（docs/rulesets.md）。`,
    en: `The ruleset ${ruleset} has no section "${section}", which this needs. Use an edition that has it; in a ruleset file of your own, write the section (docs/rulesets.md).`,
  }),
  ENGINE_HOSPITALS_UNDECIDED: ({ hospitals, count, path }) => ({
    zh: `医疗机构表缺少判断 ${path} 所需的栏，${count} 家机构（${hospitals.map(excerpt).join("、")}${count > hospitals.length ? " 等" : ""}）无法判断：它们的病例算入与否，结果不同，已停止。请补填这些机构的办医性质（ownership）等栏。`,
    en: `The hospitals file lacks what ${path} asks, so ${counted(count, "hospital")} (${hospitals.map(excerpt).join(", ")}${count > hospitals.length ? " and others" : ""}) cannot be judged, and the result would differ with and without their cases. Fill in their ownership and whatever else it names.`,
  }),
  ENGINE_SCHEME_ABSENT: ({ prescribed }) => ({
    zh: `病例没有自带病组，而引擎未得到分组方案。请加载 ${prescribed} 并传入（scheme）。`,
    en: `A case carries no drg and the engine was given no grouping scheme. Load ${prescribed} and pass it as \`scheme\`.`,
  }),
  ENGINE_OUTSIDE_EDITION: ({ ruleset, on, from, to, taken }) => ({
    zh: `规则集 ${ruleset} 的有效期为 ${from} 至 ${to || "今"}，而计算的是 ${on}，取 ${taken} 的取值：结果不是当时有效的规则所得。请换用当时有效的版本。`,
    en: `The ruleset ${ruleset} is in force from ${from} to ${to || "now"}, and ${on} is calculated, by the values of ${taken}: the result is not that of the rules in force. Use the edition of that day.`,
  }),
  ENGINE_CASES_OUTSIDE_EDITION: ({ ruleset, from, to, cases, first, last }) => ({
    zh: `规则集 ${ruleset} 的有效期为 ${from} 至 ${to || "今"}，而有 ${cases} 例在此之外出院（${first} 至 ${last}）：这些病例不是按当时有效的规则判断的。请换用当时有效的版本，或只用有效期内的病例。`,
    en: `The ruleset ${ruleset} is in force from ${from} to ${to || "now"}, and ${counted(cases, "case was", "cases were")} discharged outside of it (${first} to ${last}): they are not judged by the rules of their day. Use the edition of that time, or only cases of its dates.`,
  }),
  ENGINE_VALUES_CHANGE_WITHIN: ({ ruleset, from, to, on, changes, more }) => ({
    zh: `规则集 ${ruleset} 的取值在 ${from} 至 ${to} 之间有变动：${changes.map((one) => `${one.path} 自 ${one.from} 起`).join("、")}${more > 0 ? `，另有 ${more} 项` : ""}。这里一律按 ${on} 有效的取值计算，变动之前出院的病例也是。结算取结算期最后一天的取值；要看某一天的取值，请用 explain 的 --on，变动之前的病例应按哪个取值付费，请与经办机构核实。`,
    en: `Values of the ruleset ${ruleset} change between ${from} and ${to}: ${changes.map((one) => `${one.path} from ${one.from}`).join(", ")}${more > 0 ? ` and ${more} more` : ""}. All is calculated with those in force on ${on}, cases discharged before the change too. Settling takes the values of the last day of its period; explain --on shows those of another day. Ask the agency which of them the earlier cases are due.`,
  }),
  ENGINE_CASES_OF_OTHER_VALUES: ({ ruleset, on, changes, cases, first, last }) => ({
    zh: `规则集 ${ruleset} 的取值在有效期内变动（${changes.join("、")}），采用的是 ${on} 的取值，而有 ${cases} 例的出院日期（${first} 至 ${last}）取值不同：这些病例所得不是当时的取值。请以 on（命令行 --on）指定病例出院时期的一天；跨变动日的病例请分开计算。`,
    en: `The values of the ruleset ${ruleset} change within its life (${changes.join(", ")}). Those of ${on} are taken, and ${counted(cases, "case was", "cases were")} discharged (${first} to ${last}) when others held: what is said of them is not by the values of their day. Name a day of the time of the cases with on (--on on the command line); cases on both sides of a change are for runs of their own.`,
  }),
  ENGINE_PERIOD_OF_OTHER_VALUES: ({ ruleset, on, changes, until }) => ({
    zh: `规则集 ${ruleset} 的取值在有效期内变动（${changes.join("、")}），采用的是 ${on} 的取值，而结算期止于 ${until}，其取值不同：结算结果不是该期的取值所得。请以 on 指定结算期的最后一天（createEngine(ruleset, { on: "${until}" })）。`,
    en: `The values of the ruleset ${ruleset} change within its life (${changes.join(", ")}). Those of ${on} are taken, and the period settled ends on ${until}, when others hold: the amounts are not those of its values. Name the last day of the period with on (createEngine(ruleset, { on: "${until}" })).`,
  }),
  ENGINE_SCHEME_DIFFERENT: ({ prescribed, given }) => ({
    zh: `规则集规定的分组方案是 ${prescribed}，实际使用的是 ${given}；两者的病组可能不同。`,
    en: `The ruleset prescribes the scheme ${prescribed}; ${given} is used instead, and its groups may differ.`,
  }),
  ENGINE_HISTORY_HOSPITALS_UNLISTED: ({ cases, count, hospitals }) => {
    const more = count > hospitals.length;
    const zh = hospitals.map((one) => `${excerpt(one.hospitalId)} ${one.cases} 例`).join("、");
    const en = hospitals.map((one) => `${excerpt(one.hospitalId)} ${one.cases}`).join(", ");
    return {
      zh: `历史病例中有 ${cases} 例属于医疗机构文件没有列出的 ${count} 家机构（${zh}${more ? " 等" : ""}）：它们计入全市均费，却因等级不明而不在任何等级的均费之内，各机构的差异系数与金额随之变动。已关闭、合并的机构请仍列在医疗机构文件中并写明等级；编码变更的，请统一为同一编码。`,
      en: `${counted(cases, "case")} of the history ${cases === 1 ? "is" : "are"} of ${counted(count, "hospital")} that the hospitals file does not list (${en}${more ? ", ..." : ""}): they are in the averages of the area, but in those of no grade, since nobody says of which grade they were, and the coefficients and amounts of all hospitals are moved by it. Keep hospitals that were closed or merged listed, with their grade; where an id changed, write one id in both files.`,
    };
  },
  ENGINE_CASE_GROUPS_UNKNOWN: ({ cases, groups, more }) => {
    const [zh, en] = [groups.map(namedZh), groups.map(namedEn)];
    return {
      zh: `${cases} 例所带的病组在分组方案中没有（${zh.join("、")}${more > 0 ? ` 等，另有 ${more} 个` : ""}）：按未入组计，依病组判断的规则与指标没有审到这些病例，结算也不付费。请更正病组编码，或去掉病例所带的病组，由本程序分组。`,
      en: `${counted(cases, "case carries", "cases carry")} a group that the grouping scheme lacks (${en.join(", ")}${more > 0 ? ` and ${more} more` : ""}): they count as ungrouped, rules and indicators that go by the group did not look at them, and settlement does not pay them. Correct the group, or leave it out to have the cases grouped here.`,
    };
  },
  ENGINE_VALUE_GROUPS_UNKNOWN: ({ path, groups, count }) => {
    const more = count > groups.length;
    return {
      zh: `${path} 列有分组方案中没有的 ${count} 个病组：${groups.map(namedZh).join("、")}${more ? " 等" : ""}。没有病例落在其中，为它们给出的取值不起作用。请核对编码。`,
      en: `${path} names ${counted(count, "group")} that the grouping scheme lacks: ${groups.map(namedEn).join(", ")}${more ? ", ..." : ""}. No case falls in them, so that what is said for them does nothing. Check the codes.`,
    };
  },
  ENGINE_COEFFICIENT_GROUPS_UNKNOWN: ({ rows, count }) => {
    const more = count > rows.length;
    const [zh, en] = [namedZh, namedEn].map((named) =>
      rows.map((row) => `${excerpt(row.hospitalId)} ${named(row)}`),
    ) as [string[], string[]];
    return {
      zh: `有 ${count} 项给定的差异系数写给分组方案中没有的病组：${zh.join("、")}${more ? " 等" : ""}。它们没有用上，所指病组按计算的系数或没有系数计付，金额有误。请更正差异系数表或医疗机构文件中的病组编码后重新计算。`,
      en: `${counted(count, "given coefficient")} ${count === 1 ? "is" : "are"} of groups that the grouping scheme lacks: ${en.join(", ")}${more ? ", ..." : ""}. They went unused: the groups meant are paid by a computed coefficient, or have none, and the amounts are wrong. Correct the codes in the table of coefficients or the hospitals file and calculate again.`,
    };
  },
  ENGINE_GROUPS_NOT_IN_SCHEME: ({ groups, count, miswritten, from }) => {
    const named = groups.map(({ drg }) => excerpt(drg));
    const zh = `${named.join("、")}${count > groups.length ? " 等" : ""}`;
    const en = `${named.join(", ")}${count > groups.length ? " and others" : ""}`;
    if (from === "history") {
      return {
        zh: `历史病例有 ${count} 个病组的编码在所用的分组方案中没有（${zh}）。该方案只是代替规定的方案，无法判断编码是否有误，这些病例已计入均费。请核对编码。`,
        en: `The history has ${counted(count, "group")} whose code the grouping scheme lacks (${en}). That scheme only stands in for the prescribed one, so nobody can say whether the codes are wrong: the averages rest on these cases too. Check the codes.`,
      };
    }
    if (miswritten > 0) {
      const more = count > groups.length;
      return {
        zh: `病组表有 ${count} 行的编码在分组方案中没有，其中 ${miswritten} 行写法有误：${groups.map(namedZh).join("、")}${more ? " 等" : ""}。这些行的取值没有用上，所指病组的病例按表中没有该病组计价，金额有误。请更正编码后重新计算。`,
        en: `The group table has ${counted(count, "row")} whose code the grouping scheme lacks, ${miswritten} of them miswritten: ${groups.map(namedEn).join(", ")}${more ? " and others" : ""}. Their values went unused, and cases of the groups meant are priced as if the table lacked them: the amounts are wrong. Correct the codes and calculate again.`,
      };
    }
    const own = from === "edition";
    return {
      zh: `${own ? "规则集自带的" : ""}病组表有 ${count} 行的编码在分组方案中没有（${zh}）。请核对编码，或核对病组表与分组方案是否为同一版本。`,
      en: `The ${own ? "edition's own " : ""}group table has ${counted(count, "row")} whose code the grouping scheme lacks (${en}). Check the codes, and that table and scheme are of one version.`,
    };
  },
  ENGINE_HISTORY_GROUPS_UNKNOWN: ({ cases, count, groups }) => {
    const more = count > groups.length;
    return {
      zh: `${cases} 例历史病例所带的 ${count} 个病组在分组方案中没有：${groups.map(strangeZh).join("、")}${more ? " 等" : ""}，未计入任何均费。请更正病组编码，或重新分组。`,
      en: `${counted(cases, "history case carries", "history cases carry")} ${counted(count, "group")} that the grouping scheme lacks: ${groups.map(strangeEn).join(", ")}${more ? ", ..." : ""}. No average rests on them. Correct the groups, or have the cases grouped again.`,
    };
  },
  ENGINE_READMISSION_APART: ({ rule, apart }) => ({
    zh: `审核规则 ${rule} 与结算减半的再入院口径不同：${apart.map(({ part, screened, settled }) => `“${part}”筛查为“${screened}”，结算为“${settled}”`).join("；")}。筛查出的再入院与结算减半的住院因此不是同一批。请把“rules.audit.${rule}”与“weights.readmission”一并改成同一口径。`,
    en: `The audit rule ${rule} looks for other readmissions than settlement halves: ${apart.map(({ part, screened, settled }) => `${part} is ${screened} to screening and ${settled} to settlement`).join("; ")}. What is found and what is halved are not the same stays. Change rules.audit.${rule} and weights.readmission together.`,
  }),
  ENGINE_NO_GROUP_VALUES: ({ ruleset }) => ({
    zh: `规则集 ${ruleset} 没有自带病组表，需要历史病例（history）或已公布的病组表（groups）才能计算点数或权重。`,
    en: `The ruleset ${ruleset} holds no group table: give history cases (history) or a published group table (groups) to weigh with.`,
  }),
  ENGINE_DEDUCTION_WITHOUT_LEDGER: ({ finding, hospital }) => ({
    zh: `疑点 ${finding}（${hospital}）已确认扣款，但其在该医疗机构的病例不都属于本次结算的同一个基金，或没有一例在本次结算中，无法判断从哪个基金扣回，未计入清算。请在疑点文件中按基金分成几条，各有自己的疑点编号，只写该基金的病例，并在稽核步骤文件中各写各的步骤与扣款；再入院只写前次住院的病例（减半的是它的点数，ZJ-015）；病例号写错的请改正。`,
    en: `The deduction of finding ${finding} (${hospital}) does not rest on cases of that hospital in one fund of this settlement, so its fund is not known; it is left out of clearing. In the file of findings give one finding a fund, each with an id of its own and the cases of that fund alone, and in the file of steps the steps of each with its own deduction; of a readmission write the earlier stay alone, whose points are halved (ZJ-015); correct case ids that are wrong.`,
  }),
  ENGINE_HISTORY_NOT_USED: ({ cases, ruleset }) => ({
    zh: `历史病例 ${cases} 例未用：规则集 ${ruleset} 没有由历史病例计算的方法，病组参数取自病组表。`,
    en: `History of ${counted(cases, "case")} is not used: the ruleset ${ruleset} does not say how to compute from history, and the values of groups are those of the group table.`,
  }),
  ENGINE_HISTORY_YEARS_LACKING: ({ settled, wanted, lacking, used }) => ({
    zh: `结算 ${settled} 年应以 ${wanted.join("、")} 年的病例为历史，其中 ${lacking.join("、")} 年一例也没有；病组均费、年度权重与“上一年”的指标${used.length === 0 ? "因此都没有，由它们定价的病例不能结算。请补上所缺年度的历史病例。" : `用的是 ${used.join("、")} 年，金额随之不同。请补上所缺年度的历史病例；确实没有的，可照此使用。`}`,
    en: `To settle ${settled} the history should hold cases of ${wanted.join(", ")}, and it has none of ${lacking.join(", ")}: ${used.length === 0 ? 'there are no averages of groups, weights of years or figures of "the year before", and cases that they price cannot be settled. Add the history of the years that lack.' : `averages of groups, weights of years and figures of "the year before" are those of ${used.join(", ")}, and amounts differ with them. Add the history of the years that lack; where there is none, this can stand.`}`,
  }),
  ENGINE_CAPITATION_ABSENT: () => ({
    zh: "规则集不按人头付费，或人头定额未知，签约无法结算。请换用按人头付费的规则集，或用 --values 给出人头定额“settlement.capitation.quotas”（chs-drg ruleset needs 写出待填的表）。",
    en: "The ruleset does not pay by head, or its amounts a head are not known, so contracts cannot be settled. Use an edition that pays by head, or supply settlement.capitation.quotas with --values (chs-drg ruleset needs writes the form).",
  }),
  ENGINE_PERIOD_ABSENT: () => ({
    zh: "签约按结算期内的天数付费，而没有给出结算期。请给出带结算期（period）的预算。",
    en: "Contracts are paid by their days in the period, and none was given. Give a budget with a period.",
  }),
  ENGINE_WEIGHTS_OF_ANOTHER: ({ given, ruleset }) => ({
    zh: `给出的病组表是${given === "points" ? "基准点数" : "权重"}，而规则集 ${ruleset} 按${given === "points" ? "权重" : "基准点数"}计：它出自另一引擎，照此结算会付错金额。请用结算的同一引擎计算（engine.weigh）。`,
    en: `The weights given hold ${given === "points" ? "base points" : "relative weights"}, and the ruleset ${ruleset} weighs by ${given === "points" ? "relative weights" : "base points"}: they are of another engine, and would pay wrong amounts. Weigh with the engine that settles (engine.weigh).`,
  }),
  ENGINE_NOT_PARSED: ({ what, found, parse }) => ({
    zh: `交给引擎的${RECORDS[what].zh}没有读过，此处是“${found}”：金额须为精确的十进制数（“Decimal”），日期须为文本，编码须为列表。文件或接口来的记录请先用“${parse}”读入，把所得的结果交给引擎。`,
    en: `The ${RECORDS[what].en} that was given has not been read; "${found}" stands here: amounts are exact decimals (Decimal), dates are texts, codes are lists. Read records of files and services with ${parse} first, and hand over what it returns.`,
  }),
  ENGINE_NOT_LOADED: ({ what, found, make }) => ({
    zh: `需要${what.zh}，给的是“${found}”。请给“${make}”的结果；异步的先等它完成（“await”）。`,
    en: `"${found}" was given in place of ${what.en}. Give what ${make} returns; await it where it is a promise.`,
  }),
  ENGINE_CASES_OF_ANOTHER: ({ by, given, own }) => {
    const [zh, en] = by === "scheme" ? ["分组方案", "scheme"] : ["规则集", "ruleset"];
    return {
      zh: `给出的病例是按${zh} ${given} 收取的，而这里用的是 ${own}：它们出自另一引擎，病组与口径不同，照此计算会付错金额。请用计算的同一引擎收取（engine.take）。`,
      en: `The cases given were taken in under the ${en} ${given}, and ${own} is used here: they are of another engine, with groups of their own, and would be paid wrong amounts. Take them in with the engine that calculates (engine.take).`,
    };
  },
  ENGINE_WEIGHTS_OF_OTHER_EDITION: ({ given, ruleset }) => ({
    zh: `给定的计点依据是按规则集 ${given} 计算的，而结算用的是 ${ruleset}：病组的取值与差异系数出自另一套规则，照此结算会付错金额。请用结算的同一引擎计算（engine.weigh）；确要沿用另一版本的病组取值，请把它作为病组表（groups）交给“engine.weigh”。`,
    en: `The weights given were made under the ruleset ${given}, and ${ruleset} settles: values of groups and coefficients are by other rules, and would pay wrong amounts. Weigh with the engine that settles (engine.weigh); to go by the group values of another edition all the same, hand them to engine.weigh as groups.`,
  }),
  ENGINE_TABLE_OF_OTHER_EDITION: ({ table, given, ruleset }) => ({
    zh: `给定的${table === "groups" ? "病组表" : "差异系数表"}写明出自规则集 ${excerpt(given)}，而计算用的是 ${ruleset}：两者的病组与办法可能不同，金额随之不同。请换用 ${ruleset} 的表；确要沿用，请核对两者的病组与计算办法一致。`,
    en: `The table of ${table} given says that it was made under the ruleset ${excerpt(given)}, and ${ruleset} is what calculates: groups and methods may differ, and the amounts with them. Give a table of ${ruleset}; to use this one all the same, check that both agree on groups and methods.`,
  }),
  ENGINE_RULE_UNAPPLIED: ({ path, ruleset }) => ({
    zh: `规则集 ${ruleset} 写全了 ${path}，而结算不执行这条规则：文件没有写明业务量的口径和床位的折算。照此结算会付错金额，已停止。请从规则集中删去该规则的取值，另行计算。`,
    en: `The ruleset ${ruleset} states ${path} in full, and no settlement applies that rule: the texts do not print which volume counts, nor how beds do. Settling without it would pay wrong amounts, so nothing is settled. Take the values of the rule out of the ruleset, and work it out beside the settlement.`,
  }),
  ENGINE_CAP_WITHOUT_UNIT: ({ path, ruleset }) => ({
    zh: `规则集 ${ruleset} 的 ${path} 是“item-cost”，而支付单元表没有按上年度全省点值付费（prior-year-province）的一行：没有可封顶的支付，这一取值不会生效，已停止。请以 --set ${path}=none 撤去，或在规则集中补上该支付单元及其点值。`,
    en: `In the ruleset ${ruleset} ${path} is item-cost, but no row of the table of payment units pays at the province's point value of last year (prior-year-province): there is nothing to cap and the value would do nothing, so nothing is settled. Take it away with --set ${path}=none, or add that unit with its point value to the ruleset.`,
  }),
  ENGINE_INPUT_UNUSED: ({ name, hospitals, nearest }) => ({
    zh: `医疗机构文件有 ${hospitals} 家机构写了“${excerpt(name)}”，没有任何规则使用这一栏，未计入任何金额。${nearest.length === 0 ? "请核对栏名，或删去该栏。" : `是否应为“${nearest.join("、")}”？`}`,
    en: `${counted(hospitals, "hospital")} of the hospitals file ${hospitals === 1 ? "gives" : "give"} "${excerpt(name)}", which no rule uses: it is in no amount. ${nearest.length === 0 ? "Check the name, or leave it out." : `Is "${nearest.join(", ")}" meant?`}`,
  }),
  ENGINE_PARTICIPATION_NOT_READ: ({ ruleset, hospitals, cases }) => ({
    zh: `医疗机构文件中 ${hospitals} 家机构的DRG付费起始日期（participatesFrom）晚于其 ${cases} 例病例的出院日期，而规则集 ${ruleset} 没有规则使用这一栏：这些病例与其他病例一样按DRG付费。应按原办法付费的，请从病例文件中去掉，或在规则集的支付单元中写明（条件“beforeParticipation”）；日期有误的请更正。`,
    en: `For ${counted(hospitals, "hospital")} the hospitals file gives a first day of payment by DRG (participatesFrom) after the discharge of ${counted(cases, "case")}, and no rule of ${ruleset} uses it: these cases are paid by DRG as all others. Leave out of the cases file what is to be paid the old way, or give the ruleset a payment unit for it (condition "beforeParticipation"); correct the day where it is wrong.`,
  }),
  ENGINE_HOSPITAL_INPUT_LACKING: ({ name, count, hospitals }) => {
    const ids = hospitals.map((id) => excerpt(id));
    const more = count > ids.length;
    return {
      zh: `医疗机构文件中有 ${count} 家机构（${ids.join("、")}${more ? " 等" : ""}）没有“${name}”一栏的值，而规则集的差异系数要用它：这些机构的这一项按 1 计算，系数与金额可能有误。请补上这一栏；确应为 1 的，请写出得 1 的值。`,
      en: `${counted(count, "hospital")} (${ids.join(", ")}${more ? ", ..." : ""}) of the hospitals file ${count === 1 ? "has" : "have"} no value for "${name}", which the difference coefficient of the ruleset needs: there it counts as 1, and coefficient and amounts may be wrong. Supply the column; where 1 is meant, write the value that gives it.`,
    };
  },
  ENGINE_MARKS_NOT_READ: ({ marks }) => ({
    zh: `有病例带着经办或评审所作的标记，而规则集没有生效的规则读取它，或病例所属的分类不按它计点：${marks.map(({ mark, cases }) => `${mark}（${MARK_WORDS[mark].title.zh}）${cases} 例`).join("、")}。这些标记没有改变任何金额。请核对标记，或换用有此规则的版本；规则只缺取值的，用 --values 给出（chs-drg ruleset needs 列出）。各标记由谁读取见 docs/marks.md。`,
    en: `Cases carry marks of the agency or a review that no rule in force of the ruleset reads, or that the class of the case is not weighed by: ${marks.map(({ mark, cases }) => `${mark} (${MARK_WORDS[mark].title.en}), ${counted(cases, "case")}`).join("; ")}. They moved no amount. Check the marks, or use an edition that has the rule; where the rule only lacks a value, supply it with --values (chs-drg ruleset needs lists them). Who reads which mark stands in docs/marks.md.`,
  }),
  ENGINE_PERIODS_DIFFER: ({ baseline, candidate }) => ({
    zh: `两侧预算的结算期不同：基准 ${baseline}，候选 ${candidate}。两侧结算的是同一批病例，请给同一结算期的预算。`,
    en: `The budgets of the two sides are of different periods: ${baseline} of the baseline, ${candidate} of the candidate. Both settle the same cases: give budgets of one period.`,
  }),
  ENGINE_WEIGHT_PART_UNKNOWN: ({ part, ruleset, missing }) => ({
    zh: `规则集 ${ruleset} 的“${part}”缺少取值（${missing}），无法计算。请用 --values 给出有出处的取值（chs-drg ruleset needs 写出待填的表）。`,
    en: `"${part}" of the ruleset ${ruleset} lacks a value (${missing}), so nothing can be computed with it. Supply it with --values (chs-drg ruleset needs writes the form).`,
  }),
});

function namedZh({ drg, meant }: NamedGroup): string {
  return `“${excerpt(drg)}”${meant === undefined ? "" : `（是否应为 ${meant}？）`}`;
}

function namedEn({ drg, meant }: NamedGroup): string {
  return `"${excerpt(drg)}"${meant === undefined ? "" : ` (${meant}?)`}`;
}

function strangeZh({ drg, meant, cases, caseIds }: StrangeGroup): string {
  const ids = `${caseIds.map(excerpt).join("、")}${cases > caseIds.length ? " 等" : ""}`;
  return `“${excerpt(drg)}”（${meant === undefined ? "" : `是否应为 ${meant}？`}${cases} 例：${ids}）`;
}

function strangeEn({ drg, meant, cases, caseIds }: StrangeGroup): string {
  const more = cases > caseIds.length ? ` and ${cases - caseIds.length} more` : "";
  const asked = meant === undefined ? "" : `${meant}? `;
  return `"${excerpt(drg)}" (${asked}${counted(cases, "case")}: ${caseIds.map(excerpt).join(", ")}${more})`;
}
