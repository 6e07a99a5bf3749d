import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locale, LocalizedText } from "../../primitives/index.js";
import { readJson } from "../../rulesets/read-json.js";
import { cliErrors } from "../cli-errors.js";
import { readTextFile } from "../input/read-text-file.js";
import type { CsvForm } from "../output/csv-table.js";
import { packageVersion } from "../package-root.js";
import { recordedOptions } from "../partial/recorded-options.js";
import { fileDigest } from "../results/file-digest.js";
import { MANIFEST, REJECTED, type ResultFile } from "../results/result-files.js";
import { settleCommitted } from "../results/result-folder.js";
import { valuesNow } from "../results/values-now.js";
import type { InputDigest } from "../results/workspace.js";
import type { ChangeCall } from "../shipped/ruleset-changes.js";
import { rulesetNow } from "../shipped/ruleset-now.js";
import { textTable } from "../table/text-table.js";
import type { ExitCode, Told } from "../terminal.js";
import { type SettleRequest, settleFiles } from "./settle-area.js";

/** As much of a `summary.json` as verification reads. */
interface RecordedSummary {
  readonly command: string;
  readonly engine: { readonly version: string };
  readonly ruleset: { readonly reference: string };
  readonly options: Pick<SettleRequest, "strict" | "regroup"> &
    Partial<CsvForm & Pick<ChangeCall, "set"> & Pick<SettleRequest, "codes" | "unsettled" | "columns">>;
  readonly inputs: readonly InputDigest[];
  readonly outputs: Readonly<Record<string, string>>;
}

/** 核对项: one thing that was looked at. */
export interface Check {
  readonly subject: string | LocalizedText;
  readonly passed: boolean;
  readonly finding: LocalizedText;
}

/** 另行指定: what the caller may say anew: where the ruleset and the inputs are now. */
export interface SettleCall
  extends Pick<SettleRequest, "jobs" | "encoding" | "groups" | "coefficients" | "contracts">,
    ChangeCall {
  readonly ruleset?: string | undefined;
  readonly cases?: string | undefined;
  readonly history?: string | undefined;
  readonly hospitals?: string | undefined;
  readonly budget?: string | undefined;
}

/** Files that follow from the inputs alone; the report also depends on the language. */
const RECOMPUTED = [
  ...(["statement.csv", "units.csv", "diseases.csv", "bed-day-assessment.csv", "standards.csv"] as const),
  ...(["clearing-coefficients.csv", "capitation.csv", "contracts-open.csv"] as const),
  ...(["cases.jsonl", "groups.csv", REJECTED] as const),
] satisfies readonly ResultFile<"settle">[];

const ABSENT = { zh: "文件不在", en: "not there" };
const SAME = { zh: "一致", en: "as recorded" };

/**
 * 核对结算结果: a folder that `settle` wrote is checked in three steps: its files are those of its summary, the inputs are those of its
 * summary, and settling the inputs again gives the same bytes.
 *
 * @returns 0 where everything agrees, 1 where anything does not or an input is not at hand
 */
export async function verifyResult(folder: string, call: SettleCall, told: Told): Promise<ExitCode> {
  settleCommitted(folder);
  const summary = readSummary(folder);
  const checks = Object.entries(summary.outputs).map(([name, digest]) =>
    fileCheck(join(folder, name), name, digest),
  );
  const { values, further } = valuesNow(summary.inputs, call.values);
  const edition = rulesetNow(summary, call.ruleset);
  const places = { values: [...values], ruleset: [...edition.files] };
  const inputs = summary.inputs.map((input) => {
    if (input.role === "values" || input.role === "ruleset") return places[input.role].shift() ?? input;
    const file = call[input.role as keyof SettleCall];
    return { ...input, file: typeof file === "string" ? file : input.file };
  });
  const inputChecks = inputs.map(({ role, file, sha256 }) => fileCheck(file, `${role} (${file})`, sha256));
  inputChecks.push(...further.map(strangeValues));
  checks.push(...inputChecks);
  if (inputChecks.every(({ passed }) => passed)) {
    checks.push(...(await recompute(summary, inputs, { ...call, ruleset: edition.reference }, told)));
  }
  printChecks(checks, told);
  return checks.every(({ passed }) => passed) ? 0 : 1;
}

/** 打印核对项: what was looked at and what was found. */
export function printChecks(checks: readonly Check[], { terminal, locale }: Told): void {
  const rows = checks.map(({ subject, passed, finding }) => [
    passed ? "✓" : "✗",
    typeof subject === "string" ? subject : subject[locale],
    finding[locale],
  ]);
  const heads = locale === "zh" ? ["", "核对", "结果"] : ["", "checked", "finding"];
  terminal.stdout.write(
    `${textTable(
      heads.map((title) => ({ title, align: "left" })),
      rows,
    )}\n`,
  );
}

/** @throws `INPUT_NOT_FOUND`, `INPUT_NOT_JSON`, `FOLDER_NOT_A_RESULT` */
function readSummary(folder: string): RecordedSummary {
  const file = join(folder, MANIFEST);
  const summary = readJson(readTextFile(file), { file }) as unknown as Partial<RecordedSummary>;
  if (
    summary?.command === "settle" &&
    summary.inputs &&
    summary.outputs &&
    summary.ruleset &&
    summary.options
  ) {
    return summary as RecordedSummary;
  }
  throw cliErrors.error("FOLDER_NOT_A_RESULT", { folder, commands: "settle" });
}

/** Whether a file is there and is the one of a digest. */
export function fileCheck(file: string, subject: string, digest: string): Check {
  if (!existsSync(file)) return { subject, passed: false, finding: ABSENT };
  return fileDigest(file) === digest
    ? { subject, passed: true, finding: SAME }
    : { subject, passed: false, finding: { zh: "内容与摘要不符", en: "differs from its digest" } };
}

/** A values file that is named, and that the result was not made with. */
function strangeValues(file: string): Check {
  const subject = `values (${file})`;
  const finding = existsSync(file)
    ? { zh: "结果所用的参数文件中没有这一份", en: "none of the values files that the result was made with" }
    : ABSENT;
  return { subject, passed: false, finding };
}

async function recompute(
  summary: RecordedSummary,
  inputs: readonly InputDigest[],
  call: SettleCall & { readonly ruleset: string },
  told: Told,
): Promise<Check[]> {
  const files = Object.fromEntries(inputs.map(({ role, file }) => [role, file]));
  const { hospitals = "", budget = "", groups, coefficients, contracts } = files;
  // A settlement of parts has several files of cases.
  const [cases, history] = ["cases", "history"].map((one) => {
    const own = inputs.filter(({ role }) => role === one).map(({ file }) => file);
    return own.length > 0 ? own : undefined;
  });
  const { jobs, encoding, ruleset } = call;
  const values = inputs.filter(({ role }) => role === "values").map(({ file }) => file);
  const tables = { cases, hospitals, budget, history, groups, coefficients, contracts };
  const given = { ruleset, values, ...tables, jobs, encoding };
  const request: SettleRequest = { ...recordedOptions(summary.options), ...given };
  const folder = mkdtempSync(join(tmpdir(), "chs-drg-verify-"));
  try {
    await settleFiles(request, { folder, replace: false }, told);
    return RECOMPUTED.filter((name) => summary.outputs[name] !== undefined).map((name) => {
      const check = fileCheck(join(folder, name), name, summary.outputs[name] ?? "");
      return {
        ...check,
        subject: recomputedName(name, told.locale),
        finding: recomputedFinding(check, summary),
      };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function recomputedName(name: string, locale: Locale): string {
  return locale === "zh" ? `重新计算 ${name}` : `${name}, recomputed`;
}

function recomputedFinding({ passed }: Check, { engine }: RecordedSummary): LocalizedText {
  if (passed) return { zh: "逐字节相同", en: "the same bytes" };
  const version = packageVersion();
  if (engine.version === version) return { zh: "重新计算的结果不同", en: "recomputing gives another result" };
  return {
    zh: `重新计算的结果不同（原版本 ${engine.version}，现版本 ${version}）`,
    en: `recomputing gives another result (made with ${engine.version}, this is ${version})`,
  };
}
