import type { Engine } from "../../engine/index.js";
import { figuresBasis } from "../area/kept-cases.js";
import { thisProgram } from "../package-root.js";
import type { RecordRole } from "../results/record-roles.js";
import type { ResultFolder } from "../results/result-folder.js";
import type { InputDigest } from "../results/workspace.js";
import { schemeOf } from "../shipped/engine-of.js";
import { type PartFile, savePartFile } from "./part-file.js";
import { digestOf, type PartialCommand, type PartSummary } from "./part-summary.js";

/** What a part was counted under and of what. */
export interface PartContent {
  readonly command: PartialCommand;
  readonly engine: Engine;
  /** the ruleset as it was asked for */
  readonly asked: string;
  readonly options: PartSummary["options"];
  readonly inputs: readonly InputDigest[];
  readonly files: readonly (readonly [RecordRole, PartFile])[];
}

/** 写出部分结果: the files of a part and the summary that names them. */
export async function savePart(out: ResultFolder, content: PartContent): Promise<void> {
  const { command, engine, asked, options, inputs, files } = content;
  const { ruleset, on } = engine;
  for (const [role, file] of files) await savePartFile(out, role, file);
  const head = {
    command: `${command} --partial` as const,
    engine: thisProgram(),
    ruleset: { reference: ruleset.reference, title: ruleset.title, on },
    asked,
    scheme: schemeOf(ruleset, on),
    basis: figuresBasis(engine),
    options,
  };
  const counts = Object.fromEntries(files.map(([role, file]) => [role, file.counts]));
  await publishPart(out, { ...head, inputs, outputs: out.digests, counts });
}

/**
 * A part is whole: its summary says so by a digest of itself.
 *
 * @param parts the parts it was merged from; by default it is one itself, unless it holds no row
 */
export async function publishPart(
  out: ResultFolder,
  content: Omit<PartSummary, "parts">,
  parts: readonly string[] = isEmpty(content) ? [] : [digestOf(content)],
): Promise<void> {
  const summary = { ...content, parts };
  await out.publish({ ...summary, digest: digestOf(summary) });
}

function isEmpty({ counts }: Pick<PartSummary, "counts">): boolean {
  return Object.values(counts).every(({ rows }) => rows === 0);
}
