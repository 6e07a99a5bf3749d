import {
  type CareEvent,
  careEventRows,
  caseRows,
  type Hospital,
  type InpatientCase,
} from "../../cases/index.js";
import type { AuditGrouping } from "../../engine/audit-case-of.js";
import type { Engine, TakenHistory } from "../../engine/index.js";
import { CodeTally } from "../../grouping/index.js";
import type { Diagnostic } from "../../primitives/index.js";
import { knownOf, type WorthOfGroups } from "../area/area-weights.js";
import { runSummary } from "../area/run-summary.js";
import type { TextInput } from "../input/text-input.js";
import type { LeftOut } from "../left-out.js";
import { packageVersion } from "../package-root.js";
import type { Parts } from "../partial/parts.js";
import { hospitalNames } from "../report/named-hospital.js";
import type { ResultFolder } from "../results/result-folder.js";
import type { Workspace } from "../results/workspace.js";
import type { RowsBefore } from "../rows/read-rows.js";
import { RejectedRows } from "../rows/rejected-rows.js";
import { noticed, tellNoticed } from "../tell/noticed.js";
import type { Told } from "../terminal.js";
import type { ReadingCases } from "./read-cases.js";
import { readSupervised, type SupervisedRequest } from "./read-supervised.js";

/** Where a supervision reads and writes. */
interface SupervisedPlace {
  readonly files: Workspace;
  readonly out: ResultFolder;
  readonly told: Told;
  /** parts of the records that were read before, instead of files */
  readonly parts: Parts | undefined;
}

/** Rows of a file, or those that parts kept of it. */
type Rows<Row> = TextInput | RowsBefore<Row, AuditGrouping>;

/** 监管之始: what screening and monitoring begin with alike; of the records only the history is read yet. */
export interface OpenedSupervision extends SupervisedPlace {
  readonly engine: Engine;
  readonly hospitals: readonly Hospital[];
  readonly worth: WorthOfGroups;
  readonly reading: ReadingCases;
  readonly cases: Rows<InpatientCase>;
  readonly previous: Rows<InpatientCase> | undefined;
  readonly events: Rows<CareEvent> | undefined;
}

/**
 * 开始监管: reads the small files and the history, and says where the other records come from.
 *
 * @param order the files in the order in which the summary names them
 */
export async function openSupervision(
  request: SupervisedRequest,
  order: Parameters<typeof readSupervised>[1],
  place: SupervisedPlace,
): Promise<OpenedSupervision> {
  const { files, out, told, parts } = place;
  const { terminal } = told;
  files.noteBefore(parts?.records ?? []);
  const rejected = await RejectedRows.of(out, told);
  const area = await readSupervised(request, order, files, rejected, told);
  const { engine, hospitals, taking } = area;
  parts?.requireBasis(engine);
  const inputs = { history: parts?.taken<TakenHistory>("history") ?? area.history, groups: area.groups };
  return {
    ...place,
    ...{ engine, hospitals },
    worth: await knownOf(engine, inputs, hospitals, taking),
    reading: { ...taking, spec: taking.engine, engine, codes: new CodeTally() },
    cases: parts?.neededRows("cases", caseRows, terminal) ?? (area.cases as TextInput),
    previous: parts?.rows("previous", caseRows, terminal) ?? area.previous,
    events: parts?.rows("events", careEventRows, terminal) ?? area.events,
  };
}

/** 监管报告的共同部分: what either page says whatever was found. */
export function supervisionPage({ engine, hospitals, files }: OpenedSupervision) {
  const { ruleset, assumptions, notEvaluated } = engine;
  return {
    ...{ ruleset, assumptions, notEvaluated },
    names: hospitalNames(hospitals),
    ...{ inputs: files.digests(), engineVersion: packageVersion() },
  };
}

/**
 * 结束监管: writes the summary, lets the files take their names, and tells what was noticed.
 *
 * @param by what noticed anything beside the engine and the weighing of groups
 * @returns what was left out
 */
export async function closeSupervision(
  command: "screen" | "monitor",
  { engine, files, out, told, parts, worth, reading }: OpenedSupervision,
  by: readonly { readonly diagnostics: readonly Diagnostic[] }[],
  summary: object,
): Promise<LeftOut> {
  const { rejected } = reading;
  await rejected.close();
  const diagnostics = noticed(engine, ...by, worth);
  const head = runSummary(command, engine, { inputs: files.digests(), outputs: out.digests });
  await out.publish({ ...head, ...summary, diagnostics });
  const codes = [engine.codes, reading.codes.findings, ...(parts?.codes ?? []), ...worth.codes];
  return { ...rejected.leftOut, ...tellNoticed(diagnostics, codes, told), history: worth.faulty };
}
