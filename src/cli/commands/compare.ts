import {
  type EditionComparison,
  type Engine,
  findCliffs,
  hospitalYears,
  toldCauses,
} from "../../engine/index.js";
import { readBudget, readGroups, readHospitals } from "../area/area-inputs.js";
import { compareSides } from "../area/compare-sides.js";
import { comparedColumns, idInWords } from "../area/compared-columns.js";
import { type EngineSpec, engineOf } from "../area/engine-of.js";
import { noticed, tellNoticed } from "../area/noticed.js";
import { comparedCodes } from "../area/run-codes.js";
import { runSummary } from "../area/run-summary.js";
import { areaLeftOut } from "../area/settled-left-out.js";
import { prepareTaking } from "../area/take-cases.js";
import { type TakenSide, takeSide } from "../area/take-side.js";
import { writeComparison } from "../area/write-comparison.js";
import { cliErrors } from "../cli-errors.js";
import { defineCommand } from "../command.js";
import { intoFolder, placeOf } from "../io/into-folder.js";
import { RejectedRows } from "../io/rejected-rows.js";
import { toldFiles } from "../io/result-files.js";
import { exitCode, leftOutOfAll } from "../left-out.js";
import type { SidedCliff } from "../report/cliff-sections.js";
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
  UNSETTLED_OPTION,
  VALUES_OPTION,
} from "../shared-options.js";
import { readChanges } from "../shipped/ruleset-changes.js";
import { versionedScheme } from "../shipped/scheme-use.js";
import { printTable } from "../table/print-table.js";

/** `chs-drg compare`: the same cases under two editions; every difference is told with its cause, to the fen. */
export const compare = defineCommand({
  name: "compare",
  summary: {
    zh: "比较两个规则集在同一批病例上的结果，差异逐项归因",
    en: "compare two rulesets on the same cases, cause by cause",
  },
  options: {
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
    unsettled: { ...UNSETTLED_OPTION, default: "reserve" },
    ...CLIFF_OPTIONS,
    ...CSV_OPTIONS,
    ...CASE_READING_OPTIONS,
  },
  run: async ({ options, locale, terminal }) => {
    if (options.history !== undefined && options.groups !== undefined) {
      throw cliErrors.error("OPTION_CONFLICT", { one: "--history", other: "--groups" });
    }
    return intoFolder("compare", placeOf(options), terminal, async (files, out) => {
      const told = { terminal, locale };
      const input = async (role: string, file: string) => await files.input(role, file, options.encoding);
      const budget = await readBudget(await files.input("budget", options.budget));
      const candidateInput = await files.input("candidate budget", options["candidate-budget"]);
      const candidateBudget = candidateInput && (await readBudget(candidateInput));
      const hospitals = await readHospitals(await input("hospitals", options.hospitals), told);
      const groupsInput = await files.input("groups", options.groups, options.encoding);
      const groups = groupsInput && (await readGroups(groupsInput, told));
      const codes = await comparedCodes(options, told);
      const rejected = await RejectedRows.of(out, told);
      const recordsOf = async (name: SideName) => ({
        history: await files.input(`${name} history`, options.history, options.encoding),
        cases: await input(`${name} cases`, options.cases),
      });
      const side = async (name: SideName, refused: RejectedRows, other?: TakenSide): Promise<TakenSide> => {
        const call = { values: options[`${name}-values`], set: options[`${name}-set`] };
        const changes = await readChanges(call, files, `${name} values`);
        const scheme = options[`${name}-scheme`];
        const spec: EngineSpec = {
          ruleset: options[name],
          changes,
          on: budget.period.to,
          codes,
          ...(scheme !== undefined && { scheme: versionedScheme(scheme) }),
          unsettled: options.unsettled,
        };
        const inputs = other === undefined ? await recordsOf(name) : undefined;
        if (inputs !== undefined) prepareTaking(spec, options.jobs, [inputs.history, inputs.cases]);
        const engine = engineOf(spec);
        if (other !== undefined && takeAlike(other.engine, engine)) return { ...other, engine, spec };
        const taking = { engine: spec, hospitals, jobs: options.jobs, rejected: refused, ...told };
        return await takeSide(engine, inputs ?? (await recordsOf(name)), taking);
      };
      const compared = async () => {
        const baseline = await side("baseline", rejected);
        const candidate = await side("candidate", RejectedRows.untold(terminal, locale), baseline);
        await rejected.close();
        const source = {
          baseline: baseline.taken,
          candidate: candidate.taken,
          hospitals,
          budget,
          ...(candidateBudget && { candidateBudget }),
          years: hospitalYears(hospitals),
          ...(groups && { groups }),
        };
        const reach = { share: options.within / 100, days: options["within-days"] };
        const cliffsOf = (name: SideName, { parameters }: Engine, area: EditionComparison["before"]) =>
          findCliffs(area, parameters.weights, reach).area.map((cliff) => ({ side: name, ...cliff }));
        const find = ({ before, after }: Pick<EditionComparison, "before" | "after">) => [
          ...cliffsOf("baseline", baseline.engine, before),
          ...cliffsOf("candidate", candidate.engine, after),
        ];
        const compared = await compareSides(baseline, candidate, source, options.jobs, find);
        return { ...compared, baseline: withoutCases(baseline), candidate: withoutCases(candidate) };
      };
      const { comparison, found: cliffs, baseline, candidate } = await compared();
      const inputs = files.digests();
      const { synthetic } = baseline;
      const engines = { baseline: baseline.engine, candidate: candidate.engine };
      const writing = { ...options, locale, inputs };
      const rows = await writeComparison({ comparison, cliffs, synthetic, ...engines }, writing, out);
      const {
        ruleset: _ruleset,
        supplied: _supplied,
        ...head
      } = runSummary("compare", candidate.engine, {
        inputs,
        outputs: out.digests,
      });
      const sides = [comparison.before, comparison.after];
      const diagnostics = noticed(baseline.engine, candidate.engine, ...sides);
      const summary = {
        ...head,
        baseline: sideSummary(baseline.engine, options["baseline-set"]),
        candidate: sideSummary(candidate.engine, options["candidate-set"]),
        schemes: {
          baseline: baseline.engine.scheme?.reference,
          candidate: candidate.engine.scheme?.reference,
        },
        counts: { cases: baseline.counts },
        causes: toldCauses(comparison),
        diagnostics,
      };
      await out.publish(summary);
      const shown = rows.filter(({ level }) => level !== "group");
      const inWords = shown.map((row) => ({ ...row, id: idInWords(row, locale) }));
      printTable(terminal, comparedColumns(toldCauses(comparison)), inWords, { format: "table", locale });
      terminal.stdout.write(`\n${toldFiles("compare", options.out)}\n`);
      // The two sides settle the same cases: what either leaves out counts once.
      const unsettled = leftOutOfAll(sides.map(areaLeftOut), Math.max);
      const seen = tellNoticed(diagnostics, baseline.codes, told);
      return exitCode({ ...unsettled, ...rejected.leftOut, ...seen }, told);
    });
  },
});

type SideName = SidedCliff["side"];

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

/** The edition of one side, and what was changed in it. */
function sideSummary(engine: Engine, set: readonly string[]) {
  const { ruleset, supplied } = runSummary("compare", engine, { inputs: [], outputs: {} });
  return { ...ruleset, ...(supplied.length > 0 && { supplied }), ...(set.length > 0 && { set }) };
}
