import { join } from "node:path";
import { compareText } from "../../primitives/index.js";
import { readJson } from "../../rulesets/read-json.js";
import { readTextFile } from "../input/read-text-file.js";
import { jsonText } from "../output/json-text.js";
import { thisProgram } from "../package-root.js";
import { intoFolder } from "../results/into-folder.js";
import {
  type RecordedResult,
  readResult,
  requireRecorded,
  resultDigest,
} from "../results/recorded-result.js";
import { MANIFEST, type ResultFile } from "../results/result-files.js";
import type { ResultFolder } from "../results/result-folder.js";
import type { ResultPlace } from "../results/result-place.js";
import { openRecords } from "../rows/record-stream.js";
import type { Terminal } from "../terminal.js";
import { yearErrors } from "../year/year-errors.js";
import { areaSums } from "./area-sums.js";
import { releaseRows } from "./release-rows.js";
import { RELEASED, type ReleaseRule } from "./release-rules.js";
import { releaseTable } from "./release-table.js";

/** The commands of whose results a hospital may have its part. */
const RELEASABLE = [
  ...["settle", "resettle", "prepay", "review", "clear", "weigh", "screen", "monitor", "feedback"],
] as const;

const STATEMENT: ResultFile = "statement.csv";

/** What a release is asked for. */
export interface ReleaseRequest {
  /** the folder of a result */
  readonly from: string;
  readonly "for-hospital": string;
}

/** 发布文件: the name of each, and how many rows of it the hospital has. */
export type Released = Readonly<Record<string, number>>;

/**
 * 按机构发布: one hospital's part of a result: its own cases and lines, the price list and the sums of the area's ledgers, and nothing of another. What is not
 * known to be free of others is left out, and the summary says which files were.
 *
 * @throws `FOLDER_NOT_A_RESULT`, `INPUT_NOT_AS_RECORDED`, `HOSPITAL_NOT_IN_RESULT`
 * @source SX-063: the area's list is internal
 */
export async function releaseFiles(
  { from, "for-hospital": hospitalId }: ReleaseRequest,
  place: ResultPlace,
  terminal: Terminal,
): Promise<Released> {
  const recorded = readResult(from, RELEASABLE);
  return intoFolder("release", place, terminal, async (files, out: ResultFolder) => {
    const rows: Record<string, number> = {};
    let own = 0;
    let ledgers: ReadonlySet<string> = new Set();
    for (const [name, rule] of released(recorded)) {
      const file = requireRecorded(from, name, recorded);
      const records = await openRecords(await files.input(name, file));
      const output = await out.open(name);
      const written = name.endsWith(".csv")
        ? await releaseTable(records, rule, hospitalId, output)
        : await releaseRows(records, rule, hospitalId, output);
      await output.close();
      rows[name] = written.count;
      own += written.own;
      if (name === STATEMENT) ledgers = written.ledgers;
    }
    if (own === 0) throw yearErrors.error("HOSPITAL_NOT_IN_RESULT", { hospitalId, folder: from });
    const file = join(from, MANIFEST);
    const summary = readJson(readTextFile(file), { file }) as { readonly totals?: unknown };
    const sums = areaSums(summary.totals, ledgers);
    if (sums.length > 0) await out.save("area.json", jsonText(sums));
    const leftOut = Object.keys(recorded.outputs).filter((name) => !Object.hasOwn(RELEASED, name));
    await out.publish({
      command: "release",
      engine: thisProgram(),
      hospitalId,
      from: { command: recorded.command, ruleset: recorded.ruleset.reference, sha256: resultDigest(from) },
      rows,
      leftOut: leftOut.sort(),
      outputs: out.digests,
    });
    return rows;
  });
}

/** The files of a result of which a hospital has a part, each with what it may have. */
function released({ outputs }: RecordedResult): (readonly [ResultFile, ReleaseRule])[] {
  const rules = Object.entries(RELEASED) as [ResultFile, ReleaseRule][];
  return rules.filter(([name]) => outputs[name] !== undefined).sort(([a], [b]) => compareText(a, b));
}
