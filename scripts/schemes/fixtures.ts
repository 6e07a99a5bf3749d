/**
 * Copies the sample cases of the transcriptions into `test/grouping/fixtures/`, as cases of this library, and the tables of the
 * newest as they were transcribed, for the interpreter that reads them without the scheme format; gzipped. For maintainers: `npx tsx scripts/schemes/fixtures.ts FOLDER`.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { schemeReference } from "../../src/grouping/scheme.js";
import { CATALOGUE } from "./catalogue.js";
import { factsTables } from "./facts-tables.js";

interface SampleRecord {
  readonly gender: string;
  readonly age: number | null;
  readonly ageDay: number | null;
  readonly weight: number | null;
  readonly dept: string;
  readonly inHospitalTime: number | null;
  readonly leavingType: string;
  readonly zdList: readonly string[];
  readonly ssList: readonly string[];
  readonly newTechnique?: boolean;
}

/** What a transcription says of the weight in its cases; the birth weight where it says nothing. */
interface FactsAlgorithm {
  readonly algorithm: { readonly newborn_weight?: "admission" };
}

interface Sample {
  readonly record: SampleRecord;
  readonly translated?: { readonly zdList: readonly string[]; readonly ssList: readonly string[] };
  readonly expected: { status: string; mdc: string; adrg: string; drg: string };
}

const STATUS: Readonly<Record<string, string>> = {
  分组成功: "grouped",
  歧义病案: "ambiguous",
  无法入组: "ungroupable",
  信息校验不通过: "invalid",
  诊断不能转换为分组器支持的编码: "invalid",
  手术操作不能转换为分组器支持的编码: "invalid",
};

const [root] = process.argv.slice(2);
if (root === undefined) throw new Error("usage: fixtures.ts FOLDER");
for (const entry of CATALOGUE) {
  const { algorithm } = factsTables(root, entry.folder).json<FactsAlgorithm>("scheme.json");
  const weight = algorithm.newborn_weight === "admission" ? "admissionWeightGrams" : "birthWeightGrams";
  write(join(root, entry.folder, "sample-cases.jsonl"), schemeReference(entry), weight);
  write(
    join(root, entry.folder, "sample-cases-translate.jsonl"),
    `${schemeReference(entry)}.converted`,
    weight,
  );
}

/** The transcriptions whose tables the tests read as they are. */
const TABLES: readonly string[] = ["chs_drg_20", "chs_drg_30", "shanghai_20"];
for (const folder of TABLES) writeTables(folder);

/** The tables of a transcription that are its own; those that it shares stand with their owner. */
function writeTables(folder: string): void {
  const names = readdirSync(join(root ?? "", folder)).filter((name) => !/^sample-|^drg_names/.test(name));
  const texts = names.map((name) => [name, readFileSync(join(root ?? "", folder, name), "utf8")]);
  const grey = ["grey-diagnoses.csv", "grey-procedures.csv"].map((name) => [
    name,
    readFileSync(join(root ?? "", "icd", name), "utf8"),
  ]);
  const tables = Object.fromEntries(folder === "chs_drg_20" ? [...texts, ...grey] : texts);
  const path = join(import.meta.dirname, `../../test/grouping/fixtures/tables/${folder}.json.gz`);
  writeFileSync(path, gzipSync(JSON.stringify(tables), { level: 9 }));
  console.log(path, names.length);
}

function write(source: string, name: string, weight: string): void {
  if (!existsSync(source)) return;
  const samples = readFileSync(source, "utf8").trim().split("\n");
  const text = samples
    .map((line, at) => JSON.stringify(fixtureOf(JSON.parse(line) as Sample, at + 1, weight)))
    .join("\n");
  const path = join(import.meta.dirname, `../../test/grouping/fixtures/${name}.jsonl.gz`);
  writeFileSync(path, gzipSync(`${text}\n`, { level: 9 }));
  console.log(path, samples.length);
}

function fixtureOf({ record, translated, expected }: Sample, number: number, weight: string): object {
  const { gender, leavingType } = record;
  const sex = gender === "1" ? "male" : gender === "2" ? "female" : undefined;
  return {
    case: {
      caseId: String(number),
      ...(sex === undefined ? {} : { sex }),
      ...given("ageYears", record.age),
      ...given("ageDays", record.ageDay),
      ...given(weight, record.weight),
      ...given("lengthOfStayDays", record.inHospitalTime),
      ...(leavingType === "" ? {} : { dischargeDisposition: Number(leavingType) }),
      ...(record.dept === "" ? {} : { department: record.dept }),
      ...(record.newTechnique === undefined ? {} : { newTechnology: record.newTechnique }),
      diagnoses: record.zdList,
      procedures: record.ssList,
    },
    ...(translated === undefined
      ? {}
      : { converted: { diagnoses: translated.zdList, procedures: translated.ssList } }),
    expected: { ...expected, status: statusOf(expected) },
  };
}

/** The transcription calls a case grouped that is in an ADRG without DRG; its `drg` is the ADRG's code then. */
function statusOf({ status, adrg, drg }: Sample["expected"]): string {
  if (status === "分组成功" && adrg === drg) return "without-drg";
  return STATUS[status] ?? status;
}

function given(field: string, value: number | null): object {
  return value === null ? {} : { [field]: value };
}
