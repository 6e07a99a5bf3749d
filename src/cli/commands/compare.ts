import {
  type EditionComparison,
  type Engine,
  findCliffs,
  hospitalYears,
  toldCauses,
} from "../../engine/index.js";
import { readBudget, readGroups, readHospitals, refuseBothPasts } from "../area/area-inputs.js";
import { comparedCodes } from "../area/run-codes.js";
import { prepareTaking } from "../area/take-cases.js";
import { comparedColumns, idInWords } from "../columns/compared-columns.js";
import { type Call, defineCommand, type OptionSpec } from "../command.js";
import { compareSides } from "../compare/compare-sides.js";
import { sideSummary } from "../compare/side-summary.js";
import { type SideFiles, type TakenSide, takeSide } from "../compare/take-side.js";
import { writeComparison } from "../compare/write-comparison.js";
import { exitCode, leftOutOfAll } from "../left-out.js";
import { thisProgram } from "../package-root.js";
import type { SidedCliff } from "../report/cliff-sections.js";
import { intoFolder, placeOf } from "../results/into-folder.js";
import { toldFiles } from "../results/result-files.js";
import type { Workspace } from "../results/workspace.js";
import { RejectedRows } from "../rows/rejected-rows.js";
import { areaLeftOut } from "../settle/settled-left-out.js";
import {
  AREA_VALUES_OPTIONS,
  BUDGET_OPTION,
  CASE_READING_OPTIONS,
  CASES_OPTION,
  CLIFF_OPTIONS,
  CSV_OPTIONS,
  HOSPITALS_OPTION,
  OUT_OPTIONS,
  RULESET_OPTION,
  SET_OPTION,
  VALUES_OPTION,
  WHAT_IF_UNSETTLED_OPTION,
} from "../shared-options.js";
import { type EngineSpec, engineOf } from "../shipped/engine-of.js";
import { readChanges } from "../shipped/read-changes.js";
import { versionedScheme } from "../shipped/scheme-use.js";
import { SIDE_NAMES, settledSide } from "../statement/settled-sides.js";
import { printTable } from "../table/print-table.js";
import { noticedBySide, tellNoticed } from "../tell/noticed.js";
import { tellLacks } from "../tell/tell-lacks.js";
import type { Told } from "../terminal.js";

const OPTIONS = {
  baseline: { ...RULESET_OPTION, help: { zh: "基准规则集", en: "the ruleset compared with" } },
  candidate: { ...RULESET_OPTION, help: { zh: "候选规则集", en: "the ruleset that is compared" } },
  "baseline-values": VALUES_OPTION,
  "baseline-set": SET_OPTION,
  "candidate-values": VALUES_OPTION,
  "candidate-set": SET_OPTION,
  "baseline-scheme": {
    kind: "text",
    placeholder: "ID",
    help: {
      zh: "基准一侧改用的分组方案，默认为其规则集所定",
      en: "scheme that the baseline groups by; by default its ruleset's",
    },
  },
  "candidate-scheme": {
    kind: "text",
    placeholder: "ID",
    help: {
      zh: "候选一侧改用的分组方案，默认为其规则集所定",
      en: "scheme that the candidate groups by; by default its ruleset's",
    },
  },
  cases: CASES_OPTION,
  hospitals: HOSPITALS_OPTION,
  budget: BUDGET_OPTION,
  "candidate-budget": {
    kind: "text",
    placeholder: "FILE",
    help: {
      zh: "候选一侧的预算，结算期须相同；默认与基准一侧同",
      en: "the candidate's budget, of the same period; by default the baseline's",
    },
  },
  history: AREA_VALUES_OPTIONS.history,
  groups: AREA_VALUES_OPTIONS.groups,
  ...OUT_OPTIONS,
  unsettled: WHAT_IF_UNSETTLED_OPTION,
  ...CLIFF_OPTIONS,
  ...CSV_OPTIONS,
  ...CASE_READING_OPTIONS,
} as const satisfies Record<string, OptionSpec>;

/** `chs-drg compare`: the same cases under two editions; every difference is told with its cause, to the fen. */
export const compare = defineCommand({
  name: "compare",
  summary: {
    zh: "比较两个规则集在同一批病例上的结果，差异逐项归因",
    en: "compare two rulesets on the same cases, cause by cause",
  },
  options: OPTIONS,
  run: async ({ options, told }) => {
    refuseBothPasts(options);
    const { terminal, locale } = told;
    return intoFolder("compare", placeOf(options), terminal, async (files, out) => {
      const area = await readArea(options, files, told);
      const rejected = await RejectedRows.of(out, told);
      const run = { options, area, files, told };
      const { comparison, cliffs, baseline, candidate } = await comparedSides(run, rejected);
      const inputs = files.digests();
      const sets = { baseline: options["baseline-set"], candidate: options["candidate-set"] };
      const sides = [
        settledSide(baseline.engine, comparison.before, SIDE_NAMES.baseline),
        settledSide(candidate.engine, comparison.after, SIDE_NAMES.candidate),
      ] as const;
      const writable = {
        comparison,
        cliffs,
        synthetic: baseline.synthetic,
        sides,
        sets,
        hospitals: area.hospitals,
      };
      const rows = await writeComparison(writable, { ...options, locale, inputs }, out);
      const ends = [comparison.before, comparison.after];
      const diagnostics = noticedBySide(sides);
      await out.publish({
        ...{ command: "compare", engine: thisProgram(), inputs, outputs: out.digests },
        baseline: sideSummary(sides[0], sets.baseline),
        candidate: sideSummary(sides[1], sets.candidate),
        schemes: {
          baseline: baseline.engine.scheme?.reference,
          candidate: candidate.engine.scheme?.reference,
        },
        counts: { cases: baseline.counts },
        causes: toldCauses(comparison),
        diagnostics,
      });
      const shown = rows.filter(({ level }) => level !== "group");
      const inWords = shown.map((row) => ({ ...row, id: idInWords(row, locale) }));
      printTable(terminal, comparedColumns(toldCauses(comparison)), inWords, { format: "table", locale });
      terminal.stdout.write(`\n${toldFiles("compare", options.out)}\n`);
      // The two sides settle the same cases: what either leaves out counts once.
      const unsettled = leftOutOfAll(ends.map(areaLeftOut), Math.max);
      const seen = tellNoticed(diagnostics, baseline.codes, told);
      tellLacks(sides, told);
      return exitCode({ ...unsettled, ...rejected.leftOut, ...seen }, told);
    });
  },
});

type SideName = SidedCliff["side"];
type Options = Call<typeof OPTIONS>["options"];

/** A comparison that is going on. */
interface ComparisonRun {
  readonly options: Options;
  readonly area: Awaited<ReturnType<typeof readArea>>;
  readonly files: Workspace;
  readonly told: Told;
}

/** What both sides are settled with. */
async function readArea(options: Options, files: Workspace, told: Told) {
  const { encoding } = options;
  const budget = await readBudget(await files.input("budget", options.budget));
  const candidateInput = await files.input("candidate budget", options["candidate-budget"]);
  const candidateBudget = candidateInput && (await readBudget(candidateInput));
  const hospitals = await readHospitals(await files.input("hospitals", options.hospitals, encoding), told);
  const groupsInput = await files.input("groups", options.groups, encoding);
  const groups = groupsInput && (await readGroups(groupsInput, told));
  return { budget, candidateBudget, hospitals, groups, codes: await comparedCodes(options, told) };
}

/** Both sides taken and compared; of their cases only what the comparison keeps stays. */
async function comparedSides(run: ComparisonRun, rejected: RejectedRows) {
  const { options, area, told } = run;
  const baseline = await namedSide("baseline", run, rejected);
  const untold = RejectedRows.untold(told);
  const candidate = await namedSide("candidate", run, untold, baseline);
  await rejected.close();
  const { hospitals, budget, candidateBudget, groups } = area;
  const source = {
    ...{ baseline: baseline.taken, candidate: candidate.taken, hospitals, budget },
    ...(candidateBudget && { candidateBudget }),
    years: hospitalYears(hospitals),
    ...(groups && { groups }),
  };
  const reach = { share: options.within / 100, days: options["within-days"] };
  const cliffsOf = (side: SideName, { parameters }: Engine, settled: EditionComparison["before"]) =>
    findCliffs(settled, parameters.weights, reach).area.map((cliff) => ({ side, ...cliff }));
  const find = ({ before, after }: Pick<EditionComparison, "before" | "after">): SidedCliff[] => [
    ...cliffsOf("baseline", baseline.engine, before),
    ...cliffsOf("candidate", candidate.engine, after),
  ];
  const compared = await compareSides(baseline, candidate, source, options.jobs, find);
  return {
    ...{ comparison: compared.comparison, cliffs: compared.found },
    ...{ baseline: withoutCases(baseline), candidate: withoutCases(candidate) },
  };
}

/**
 * The engine of a side and the cases as it takes them.
 *
 * @param other the side that was taken before, whose cases are taken over where both take every case alike
 */
async function namedSide(
  name: SideName,
  { options, area, files, told }: ComparisonRun,
  rejected: RejectedRows,
  other?: TakenSide,
): Promise<TakenSide> {
  const { jobs, unsettled } = options;
  const ruleset = options[name];
  const call = { ruleset, values: options[`${name}-values`], set: options[`${name}-set`] };
  const changes = await readChanges(call, files, name);
  const scheme = options[`${name}-scheme`];
  const spec: EngineSpec = {
    ...{ ruleset, changes, on: area.budget.period.to, codes: area.codes },
    ...(unsettled !== undefined && { unsettled }),
    refuseByCause: false,
    ...(scheme !== undefined && { scheme: versionedScheme(scheme) }),
  };
  const inputs = other === undefined ? await recordsOf(name, options, files) : undefined;
  if (inputs !== undefined) prepareTaking(spec, jobs, [inputs.history, inputs.cases]);
  const engine = engineOf(spec);
  if (other !== undefined && takeAlike(other.engine, engine)) return { ...other, engine, spec };
  const taking = { engine: spec, hospitals: area.hospitals, jobs, rejected, ...told };
  return await takeSide(engine, inputs ?? (await recordsOf(name, options, files)), taking);
}

async function recordsOf(
  name: SideName,
  { history, cases, encoding }: Options,
  files: Workspace,
): Promise<SideFiles> {
  return {
    history: await files.input(`${name} history`, history, encoding),
    cases: await files.input(`${name} cases`, cases, encoding),
  };
}

/** What is told of a side once it is compared: its history is let go, and of its cases what the comparison keeps stays. */
function withoutCases({ engine, counts, taken: { cases, history } }: TakenSide) {
  return { engine, counts, synthetic: cases.columns.synthetic, codes: [cases.codes, history?.codes] };
}

/** Whether two engines take every case alike, so that the files need not be read again. */
function takeAlike(one: Engine, other: Engine): boolean {
  const read = ({ scheme, parameters }: Engine) =>
    JSON.stringify([scheme?.reference, parameters.weights.readmission, parameters.listings]);
  return read(one) === read(other);
}
