import type { CareEvent, Hospital } from "../../cases/index.js";
import type { CaseRow } from "../../cases/row/case-row.js";
import type { AuditGrouping, AuditKnowledge } from "../../engine/audit-case-of.js";
import type { Engine } from "../../engine/index.js";
import type { ConditionJudge, MonitorOptions } from "../../rules/index.js";
import { type CasePayments, paymentIn } from "./case-payments.js";
import { SeenCases, type TakesCases } from "./seen-cases.js";
import { AsSettled, type SettledRecords } from "./settled-records.js";

/** 已知情况: what supervision knows of cases beside their records; plain data but for exact numbers. */
export interface KnownOfCases {
  /** by group */
  readonly worth?: NonNullable<AuditKnowledge["weights"]>["groups"]["rows"];
  readonly payments?: CasePayments;
}

/** 筛查事项. */
export interface ScreenedBy {
  readonly known: KnownOfCases;
  readonly hospitals: readonly Hospital[];
  /** by whom conditions are judged: `built-in`, `json-rules-engine` */
  readonly judge: string;
}

/** 监测事项. */
export interface MonitoredBy {
  readonly known: KnownOfCases;
  readonly hospitals: readonly Hospital[];
  /** the records as they were settled, where the settlement was given */
  readonly settled?: SettledRecords;
  /** length of the periods */
  readonly period: NonNullable<MonitorOptions["period"]>;
}

/** 监管事项: what the cases of a file are taken for; `previous` are those of the time before. */
export type Supervision =
  | (ScreenedBy & {
      readonly kind: "screen";
      /** who has events, where any were given */
      readonly withEvents?: readonly string[] | undefined;
    })
  | (MonitoredBy & { readonly kind: "monitor" | "previous" });

/** 受审病例的收取: what takes cases for a supervision, or a part of them. */
export async function supervisedBy(
  engine: Engine,
  supervision: Supervision,
): Promise<TakesCases<AuditGrouping>> {
  if (supervision.kind === "screen") {
    const events = supervision.withEvents?.map((patientId) => ({ patientId }));
    return new SeenCases(engine, "screen", await screeningBy(engine, supervision, events));
  }
  const monitoring = monitoringBy(engine, supervision, undefined);
  if (supervision.kind === "previous") return monitoring.previous;
  const { settled } = supervision;
  return new SeenCases(engine, "monitor", settled ? new AsSettled(monitoring, settled) : monitoring);
}

/** 开始筛查, by the engine that is asked for. */
export async function screeningBy(
  engine: Engine,
  { known, hospitals, judge }: ScreenedBy,
  events: Iterable<CareEvent> | undefined,
) {
  const given = [{ ...knowledgeOf(known), hospitals }, events ? { events } : {}] as const;
  return judge === "json-rules-engine" ? screenByRulesEngine(engine, ...given) : engine.screen(...given);
}

/** 开始监测. */
export function monitoringBy(
  engine: Engine,
  { known, hospitals, period }: MonitoredBy,
  events: Iterable<CareEvent> | undefined,
) {
  return engine.monitor(knowledgeOf(known), { hospitals, period, ...(events && { events }) });
}

function knowledgeOf({ worth, payments }: KnownOfCases): AuditKnowledge {
  return {
    ...(worth && { weights: { groups: { rows: worth } } }),
    ...(payments && { paymentOf: paymentIn(payments) }),
  };
}

/** A screening by json-rules-engine, which is given records: it awaits each. */
async function screenByRulesEngine(engine: Engine, ...given: Parameters<Engine["screen"]>) {
  const screening = engine.screenBy(await jsonRulesJudge(engine), ...given);
  const addRow = (row: CaseRow, grouping?: AuditGrouping) => screening.add(row.toCase(), grouping);
  return { ...screening, addRow };
}

/** The judge on the real json-rules-engine, which is loaded only when it is asked for. */
async function jsonRulesJudge({ parameters }: Engine): Promise<ConditionJudge> {
  const [{ Engine: JsonRulesEngine }, { jsonRulesEngineJudge }] = await Promise.all([
    import("json-rules-engine"),
    import("../../rules/adapter.js"),
  ]);
  return jsonRulesEngineJudge(new JsonRulesEngine(), parameters.rules.lists);
}
