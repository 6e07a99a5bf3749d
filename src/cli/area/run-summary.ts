import type { Engine, TakenHistory } from "../../engine/index.js";
import type { Assumption, CivilDate, LocalizedText, NotEvaluated, Supplied } from "../../primitives/index.js";
import type { OverriddenValue } from "../../rulesets/index.js";
import { thisProgram } from "../package-root.js";
import type { ResultCommand } from "../results/result-files.js";
import type { InputDigest } from "../results/workspace.js";
import type { RowCounts } from "../rows/read-rows.js";
import type { TakenFile } from "./take-cases.js";

/** What the figures of an engine rest on. */
interface EngineSummary {
  readonly ruleset: { readonly reference: string; readonly title: LocalizedText; readonly on: CivilDate };
  /** values that the area supplied, each with what the texts say where it takes their place */
  readonly supplied: readonly (Supplied & { readonly overrides?: Omit<OverriddenValue, "path"> })[];
  readonly assumptions: readonly Assumption[];
  readonly notEvaluated: readonly NotEvaluated[];
}

/** The part that all summaries share. */
export interface RunSummary extends EngineSummary {
  readonly command: string;
  readonly engine: { readonly name: string; readonly version: string };
  readonly inputs: readonly InputDigest[];
  /** SHA-256 of every file written beside the summary, by name */
  readonly outputs: Readonly<Record<string, string>>;
}

/** 运行摘要: what every summary says: which program and edition, which inputs, which outputs, what the figures rest on. */
export function runSummary(
  command: ResultCommand,
  engine: Engine,
  files: { readonly inputs: readonly InputDigest[]; readonly outputs: Readonly<Record<string, string>> },
): RunSummary {
  const { ruleset, ...basis } = engineSummary(engine);
  const { inputs, outputs } = files;
  return { command, engine: thisProgram(), ruleset, inputs, outputs, ...basis };
}

/** 引擎摘要: the same of an engine alone, where a run has two. */
export function engineSummary({ ruleset, on, supplied, assumptions, notEvaluated }: Engine): EngineSummary {
  const overridden = new Map(ruleset.overridden?.map(({ path, ...stated }) => [path, stated]));
  return {
    ruleset: { reference: ruleset.reference, title: ruleset.title, on },
    supplied: supplied.map((used) => {
      const overrides = overridden.get(used.path);
      return { ...used, ...(overrides && { overrides }) };
    }),
    assumptions,
    notEvaluated,
  };
}

/** The rows of a taken file: read and rejected add up to all. */
export function takenCounts({ rows, rejected, taken }: TakenFile<TakenHistory>): RowCounts {
  return { rows, read: taken.columns.count, rejected };
}
