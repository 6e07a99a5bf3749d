import { caseRows, type InpatientCase } from "../../cases/index.js";
import { changeNotes } from "../../engine/edition-notes.js";
import type { Engine } from "../../engine/index.js";
import { describeWhyNot, explainGrouping, whyNot } from "../../grouping/explain/index.js";
import { type CompiledScheme, groupCase, recordAsRead } from "../../grouping/index.js";
import { calendarYear, type Locale, yearOf } from "../../primitives/index.js";
import { readHospitals } from "../area/area-inputs.js";
import { readWeights } from "../area/area-weights.js";
import { runCodes } from "../area/run-codes.js";
import { cliErrors } from "../cli-errors.js";
import { type Call, defineCommand } from "../command.js";
import { changesText, codesText } from "../explain/grouping-answers.js";
import { paidText } from "../explain/paid-case.js";
import { explainSettled } from "../explain/settled-hospital.js";
import { weightText } from "../explain/weight-text.js";
import type { TextInput } from "../input/text-input.js";
import { exitCode } from "../left-out.js";
import { columnNames } from "../maps/column-names.js";
import { readResult } from "../results/recorded-result.js";
import { Workspace } from "../results/workspace.js";
import { readRows } from "../rows/read-rows.js";
import { RejectedRows } from "../rows/rejected-rows.js";
import {
  AREA_VALUES_OPTIONS,
  CASES_OPTION,
  CHANGE_OPTIONS,
  CODES_OPTION,
  ON_OPTION,
  READING_OPTIONS,
  REGROUP_OPTION,
  RULESET_OPTION,
  SCHEME_OPTION,
  SCHEME_USE_OPTIONS,
} from "../shared-options.js";
import { groupingKnowledge } from "../shipped/code-knowledge.js";
import { engineOf, schemeOf } from "../shipped/engine-of.js";
import { readChanges } from "../shipped/read-changes.js";
import { useScheme, versionedScheme } from "../shipped/scheme-use.js";
import { tellMustKnow } from "../tell/tell-must-know.js";
import type { ExitCode, Told } from "../terminal.js";
import { SETTLED_BY } from "../year/settled-folder.js";

/** What the scheme alone has no use for. */
const UNDER_A_RULESET = ["ruleset", "hospital"] as const;

const OPTIONS = {
  in: { ...CASES_OPTION, unless: "hospital" },
  hospital: {
    kind: "text",
    placeholder: "ID",
    needs: "settled",
    help: {
      zh: "说明一家医疗机构的金额：从总额到分，附条款",
      en: "how a hospital's amount comes about: from the total to the fen, with clauses",
    },
  },
  settled: {
    kind: "text",
    placeholder: "DIR",
    needs: UNDER_A_RULESET,
    help: {
      zh: "settle 或 resettle 所写的文件夹：与 --hospital 同用；解释病例时取其结算所用的日期，并说明该病例如何付费",
      en: "a folder that settle or resettle wrote: with --hospital; for a case the day that it was settled by, and how it was paid",
    },
  },
  case: {
    kind: "text",
    placeholder: "ID",
    help: { zh: "病例号；只有一个病例时可省", en: "the case; may be left out where there is one only" },
  },
  scheme: { ...SCHEME_OPTION, unless: ["ruleset", "hospital"] },
  ruleset: { ...RULESET_OPTION, unless: ["scheme", "hospital"] },
  values: { ...CHANGE_OPTIONS.values, needs: UNDER_A_RULESET },
  set: { ...CHANGE_OPTIONS.set, needs: "ruleset" },
  trace: {
    kind: "choice",
    choices: ["matched", "full"],
    default: "matched",
    help: {
      zh: "成立的条件，或一并列出此前不成立的",
      en: "the conditions that held, or also those tried before",
    },
  },
  "why-not": {
    kind: "text",
    placeholder: "GROUP",
    help: {
      zh: "为何未入该组，怎样才会入",
      en: "why it is not in this group, and what would bring it there",
    },
  },
  decisive: {
    kind: "flag",
    help: { zh: "每个编码是否决定入组", en: "whether each code decides the group" },
  },
  codes: CODES_OPTION,
  changes: {
    kind: "flag",
    help: { zh: "使其换组的最小改动", en: "the smallest edits that change the group" },
  },
  on: {
    ...ON_OPTION,
    help: {
      zh: `${ON_OPTION.help.zh}；默认为 --settled 结算所用的日期，否则为该病例的出院日期`,
      en: `${ON_OPTION.help.en}; by default that of --settled, else the day of discharge`,
    },
  },
  regroup: REGROUP_OPTION,
  hospitals: { ...AREA_VALUES_OPTIONS.hospitals, needs: UNDER_A_RULESET },
  history: { ...AREA_VALUES_OPTIONS.history, needs: "hospitals" },
  groups: { ...AREA_VALUES_OPTIONS.groups, needs: ["hospitals", "hospital"] },
  encoding: READING_OPTIONS.encoding,
  map: READING_OPTIONS.map,
  ...SCHEME_USE_OPTIONS,
} as const;

type Options = Call<typeof OPTIONS>["options"];

/** `chs-drg explain`: why a case lies in its group, what would move it, and how it came to its points. */
export const explain = defineCommand({
  name: "explain",
  summary: {
    zh: "解释一个病例的入组与点数，或一家医疗机构的金额",
    en: "explain the group and the points of a case, or the amount of a hospital",
  },
  options: OPTIONS,
  run: async ({ options, told: to }) => {
    const { hospital, settled } = options;
    if (hospital !== undefined) return explainHospital(hospital, options, to);
    const { terminal, locale } = to;
    const files = new Workspace(terminal, columnNames(options.map));
    const input = await files.input("in", options.in ?? "", options.encoding);
    const told = { ...to, rejected: new RejectedRows(to, undefined) };
    const record = await chosenCase(input, options.case, told);
    if (options.decisive || options.changes) refuseEndless(record);
    const recorded = settled === undefined ? undefined : readResult(settled, SETTLED_BY);
    const settledOn = recorded?.ruleset.on;
    const on = options.on ?? settledOn ?? record.dischargeDate;
    const changes = await readChanges(options, files);
    const codes = await runCodes(options.codes, [input], told);
    const spec =
      options.ruleset === undefined
        ? undefined
        : { ruleset: options.ruleset, changes, codes, ...(on && { on }) };
    const engine = spec && engineOf(spec);
    if (engine !== undefined) {
      tellMustKnow(engine.diagnostics, told);
      if (options.on === undefined && settledOn === undefined)
        tellMustKnow(changeNotes(engine.ruleset, calendarYear(yearOf(engine.on)), engine.on), told);
    }
    const scheme = useScheme(schemeNamed(options.scheme, engine));
    const checks = groupingKnowledge(codes);
    const stated = options.regroup ? undefined : record.drg;
    const parts = groupingParts({ record, stated, scheme, checks }, options, locale);
    const hospitalsInput = await files.input("hospitals", options.hospitals, options.encoding);
    if (spec !== undefined && engine !== undefined && hospitalsInput !== undefined) {
      const inputs = {
        history: await files.input("history", options.history, options.encoding),
        groups: await files.input("groups", options.groups, options.encoding),
      };
      const hospitals = await readHospitals(hospitalsInput, told);
      const taking = { engine: spec, hospitals, jobs: 1, ...told };
      const { weights } = await readWeights(engine, inputs, hospitals, taking);
      const judging = { engine, hospitals, regroup: options.regroup, ...to };
      parts.push(await weightText({ record, stated, input }, weights, judging));
    }
    const grouping = stated === undefined ? groupCase(record, scheme, checks) : undefined;
    const explained = { record, drg: stated ?? grouping?.drg };
    const paid =
      settled && recorded && engine && paidText({ folder: settled, recorded }, explained, engine, locale);
    if (paid) parts.push(paid);
    files.refuseUnmetNames();
    terminal.stdout.write(`${parts.join("\n\n")}\n`);
    const doubted = grouping?.codesInDoubt !== undefined;
    return exitCode({ ...told.rejected.leftOut, codes: Number(doubted) }, told);
  },
});

/** The amount of a hospital, from the folder of its settlement. */
async function explainHospital(hospital: string, options: Options, told: Told): Promise<ExitCode> {
  const { settled = "", values, hospitals, groups, ruleset } = options;
  const call = { settled, hospital, values, hospitals, groups, ruleset };
  told.terminal.stdout.write(`${await explainSettled(call, told)}\n`);
  return 0;
}

/** The scheme that is asked for, or that of the edition. */
function schemeNamed(scheme: string | undefined, engine: Engine | undefined): string {
  if (scheme !== undefined) return versionedScheme(scheme);
  return engine ? schemeOf(engine.ruleset, engine.on) : "";
}

/** A case and what it is grouped with. */
interface Grouped {
  readonly record: InpatientCase;
  /** the group that it carries and that settling takes */
  readonly stated: string | undefined;
  readonly scheme: CompiledScheme;
  readonly checks: ReturnType<typeof groupingKnowledge>;
}

/** How a case came to its group, and what is asked of that beside. */
function groupingParts(
  { record, stated, scheme, checks }: Grouped,
  options: Pick<Options, "trace" | "why-not" | "decisive" | "changes">,
  locale: Locale,
): string[] {
  const { dictionary } = checks;
  const knowing = dictionary === undefined ? {} : { dictionary };
  const whyNotIn = options["why-not"];
  // What is asked beside is asked of the codes that were grouped.
  const read = recordAsRead(record, scheme, checks);
  return [
    ...(stated === undefined ? [] : [statedText(stated, scheme.reference, locale)]),
    explainGrouping(record, scheme, locale, { trace: options.trace, ...checks }),
    ...(whyNotIn === undefined ? [] : [describeWhyNot(whyNot(read, whyNotIn, scheme, knowing), locale)]),
    ...(options.decisive ? [codesText(read, scheme, locale)] : []),
    ...(options.changes ? [changesText(read, scheme, locale, knowing)] : []),
  ];
}

/** What is said first of a case that carries its group: settling takes that one, and the scheme only explains its own. */
function statedText(drg: string, scheme: string, locale: Locale): string {
  return locale === "zh"
    ? `病例自带病组 ${drg}，结算沿用该病组；以下入组经过为分组方案 ${scheme} 的结果（--regroup 以方案为准）。`
    : `The case carries its group, ${drg}, which settling takes as it is; the way to a group below is that of the scheme ${scheme} (--regroup goes by the scheme).`;
}

/** Codes of a case that are taken out one by one: each time the whole case is grouped again, so that the work grows with the square. */
const MOST_CODES = 1000;

/** @throws `CASE_TOO_MANY_CODES` */
function refuseEndless({ caseId, diagnoses, procedures }: InpatientCase): void {
  const codes = diagnoses.length + procedures.length;
  if (codes > MOST_CODES) throw cliErrors.error("CASE_TOO_MANY_CODES", { caseId, codes, most: MOST_CODES });
}

/**
 * The case of an id, or the only one of the file.
 *
 * @throws `CASE_NOT_CHOSEN`
 */
async function chosenCase(
  input: TextInput,
  caseId: string | undefined,
  reading: Parameters<typeof readRows>[2],
): Promise<InpatientCase> {
  const found: InpatientCase[] = [];
  await readRows(input, caseRows, reading, (record) => {
    if (caseId === undefined ? found.length < 2 : record.caseId === caseId) found.push(record);
  });
  const [record, another] = found;
  if (record !== undefined && another === undefined) return record;
  throw cliErrors.error("CASE_NOT_CHOSEN", { file: input.file, caseId });
}
