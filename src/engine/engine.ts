import type { Hospital, InpatientCase } from "../cases/index.js";
import type { CaseRow } from "../cases/row/case-row.js";
import type {
  CodeFindings,
  CodeTally,
  CompiledScheme,
  GroupingOptions,
  GroupingResult,
} from "../grouping/index.js";
import type { Assumption, CivilDate, Diagnostic, NotEvaluated, Supplied } from "../primitives/index.js";
import type { InParts } from "../rules/in-parts.js";
import type { ConditionJudge, Monitoring, MonitorOptions, Screening, ScreenOptions } from "../rules/index.js";
import type { Ruleset } from "../rulesets/index.js";
import type { Clearing } from "../settlement/index.js";
import type { AuditGrouping, AuditKnowledge } from "./audit-case-of.js";
import type { CaseIntake, HistoryKept, TakenCases } from "./case-intake.js";
import type { ClearingSource } from "./clear-area.js";
import type { EditionParameters } from "./edition-parameters.js";
import type { AreaSettlement, SettlingSource } from "./settle-cases.js";
import type { AreaWeights, WeighingSource } from "./weigh-area.js";

/** 受审病例的收取: takes records one by one. */
export interface Audited {
  /** @param grouping what {@link Engine.groupAudited} said of it earlier; by default it is grouped now */
  add(record: InpatientCase, grouping?: AuditGrouping): void;
  /** the same for a case that was read as a row */
  addRow(row: CaseRow, grouping?: AuditGrouping): void;
  /** puts together what several took of one file */
  readonly parts: InParts;
}

/** 监管对象: takes records one by one, as `Screening` and `Monitoring` take audit cases. */
export interface Supervision<Result> extends Audited {
  finish(): Result;
}

/** 监测对象: the cases of the time, beside them those of the time before and the events, in any order. */
export interface MonitoredArea extends Audited, Pick<Monitoring, "addEvent" | "finish" | "finishAs"> {
  readonly previous: Audited;
}

/** 引擎: one policy edition bound to the calculators. All its verbs are pure; it only remembers what it has read. */
export interface Engine {
  readonly ruleset: Ruleset;
  /** 分组方案 it groups with, where it was given one */
  readonly scheme?: CompiledScheme;
  readonly on: CivilDate;
  /** the sections as the calculators take them */
  readonly parameters: EditionParameters;
  /** 采用的假定 so far: grows as sections are used */
  readonly assumptions: readonly Assumption[];
  /** 采用的地方参数 so far: values that the area supplied and figures rest on */
  readonly supplied: readonly Supplied[];
  /** 未执行的规则 so far */
  readonly notEvaluated: readonly NotEvaluated[];
  /** notes on the pair of edition and scheme */
  readonly diagnostics: readonly Diagnostic[];
  /** 编码校验结果 of the cases that were screened and monitored so far; cases that were taken in carry theirs */
  readonly codes: CodeFindings;
  /** 分组 under the engine's scheme. @throws `ENGINE_SCHEME_ABSENT` */
  group(record: InpatientCase, options?: GroupingOptions): GroupingResult;
  /** 收取: opens an intake of cases; each keeps the group it carries, or is grouped. */
  intake(hospitals?: Iterable<Hospital>): CaseIntake;
  /** 收取历史: opens an intake of cases that only weights rest on: a few dozen bytes are kept of each. @param people whether its people are kept too, for indexes of whole hospitals */
  historyIntake(people: boolean, hospitals?: Iterable<Hospital>): CaseIntake<HistoryKept>;
  /** 收取 all cases of an iterable; a case without a pooling area takes that of its hospital, where these name one. */
  take(cases: Iterable<InpatientCase>, hospitals?: Iterable<Hospital>): TakenCases;
  /** 计算病组参数与差异系数 of the area. */
  weigh(source: WeighingSource): AreaWeights;
  /** 结算: weighs and settles the cases of a period. */
  settle(source: SettlingSource): AreaSettlement;
  /** 年度清算 of a settled area. */
  clear(area: AreaSettlement, source: ClearingSource): Clearing;
  /**
   * 由他引擎筛查: the same screening with every condition judged by another engine (`chs-drg/rules/adapter`); the cases are awaited one by one. Rules that
   * look for more than a condition (pairs of stays, quotas, compositions of cost) do that themselves.
   */
  screenBy(
    judge: ConditionJudge,
    known?: AuditKnowledge,
    options?: ScreenOptions,
  ): {
    /** judges one more case */
    readonly add: (record: InpatientCase, grouping?: AuditGrouping) => Promise<void>;
    /** puts together what several judged of one file */
    readonly parts: InParts;
    /** the findings of all that were added */
    readonly finish: () => ReturnType<Screening["finish"]>;
  };
  /** 受审病例的病组: the group that the case carries, or else the scheme's; what was said of its codes goes into the tally. @param known what {@link Engine.group} said of it, where it was asked already */
  groupAudited(record: InpatientCase, tally: CodeTally, known?: GroupingResult): AuditGrouping;
  /** the same for a case that was read as a row */
  groupAuditedRow(row: CaseRow, tally: CodeTally): AuditGrouping;
  /** 筛查: opens a screening by the edition's audit rules. */
  screen(known?: AuditKnowledge, options?: ScreenOptions): Supervision<ReturnType<Screening["finish"]>>;
  /** 监测: opens the computation of the edition's indicators. */
  monitor(known?: AuditKnowledge, options?: EngineMonitorOptions): MonitoredArea;
}

/** As `MonitorOptions`, with the cases of the time before as records. */
export type EngineMonitorOptions = Omit<MonitorOptions, "previous"> & {
  readonly previous?: Iterable<InpatientCase>;
};
