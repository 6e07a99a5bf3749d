import {
  amount,
  checked,
  choice,
  cited,
  countForm,
  customForm,
  FLAG,
  fields,
  kinds,
  listOf,
  made,
  named,
  oneOf,
  optional,
  partOfWhole,
  partRefused,
  plain,
  recordOf,
  rule,
  type TypeOf,
  textForm,
  variants,
} from "../../declare/index.js";
import { compareText, type Source, type ValueStatus } from "../../primitives/index.js";
import { factNamed } from "../conditions/facts.js";
import { rulesErrors } from "../rules-errors.js";
import { condition } from "./condition-form.js";

const LONGEST_TEXT = 1000;
const LONGEST_NAME = 60;
const LONGEST_WINDOW = 3660;

/** The name of the form of a rule's own source. */
export const SOURCE = "source";
export const STATUS = "status";

const text = recordOf({ zh: textForm(LONGEST_TEXT), en: textForm(LONGEST_TEXT) });

/** 间隔天数: the window and how its days are counted; texts print neither the day of discharge as 0 nor as 1 (OQ-18). */
const window = fields({
  days: cited("间隔天数", "days of the window", countForm(0, LONGEST_WINDOW), "days"),
  dayCount: choice("天数的计法", "how the days are counted", ["dischargeDayIsZero", "dischargeDayIsOne"]),
});

/** 间隔: at most so many days, counted so. */
export type Window = TypeOf<typeof window>;

const severity = oneOf(["high", "medium", "low"]);
export type FindingSeverity = TypeOf<typeof severity>;

const period = oneOf(["all", "year", "quarter", "month"]);
export type Period = TypeOf<typeof period>;

/** What every audit rule carries. */
const common = {
  title: plain(text),
  severity: plain(severity),
  /** the clause that calls for the rule, and how that clause is known */
  source: plain(customForm<Source>(SOURCE)),
  status: plain(customForm<ValueStatus>(STATUS)),
  /** what the text leaves open, where the rule is assumed */
  note: optional(plain(textForm(LONGEST_TEXT))),
  /** 所需证据: what an auditor asks the hospital for */
  evidence: plain(text),
  /** 处理方式: what follows when it is confirmed */
  remedy: plain(text),
  /** the cases the rule is about; left out, all */
  scope: optional(condition),
};

/** pairs whose later stay meets it are let pass */
const exempt = optional(condition);

/** A threshold against others, and the cases it takes to be compared. */
const threshold = {
  atLeast: amount("异常界限", "threshold from which it is an outlier", ["multiple", "share"]),
  minimumCases: cited("最少例数", "fewest cases", countForm(1), "cases"),
};

const auditRule = kinds(
  {
    /** 治疗与诊断不符（高编高靠）: a stay with a module's diagnosis shows none of its necessary treatment */
    "up-coding": {},
    /** 分解住院: two consecutive stays of a person at one hospital in the same group, too close together */
    "split-stay": { window, sameBy: plain(oneOf(["drg", "adrg", "mdc"])), exempt },
    /** 医疗服务提供不足: a stay with a module's diagnosis lacks a line of its core treatment */
    "under-service": {},
    /** 费用转移: outpatient or pharmacy events around the stay */
    "cost-shifting": {
      eventKinds: plain(listOf(textForm(LONGEST_NAME))),
      daysBefore: cited("住院前天数", "days before the stay", countForm(0, LONGEST_WINDOW), "days"),
      daysAfter: cited("出院后天数", "days after the stay", countForm(0, LONGEST_WINDOW), "days"),
      /** yuan; events below it are left alone */
      minimumAmount: optional(amount("最小金额", "least amount", "yuan")),
    },
    /** 再入院: a later stay of the person in the same group begins within the window */
    readmission: {
      window,
      sameBy: plain(oneOf(["drg", "adrg", "mdc", "any"])),
      sameHospital: plain(FLAG),
      exempt,
    },
    /**
     * 比例控制: counted cases may be at most `number` `unit` of the base cases, in each value of `by` and each period.
     * Number and unit are apart, because a document may show the one and have lost the other.
     */
    quota: {
      counted: condition,
      base: optional(condition),
      by: plain(oneOf(["area", "hospital", "group", "hospital-group"])),
      /** 按病种: a further split by the value of a mark, e.g. the disease of by-disease payment */
      byMark: optional(factName("mark")),
      period: plain(period),
      limit: checked(
        fields({
          number: amount("比例或例数上限", "largest share or number", "quota"),
          unit: choice("上限的单位", "unit of the limit", ["percent", "permille", "cases"], "quota unit"),
        }),
        partOfWhole,
        partRefused,
      ),
      /** how a broken number of allowed cases is taken; `exact` compares without rounding */
      rounding: choice("上限的取整", "rounding of the limit", ["exact", "down", "up", "halfUp"], "rounding"),
    },
    /** 病案校验: holds = the record is at fault */
    record: { aspect: plain(oneOf(["completeness", "plausibility", "compliance"])), condition },
    /** 费用结构异常: a hospital's share of a cost category (or its average cost) in a group against the other hospitals there */
    "cost-structure": {
      measure: variants({
        "average-cost": {},
        "category-share": { category: factName("cost") },
      }),
      ...threshold,
    },
    /** 病例数异常变化: cases of a hospital in a group against the period before, as a fraction of the earlier count */
    volume: {
      period: plain(oneOf(["year", "quarter", "month"])),
      direction: plain(oneOf(["rise", "fall", "both"])),
      ...threshold,
    },
  },
  common,
);

type BareRule = TypeOf<typeof auditRule>;
type Named<Rule> = Rule extends unknown ? Omit<Rule, "source" | "status"> & RuleName : never;
interface RuleName {
  readonly id: string;
  /** document and clause that call for the rule */
  readonly clause: string;
}

/** 审核规则: one audit rule with every value it needs. */
export type AuditRule = Named<BareRule>;
type RuleOf<Kind extends AuditRule["kind"]> = Extract<AuditRule, { kind: Kind }>;

/** What every audit rule carries. */
export type RuleHead = Pick<
  AuditRule,
  "id" | "title" | "severity" | "clause" | "evidence" | "remedy" | "scope"
>;

/** 违规类型. */
export type RuleKind = AuditRule["kind"];
export type UpCodingRule = RuleOf<"up-coding">;
export type UnderServiceRule = RuleOf<"under-service">;
export type SplitStayRule = RuleOf<"split-stay">;
export type ReadmissionRule = RuleOf<"readmission">;
export type CostShiftingRule = RuleOf<"cost-shifting">;
export type QuotaRule = RuleOf<"quota">;
export type RecordRule = RuleOf<"record">;
export type CostStructureRule = RuleOf<"cost-structure">;
export type VolumeRule = RuleOf<"volume">;

/** How the days between discharge and the next admission are counted (OQ-18). */
export type DayCount = Window["dayCount"];

/** The rules of an edition by id; one that lacks a value is left out. */
export const auditRules = made(
  named(
    rule(auditRule, {
      named: (path) => path.split(".").at(-1) ?? path,
      title: { zh: "审核规则", en: "audit rule" },
      without: { zh: "这条审核规则不执行", en: "this audit rule is not applied" },
    }),
    { letters: "lower" },
  ),
  (rules): readonly AuditRule[] =>
    Object.entries(rules)
      .map(([id, { source, status: _status, ...rest }]) => ({
        id,
        clause: `${source.document} ${source.clause}`,
        ...rest,
      }))
      .sort((a, b) => compareText(a.id, b.id)),
);

/**
 * A name that is that of a fact once `of` stands before it.
 *
 * @throws `RULES_FACT_UNKNOWN`
 */
function factName(of: "cost" | "mark") {
  return made(plain(textForm(LONGEST_NAME)), (name, { path }) => {
    const fact = `${of}.${name}`;
    if (factNamed(fact) === undefined) throw rulesErrors.error("RULES_FACT_UNKNOWN", { fact }, { path });
    return name;
  });
}
