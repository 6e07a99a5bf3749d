import type { Hospital } from "../../cases/index.js";
import { type Engine, historyFaults, yearsLookedBackOn } from "../../engine/index.js";
import { groupedBy } from "../../primitives/grouped-by.js";
import {
  type Decimal,
  type Diagnostic,
  type LocalizedText,
  sumOf,
  type TableColumn,
} from "../../primitives/index.js";
import type { DerivedRows } from "../../settlement/index.js";
import type { Unused } from "../../settlement/units/derived-rows.js";
import { ledgerAt } from "../../weights/case-at.js";
import { type Repetition, repeatedHistory } from "../../weights/history/repeated-history.js";
import { isFault, unusedDiagnostics } from "../../weights/history/unused-history.js";
import { readHospitals } from "../area/area-inputs.js";
import { engineOfYear } from "../area/area-weights.js";
import { runCodes } from "../area/run-codes.js";
import { runSummary, takenCounts } from "../area/run-summary.js";
import { type TakenFile, takeCases } from "../area/take-cases.js";
import { cliErrors } from "../cli-errors.js";
import type { Call } from "../command.js";
import { exitCode } from "../left-out.js";
import { csvTable } from "../output/csv-table.js";
import { jsonText } from "../output/json-text.js";
import { intoFolder, placeOf } from "../results/into-folder.js";
import { type ResultFile, toldFiles } from "../results/result-files.js";
import { RejectedRows } from "../rows/rejected-rows.js";
import { engineOf } from "../shipped/engine-of.js";
import { readChanges } from "../shipped/read-changes.js";
import { printTable } from "../table/print-table.js";
import { tellCodes } from "../tell/tell-codes.js";
import { tellEach } from "../tell/tell-each.js";
import type { ExitCode } from "../terminal.js";
import type { STANDARD_OPTIONS } from "./standard-options.js";
import { standardsErrors } from "./standards-errors.js";

/** The past as standards are derived from it. */
export interface Past {
  readonly history: TakenFile;
  readonly hospitals: readonly Hospital[];
  readonly engine: Engine;
  /** rows that are not to count, since they tell a stay once more or contradict each other about it */
  readonly repetitions: ReadonlyMap<number, Repetition>;
  /** why no average rests on a row for its own sake */
  readonly faultOf: ReturnType<typeof historyFaults>;
}

/** The commands that derive standards. */
type StandardCommand = "bed-day standard" | "disease standard";

/** A row of standards rests on so many stays, and on so much of the past. */
interface StandardRow {
  readonly stays: number;
  readonly coverage: Decimal;
}

/** 标准的取值 at a path of the edition, and what it is kept apart by. */
export interface StandardValue<Key extends string> {
  readonly value: string | readonly object[];
  readonly unit: string;
  readonly by: readonly Key[];
}

/** 推算所得: the rows, and what a settlement is told of those that rest on enough stays, by the path at which the edition reads it. */
interface DerivedStandards<Row, Key extends string> extends DerivedRows<Row> {
  readonly valuesOf: (isEnough: (row: Row) => boolean) => Readonly<Record<string, StandardValue<Key>>>;
}

/** 标准的种类: what the standards of one way of paying are, and how they are found. */
export interface StandardKind<Row extends StandardRow, Key extends string> {
  readonly command: StandardCommand;
  /** `bed-day.csv` */
  readonly file: ResultFile<StandardCommand>;
  readonly columns: readonly TableColumn<Row>[];
  /** what standards are kept apart by where `--by` is not given */
  readonly usual: (past: Past) => readonly Key[];
  /** what `--by` may name, and the key that it means */
  readonly keys: Readonly<Record<string, Key>>;
  /** refuses an edition that has no use for such standards, and hospitals that cannot be judged, before the past is read */
  readonly refuse?: (engine: Engine, hospitals: readonly Hospital[]) => void;
  readonly derive: (past: Past, by: readonly Key[]) => DerivedStandards<Row, Key>;
  readonly document: { readonly key: string; readonly title: string };
  /** what standards are kept apart by before all else */
  readonly first: string;
  readonly told: (written: number, percent: string) => LocalizedText;
}

/** 推算标准: standards from history into a folder, as a table and as values for a settlement. */
export async function deriveStandards<Row extends StandardRow, Key extends string>(
  {
    options,
    told,
  }: {
    readonly options: Call<typeof STANDARD_OPTIONS>["options"] & {
      readonly hospitals: string | undefined;
      readonly by: string | undefined;
    };
  } & Pick<Call<never>, "told">,
  kind: StandardKind<Row, Key>,
): Promise<ExitCode> {
  const asked = options.by === undefined ? undefined : keysNamed(options.by, kind.keys);
  const { terminal, locale } = told;
  return intoFolder(kind.command, placeOf(options), terminal, async (files, out) => {
    const historyInput = await files.input("history", options.history, options.encoding);
    const hospitalsInput = await files.input("hospitals", options.hospitals, options.encoding);
    const { ruleset, strict, on } = options;
    const codes = await runCodes(options.codes, [historyInput], told);
    const changes = await readChanges(options, files);
    const spec = { ruleset, changes, strict, codes, ...(on !== undefined && { on }) };
    const engine = engineOf(spec);
    const hospitals = hospitalsInput ? await readHospitals(hospitalsInput, told) : [];
    kind.refuse?.(engine, hospitals);
    const rejected = await RejectedRows.of(out, told);
    const { jobs } = options;
    const history = await takeCases(historyInput, { engine: spec, hospitals, jobs, rejected, ...told });
    await rejected.close();
    const repetitions = repeatedHistory(history.taken.columns);
    // The years of the past are those that weigh takes; the values are those of the day the history was read by.
    const dated = engineOfYear(engine, spec, history.taken);
    const faultOf = historyFaults(history.taken.columns, dated);
    const years = yearsLookedBackOn(history.taken.columns, dated);
    const past = { history, hospitals, engine, repetitions, faultOf };
    const by = asked ?? kind.usual(past);
    if (hospitalsInput === undefined && (by as readonly string[]).includes("grade")) {
      throw cliErrors.error("OPTION_MISSING", { option: "--hospitals", command: kind.command });
    }
    const { rows, unused, valuesOf } = kind.derive(past, by);
    const isEnough = ({ stays }: Row) => stays >= options["minimum-stays"];
    const enough = rows.filter(isEnough);
    await out.save(kind.file, csvTable(kind.columns, rows, options));
    const values = valuesOf(isEnough);
    await out.save("values.json", jsonText(valuesFile(kind, values, engine)));
    const covered = sumOf(enough.map(({ coverage }) => coverage));
    const reasons = withRepetitions(unused, repetitions);
    const leftOut = [...reasons].reduce((sum, [reason, stays]) => sum + (isFault(reason) ? stays : 0), 0);
    const counts = { history: takenCounts(history), rows: rows.length, written: enough.length, leftOut };
    const diagnostics = [...unusedDiagnostics(reasons), ...keptApartOtherwise(kind, asked, values)];
    const summary = {
      ...runSummary(kind.command, engine, { inputs: files.digests(), outputs: out.digests }),
      counts,
      coverage: covered.toFixed(4),
      ...(years && { years }),
      diagnostics,
    };
    await out.publish(summary);
    tellEach(diagnostics, told);
    printTable(terminal, kind.columns, rows, { format: "table", locale });
    const { zh, en } = kind.told(enough.length, covered.times(100).toFixed(2));
    const rests = years ? yearsTold(years) : ALL_YEARS;
    const wrote = toldFiles(kind.command, options.out);
    terminal.stdout.write(
      locale === "zh" ? `\n${zh}；${rests.zh}；文件：${wrote}\n` : `\n${en}; ${rests.en}; files: ${wrote}\n`,
    );
    const doubted = tellCodes([history.taken.codes], told);
    return exitCode({ ...rejected.leftOut, codes: doubted, history: leftOut }, told);
  });
}

function yearsTold(years: readonly number[]): LocalizedText {
  return { zh: `历史年度 ${years.join("、")}`, en: `from the years ${years.join(", ")}` };
}

/** Where the edition does not say how many years count. */
const ALL_YEARS: LocalizedText = {
  zh: "历史年度不限（规则集未写明）",
  en: "from all years (the edition names none)",
};

/** The reasons of one kind of standards, and beside them the rows of the whole history that tell a stay once more. */
function withRepetitions(unused: Unused, repetitions: Past["repetitions"]): Unused {
  const reasons = new Map(unused);
  for (const reason of repetitions.values()) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  return reasons;
}

/** 分法与所要的不同的取值: the values of a table that the edition keeps apart by other keys than those that were asked for; one warning a way to keep them apart. */
function keptApartOtherwise<Row extends StandardRow, Key extends string>(
  { file, keys }: StandardKind<Row, Key>,
  asked: readonly Key[] | undefined,
  values: Readonly<Record<string, StandardValue<Key>>>,
): readonly Diagnostic[] {
  if (asked === undefined) return [];
  const nameOf = new Map(Object.entries(keys).map(([name, key]) => [key, name]));
  const named = (all: readonly Key[]) => all.map((key) => nameOf.get(key)).join(",");
  const others = groupedBy(Object.entries(values), ([, value]) => named(value.by));
  others.delete(named(asked));
  return [...others].map(([otherBy, [[path] = [""], ...more]]) =>
    standardsErrors.diagnostic("warning", "STANDARDS_KEPT_APART_OTHERWISE", "by", {
      ...{ file, by: named(asked), otherBy, values: 1 + more.length, path },
    }),
  );
}

function valuesFile<Row extends StandardRow, Key extends string>(
  { command, document, first }: StandardKind<Row, Key>,
  values: Readonly<Record<string, StandardValue<Key>>>,
  { ruleset }: Engine,
): object {
  const of = { ...document, title: `${document.title}（chs-drg ${command}）`, seen: "none" };
  // No row is no value: an empty list would say that nothing is paid so.
  const known = Object.entries(values).filter(([, { value }]) => value.length > 0);
  const supplied = known.map(([path, { value, unit, by }]) => {
    const source = { document: document.key, clause: `by ${[first, ...by].join(", ")}` };
    return [path, { value, unit, source, status: "supplied" }];
  });
  return { for: ruleset.reference, documents: [of], values: Object.fromEntries(supplied) };
}

function keysNamed<Key extends string>(text: string, keys: Readonly<Record<string, Key>>): Key[] {
  const names = text
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  return names.map((name) => {
    const key = Object.hasOwn(keys, name) ? keys[name] : undefined;
    if (key !== undefined) return key;
    const choices = Object.keys(keys).join(", ");
    throw cliErrors.error("OPTION_NOT_A_CHOICE", { option: "--by", value: name, choices });
  });
}

/** 病例的统筹区: that of its ledger, else the one of a row that names no fund. */
export function areaAt(columns: TakenFile["taken"]["columns"], index: number): string | undefined {
  return ledgerAt(columns, index)?.poolingArea ?? columns.areaAlone.get(index);
}
