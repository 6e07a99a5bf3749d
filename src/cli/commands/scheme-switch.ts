import { caseRows, type InpatientCase } from "../../cases/index.js";
import {
  crosswalkRows,
  type Engine,
  hospitalShifts,
  hospitalYears,
  type SchemeSwitch,
  type SwitchedCase,
  switchedCases,
  switchScheme,
  unstableGroups,
} from "../../engine/index.js";
import { convertCodes } from "../../grouping/crosswalk.js";
import { type GroupMove, GroupMoves } from "../../grouping/diff/index.js";
import type { CompiledScheme, GroupingResult } from "../../grouping/index.js";
import { counted, type Locale, type LocalizedText } from "../../primitives/index.js";
import { readBudget, readGroups, readHospitals } from "../area/area-inputs.js";
import { comparedCodes } from "../area/run-codes.js";
import { runSummary } from "../area/run-summary.js";
import { cliErrors } from "../cli-errors.js";
import {
  AFTER,
  BEFORE,
  CROSSWALK_COLUMNS,
  MOVE_COLUMNS,
  type MovedCase,
  SHIFT_COLUMNS,
  UNSTABLE_COLUMNS,
} from "../columns/switch-columns.js";
import { type Call, defineCommand, type OptionSpec } from "../command.js";
import { sideSummary } from "../compare/side-summary.js";
import { takeSide } from "../compare/take-side.js";
import { exitCode, leftOutOfAll } from "../left-out.js";
import { csvTable } from "../output/csv-table.js";
import { packageVersion } from "../package-root.js";
import { factorText } from "../report/switch-level.js";
import { switchReport } from "../report/switch-report.js";
import { intoFolder, placeOf } from "../results/into-folder.js";
import { toldFiles } from "../results/result-files.js";
import type { Workspace } from "../results/workspace.js";
import { readRows } from "../rows/read-rows.js";
import { RejectedRows } from "../rows/rejected-rows.js";
import { areaLeftOut } from "../settle/settled-left-out.js";
import {
  AREA_VALUES_OPTIONS,
  BUDGET_OPTION,
  CASE_READING_OPTIONS,
  CASES_OPTION,
  CSV_OPTIONS,
  HOSPITALS_OPTION,
  OUT_OPTIONS,
  RULESET_OPTIONS,
  SCHEME_ARGUMENT,
  WHAT_IF_UNSETTLED_OPTION,
} from "../shared-options.js";
import { codeKnowledge, type RunCodes } from "../shipped/code-knowledge.js";
import { type EngineSpec, engineOf, engineTitle } from "../shipped/engine-of.js";
import { readChanges } from "../shipped/read-changes.js";
import { versionedScheme } from "../shipped/scheme-use.js";
import { settledSide } from "../statement/settled-sides.js";
import { printTable } from "../table/print-table.js";
import { noticedBySide, tellNoticed } from "../tell/noticed.js";
import { tellLacks } from "../tell/tell-lacks.js";
import type { Told } from "../terminal.js";

const NAME = "scheme switch";

const OPTIONS = {
  ...RULESET_OPTIONS,
  cases: CASES_OPTION,
  hospitals: HOSPITALS_OPTION,
  budget: BUDGET_OPTION,
  history: AREA_VALUES_OPTIONS.history,
  "groups-before": {
    kind: "text",
    placeholder: "FILE",
    help: {
      zh: "切换前方案已公布的病组表，代替历史病例",
      en: "published group table of the scheme before, instead of history",
    },
  },
  "groups-after": {
    kind: "text",
    placeholder: "FILE",
    help: {
      zh: "切换后方案已公布的病组表，代替历史病例",
      en: "published group table of the scheme after, instead of history",
    },
  },
  ...OUT_OPTIONS,
  unsettled: WHAT_IF_UNSETTLED_OPTION,
  ...CSV_OPTIONS,
  ...CASE_READING_OPTIONS,
} as const satisfies Record<string, OptionSpec>;

/** `chs-drg scheme switch`: the same cases settled under two schemes by one ruleset: what moves and by what, and what it does to hospitals and money. */
export const schemeSwitch = defineCommand({
  name: NAME,
  summary: {
    zh: "切换分组方案：同一批病例如何换组、因何编码或规则，对各机构 CMI 与支付的影响",
    en: "switch schemes: which cases move and by which code or rule, and what it does to hospitals",
  },
  positionals: [
    { ...SCHEME_ARGUMENT, name: "BEFORE" },
    { ...SCHEME_ARGUMENT, name: "AFTER" },
  ],
  options: OPTIONS,
  run: async ({ options, positionals, told }) => {
    for (const side of ["before", "after"] as const) {
      if (options.history !== undefined || options[`groups-${side}`] !== undefined) continue;
      const option = `--history (--groups-${side})`;
      throw cliErrors.error("OPTION_MISSING", { option, command: NAME });
    }
    const { terminal, locale } = told;
    return intoFolder(NAME, placeOf(options), terminal, async (files, out) => {
      const reading = { options, files, told };
      const area = await readArea(reading);
      const rejected = await RejectedRows.of(out, told);
      const untold = RejectedRows.untold(told);
      const [was = "", is = ""] = positionals;
      const before = await takenSide("before", was, reading, area, rejected);
      const after = await takenSide("after", is, reading, area, untold);
      const { budget, hospitals, codes } = area;
      const areas = switchScheme({ before, after, hospitals, budget, years: hospitalYears(hospitals) });
      const schemes = [schemeOf(before.engine), schemeOf(after.engine)] as const;
      const moves = new GroupMoves(...schemes);
      const again = await files.input("moves", options.cases, options.encoding);
      const explain = explainer([before.engine, after.engine], moves, codes);
      const moved = await movedCases(areas, moves, explain, async (use) => {
        await readRows(again, caseRows, { ...told, rejected: untold }, use);
      });
      await rejected.close();
      const ofIndex = new Map(moved.map(({ index, move }) => [index, move]));
      const crosswalk = crosswalkRows(areas, moves, ofIndex);
      const shifts = hospitalShifts(areas, moves);
      const unstable = unstableGroups(areas, crosswalk, moves);
      const sides = [
        settledSide(before.engine, areas.before, BEFORE),
        settledSide(after.engine, areas.after, AFTER),
      ] as const;
      const titles = [
        engineTitle(before.engine, options.set),
        engineTitle(after.engine, options.set),
      ] as const;
      const page = {
        ...{
          titles,
          sides,
          ruleset: after.engine.ruleset,
          period: budget.period,
        },
        ...{ areas, moves, crosswalk, moved, shifts, unstable },
        synthetic: before.cases.columns.synthetic,
        ...{ inputs: files.digests(), engineVersion: packageVersion() },
      };
      await out.save("crosswalk.csv", csvTable(CROSSWALK_COLUMNS, crosswalk, options));
      await out.save("moves.csv", csvTable(MOVE_COLUMNS, moved, options));
      await out.save("hospitals.csv", csvTable(SHIFT_COLUMNS, shifts, options));
      await out.save("unstable.csv", csvTable(UNSTABLE_COLUMNS, unstable, options));
      await out.save("report.html", switchReport(page, locale));
      const diagnostics = noticedBySide(sides);
      await out.publish({
        ...runSummary(NAME, after.engine, { inputs: files.digests(), outputs: out.digests }),
        schemes: { before: schemes[0].reference, after: schemes[1].reference },
        before: sideSummary(sides[0], options.set),
        after: sideSummary(sides[1], options.set),
        counts: {
          cases: before.counts,
          moved: moved.length,
          ...{ flows: crosswalk.length, unstableGroups: unstable.length },
        },
        factor: areas.factor,
        diagnostics,
      });
      printTable(terminal, SHIFT_COLUMNS, shifts, { format: "table", locale });
      terminal.stdout.write(`\n${toldInShort(areas, moved, locale)}\n`);
      terminal.stdout.write(`${toldFiles(NAME, options.out)}\n`);
      // Both schemes settle the same cases: what either leaves out counts once.
      const unsettled = leftOutOfAll([areas.before, areas.after].map(areaLeftOut), Math.max);
      const seen = tellNoticed(diagnostics, [before.cases.codes, before.history?.codes], told);
      tellLacks(sides, told);
      return exitCode({ ...unsettled, ...rejected.leftOut, ...seen }, told);
    });
  },
});

/** What the files are read with. */
interface Reading {
  readonly options: Call<typeof OPTIONS>["options"];
  readonly files: Workspace;
  readonly told: Told;
}

/** What both schemes settle with. */
async function readArea({ options, files, told }: Reading) {
  const budget = await readBudget(await files.input("budget", options.budget));
  const hospitalsInput = await files.input("hospitals", options.hospitals, options.encoding);
  const hospitals = await readHospitals(hospitalsInput, told);
  const changes = await readChanges(options, files);
  return { budget, hospitals, changes, codes: await comparedCodes(options, told) };
}

/** The cases and the worth of groups under one scheme. */
async function takenSide(
  name: "before" | "after",
  scheme: string,
  { options, files, told }: Reading,
  { budget, hospitals, changes, codes }: Awaited<ReturnType<typeof readArea>>,
  rejected: RejectedRows,
) {
  const { ruleset, unsettled, jobs, encoding } = options;
  const spec: EngineSpec = {
    ...{ ruleset, changes, on: budget.period.to, codes, regroup: true },
    ...{ scheme: versionedScheme(scheme), refuseByCause: false },
    ...(unsettled !== undefined && { unsettled }),
  };
  const groupsInput = await files.input(`${name} groups`, options[`groups-${name}`], encoding);
  const groups = groupsInput && (await readGroups(groupsInput, told));
  const history = await files.input(`${name} history`, options.history, encoding);
  const cases = await files.input(`${name} cases`, options.cases, encoding);
  const taking = { engine: spec, hospitals, jobs, rejected, ...told };
  const { engine, taken, counts } = await takeSide(engineOf(spec), { history, cases }, taking);
  return { engine, counts, ...taken, ...(groups && { groups }) };
}

/** The scheme that an engine of this command was given. */
function schemeOf({ scheme }: Engine): CompiledScheme {
  if (scheme === undefined) throw new Error("an engine without its scheme");
  return scheme;
}

/** Why a record is in another group, its codes converted where the engines convert them. */
function explainer(
  [before, after]: readonly [Engine, Engine],
  moves: GroupMoves,
  codes: RunCodes,
): (record: InpatientCase) => GroupMove {
  const { crosswalk } = codeKnowledge(codes);
  return (record) => {
    const read = crosswalk === undefined ? record : convertCodes(record, crosswalk).record;
    const [was, is] = [before, after].map((engine) => engine.group(record, { trace: "matched" }));
    return moves.explain(read, was as GroupingResult, is as GroupingResult);
  };
}

/**
 * The cases in another group, each with its reason. The records are read once more, one at a time: the columns that were settled hold no codes.
 *
 * @param readAgain hands the records over in the order of the cases
 */
async function movedCases(
  areas: SchemeSwitch,
  moves: GroupMoves,
  explain: (record: InpatientCase) => GroupMove,
  readAgain: (use: (record: InpatientCase) => void) => Promise<void>,
): Promise<MovedCase[]> {
  const { dictionary } = codeKnowledge("check");
  const nameOf = ({ reason, code = "" }: GroupMove) =>
    (reason === "procedure" ? dictionary?.procedures : dictionary?.diagnoses)?.nameOf(code);
  const moved: MovedCase[] = [];
  const cases = switchedCases(areas, moves);
  await readAgain((record) => {
    const one = cases.next().value as SwitchedCase;
    if (one.relation !== "moved") return;
    const move = explain(record);
    const names = { beforeName: moves.name("before", one.before), afterName: moves.name("after", one.after) };
    moved.push({ ...one, ...names, move, codeName: nameOf(move) });
  });
  return moved;
}

function toldInShort({ factor, before }: SchemeSwitch, moved: readonly MovedCase[], locale: Locale): string {
  const { count } = before.weighed;
  const cases = {
    zh: `病例 ${count}，换组 ${moved.length}。`,
    en: `${counted(count, "case")}, ${moved.length} of them to another group. `,
  };
  return cases[locale] + (factor === undefined ? NO_FACTOR : factorText(factor))[locale];
}

const NO_FACTOR: LocalizedText = {
  zh: "没有两方案都能结算的病例，平衡系数无从求得。",
  en: "No case is settled under both schemes: there is no factor.",
};
