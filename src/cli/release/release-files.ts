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
import { RELEASED, type ReleaseRule, TELLS_OF_OTHERS } from "./release-rules.js";
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

/** 发布文件: the name of each, and how many rows of it the hospital has; and those of its own that it may not have. */
export interface Released {
  readonly rows: Readonly<Record<string, number>>;
  readonly withheld: readonly WithheldRows[];
}

/** 不发布的行: rows about the hospital that tell of others as well. */
interface WithheldRows {
  readonly file: string;
  /** what they are: the value of a field */
  readonly field: string;
  readonly value: string;
  readonly reason: typeof TELLS_OF_OTHERS;
  readonly rows: number;
}

/**
 * 按机构发布: one hospital's part of a result: its own cases and lines, the price list and the sums of the area's ledgers, and nothing of another. What is not
 * known to be free of others is left out, and the summary says which files were, and how many rows.
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
    const withheld: WithheldRows[] = [];
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
      const field = (rule.rows === "own" && rule.only?.field) || "";
      for (const [value, count] of [...(written.withheld ?? [])].sort(([a], [b]) => compareText(a, b)))
        withheld.push({ file: name, field, value, reason: TELLS_OF_OTHERS, rows: count });
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
      withheld,
      leftOut: leftOut.sort(),
      outputs: out.digests,
    });
    return { rows, withheld };
  });
}

/** The files of a result of which a hospital has a part, each with what it may have. */
function released({ outputs }: RecordedResult): (readonly [ResultFile, ReleaseRule])[] {
  const rules = Object.entries(RELEASED) as [ResultFile, ReleaseRule][];
  return rules.filter(([name]) => outputs[name] !== undefined).sort(([a], [b]) => compareText(a, b));
}
