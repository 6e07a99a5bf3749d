import { join } from "node:path";
import { caseRows, caseToJson, type InpatientCase } from "../../cases/index.js";
import type { Diagnostic } from "../../primitives/index.js";
import { defineCommand } from "../command.js";
import { readTextFile } from "../input/read-text-file.js";
import { exitCode } from "../left-out.js";
import { matchErrors } from "../match/match-errors.js";
import { type Matching, matchRecords, type Unmatched } from "../match/match-records.js";
import { readMatching } from "../match/match-rule.js";
import { contradictions, mergedCase, statesProcedures } from "../match/merged-case.js";
import { jsonLines } from "../output/json-text.js";
import { packageRoot, thisProgram } from "../package-root.js";
import { optionsRecord } from "../partial/recorded-options.js";
import { intoFolder, placeOf } from "../results/into-folder.js";
import { toldFiles } from "../results/result-files.js";
import { type RowCounts, readRows } from "../rows/read-rows.js";
import { RejectedRows } from "../rows/rejected-rows.js";
import { OUT_OPTIONS, READING_OPTIONS } from "../shared-options.js";
import { tellEach } from "../tell/tell-each.js";

/** `chs-drg match`: settlement data and front sheets become one file of cases, before anything is grouped. */
export const match = defineCommand({
  name: "match",
  summary: {
    zh: "结算数据与病案首页匹配，合并为病例；未匹配、重复的逐行说明",
    en: "match settlement data with front sheets into cases; what is unmatched or double is told row by row",
  },
  options: {
    cases: {
      kind: "text",
      placeholder: "FILE",
      required: true,
      help: { zh: "结算数据", en: "settlement data" },
    },
    "front-sheets": {
      kind: "text",
      placeholder: "FILE",
      required: true,
      help: { zh: "病案首页", en: "front sheets" },
    },
    matching: {
      kind: "text",
      placeholder: "FILE",
      help: {
        zh: "匹配办法（JSON：各轮的字段与容差）；默认用随附的 rulesets/matching/default.json，为编者拟定",
        en: "how to match (JSON: keys and tolerances of each round); by default the shipped rulesets/matching/default.json, which is ours",
      },
    },
    ...OUT_OPTIONS,
    map: READING_OPTIONS.map,
    encoding: READING_OPTIONS.encoding,
  },
  run: ({ options, told }) =>
    intoFolder("match", placeOf(options), told.terminal, async (files, out) => {
      const { terminal, locale } = told;
      const casesInput = await files.input("cases", options.cases, options.encoding);
      const sheetsInput = await files.input("frontSheets", options["front-sheets"], options.encoding);
      const file = options.matching ?? join(packageRoot(), "rulesets", "matching", "default.json");
      const passes = readMatching(readTextFile(file), file);
      const rejected = await RejectedRows.of(out, told);
      const read = async (input: typeof casesInput): Promise<[InpatientCase[], RowCounts]> => {
        const rows: InpatientCase[] = [];
        const counts = await readRows(input, caseRows, { ...told, rejected }, (row) => rows.push(row));
        return [rows, counts];
      };
      const [settlement, settlementCounts] = await read(casesInput);
      const [sheets, sheetCounts] = await read(sheetsInput);
      await rejected.close();
      const found = matchRecords(settlement, sheets, passes);
      const hasProcedures = statesProcedures(sheets);
      const pairs = found.pairs.map((pair) => ({
        settled: settlement[pair.settlement] as InpatientCase,
        sheet: sheets[pair.sheet] as InpatientCase,
      }));
      const merged = pairs.map(({ settled, sheet }) => mergedCase(settled, sheet, hasProcedures));
      const differences = pairs.flatMap(({ settled, sheet }) => {
        const { caseId, hospitalId } = settled;
        const fields = contradictions(settled, sheet);
        return fields.length === 0 ? [] : { caseId, ...(hospitalId !== undefined && { hospitalId }), fields };
      });
      const diagnostics = [
        ...personNotes(differences),
        ...procedureNotes(
          pairs.filter(
            ({ settled, sheet }) => settled.procedures.length > 0 && sheet.procedures.length === 0,
          ),
          hasProcedures,
        ),
      ];
      await out.save("cases.jsonl", jsonLines(merged.map(caseToJson)));
      await out.save(
        "unmatched.jsonl",
        jsonLines([
          ...unmatchedRows("settlement", settlement, found.settlement),
          ...unmatchedRows("front-sheet", sheets, found.sheets),
        ]),
      );
      const counts = {
        settlement: { ...settlementCounts, matched: merged.length, ...countReasons(found.settlement) },
        frontSheets: { ...sheetCounts, matched: merged.length, ...countReasons(found.sheets) },
        byPass: countPasses(
          found,
          passes.map(({ name }) => name),
        ),
      };
      const summary = {
        command: "match",
        engine: thisProgram(),
        matching: { assumed: options.matching === undefined, passes: JSON.parse(readTextFile(file)).passes },
        options: optionsRecord({ columns: placeOf(options).columns }),
        inputs: files.digests(),
        outputs: out.digests,
        counts,
        differences,
        diagnostics,
      };
      await out.publish(summary);
      const left = `${found.settlement.length} / ${found.sheets.length}`;
      const double = `${counts.settlement.double} / ${counts.frontSheets.double}`;
      terminal.stdout.write(
        locale === "zh"
          ? `匹配 ${merged.length}；未匹配（结算 / 首页）${left}，其中重复 ${double}；文件：${toldFiles("match", options.out)}\n`
          : `${merged.length} matched; not matched (settlement / front sheets) ${left}, of them double ${double}; files: ${toldFiles("match", options.out)}\n`,
      );
      tellEach(diagnostics, told);
      const unmatched = found.settlement.length + found.sheets.length;
      return exitCode({ ...rejected.leftOut, unmatched }, told);
    }),
});

/** Cases that a message names. */
const MOST_NAMED = 5;

/** What is told of cases whose two rows cannot be of one person. */
function personNotes(
  differences: readonly { readonly caseId: string; readonly fields: readonly string[] }[],
): Diagnostic[] {
  if (differences.length === 0) return [];
  const info = { cases: differences.slice(0, MOST_NAMED), count: differences.length };
  return [matchErrors.diagnostic("warning", "MATCHING_PERSON_OF_SHEET", "cases", info)];
}

/** What is told of cases whose front sheet has no operation where the settlement data have. */
function procedureNotes(
  pairs: readonly { readonly settled: InpatientCase }[],
  hasProcedures: boolean,
): Diagnostic[] {
  if (pairs.length === 0) return [];
  const cases = pairs.slice(0, MOST_NAMED).map(({ settled }) => settled.caseId);
  return [
    hasProcedures
      ? matchErrors.diagnostic("warning", "MATCHING_PROCEDURES_OF_SHEET", "procedures", {
          cases,
          count: pairs.length,
        })
      : matchErrors.diagnostic("warning", "MATCHING_SHEETS_WITHOUT_PROCEDURES", "procedures", {
          cases: pairs.length,
        }),
  ];
}

function unmatchedRows(
  side: "settlement" | "front-sheet",
  rows: readonly InpatientCase[],
  unmatched: readonly Unmatched[],
): object[] {
  return unmatched.map(({ index, reason, fields }) => {
    const { caseId, hospitalId } = rows[index] as InpatientCase;
    return {
      side,
      caseId,
      ...(hospitalId !== undefined && { hospitalId }),
      reason,
      ...(fields && { fields }),
    };
  });
}

/** Every reason with its count; with the matched they are all that were read. */
function countReasons(unmatched: readonly Unmatched[]) {
  const of = (reason: Unmatched["reason"]) => unmatched.filter((one) => one.reason === reason).length;
  return {
    noKey: of("no-key"),
    noCounterpart: of("no-counterpart"),
    double: of("double"),
    disagrees: of("disagrees"),
  };
}

function countPasses({ pairs }: Matching, names: readonly string[]): Record<string, number> {
  return Object.fromEntries(names.map((name) => [name, pairs.filter(({ pass }) => pass === name).length]));
}
