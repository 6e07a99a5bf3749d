/**
 * Makes `rulesets/codes/`: the code dictionaries and the crosswalks. For maintainers:
 * `npx tsx scripts/schemes/codes.ts FOLDER` with the folder of the transcriptions.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CodeSystem } from "../../src/grouping/code-dictionary.js";
import type { CrosswalkTable } from "../../src/grouping/crosswalk.js";
import { parseCsv } from "./facts-tables.js";
import { greyCodes } from "./grey-codes.js";
import { schemeText } from "./scheme-text.js";

const CODES = join(import.meta.dirname, "../../rulesets/codes");
const PROVENANCE = {
  publisher: "国家医疗保障局（医保版编码）",
  transcribedBy: "OpenDRG (Apache-2.0)",
  repository: "OpenDRG/DRG_JavaScript",
};
/** One of the two dictionaries, and the tables that it is made from. */
interface DictionarySource {
  readonly kind: CodeSystem["kind"];
  readonly file: string;
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly grey: "diagnoses" | "procedures";
  /** what the editions changed, where they did */
  readonly changes?: string;
}

const KINDS: readonly DictionarySource[] = [
  {
    kind: "diagnosis",
    file: "icd10",
    grey: "diagnoses",
    id: "icd-10-yb",
    zh: "医保版疾病诊断编码（ICD-10）",
    en: "ICD-10, health-insurance edition",
  },
  {
    kind: "procedure",
    file: "icd9cm3",
    grey: "procedures",
    changes: "icd9cm3-changes",
    id: "icd-9-cm-3-yb",
    zh: "医保版手术操作编码（ICD-9-CM-3）",
    en: "ICD-9-CM-3, health-insurance edition",
  },
];

const [root] = process.argv.slice(2);
if (root === undefined) throw new Error("usage: codes.ts FOLDER");
const rowsOf = (name: string) => parseCsv(readFileSync(join(root, "icd", `${name}.csv`), "utf8"));

/** The national scheme whose text first uses an edition of the dictionaries gives it its name. */
const EDITIONS = ["1.0", "2.0", "3.0"];

/** What each edition added and removed; nothing where the transcription knows of no change. */
function editionsOf(table: string | undefined): Pick<CodeSystem, "editions" | "changes"> {
  if (table === undefined) return {};
  const rows = rowsOf(table);
  const codes = (edition: string, change: string) =>
    rows.flatMap((row) => (row.since === edition && row.change === change ? [row.code ?? ""] : [])).sort();
  const changes = EDITIONS.slice(1).map((edition) => {
    const [added, removed] = [codes(edition, "added"), codes(edition, "removed")];
    return [edition, { added, ...(removed.length === 0 ? {} : { removed }) }] as const;
  });
  return { editions: EDITIONS, changes: Object.fromEntries(changes) };
}

for (const { kind, file, id, zh, en, grey, changes } of KINDS) {
  const system: CodeSystem = {
    format: "chs-drg-codes/1",
    id,
    title: { zh, en },
    kind,
    provenance: PROVENANCE,
    names: Object.fromEntries(
      [...rowsOf(file), ...(changes === undefined ? [] : rowsOf(changes))]
        .map((row) => [row.code ?? "", row.name ?? ""] as const)
        .sort(([one], [other]) => (one < other ? -1 : 1)),
    ),
    grey: greyCodes(root, grey),
    ...editionsOf(changes),
  };
  writeFileSync(join(CODES, `${id}.json`), schemeText(system));
  const rows = rowsOf(`${file}-map`).map(({ from = "", to = "" }) => ({ from, to: to === "" ? from : to }));
  const crosswalk: CrosswalkTable = {
    format: "chs-drg-crosswalk/1",
    id: `${id}.from-gl`,
    title: { zh: `国临版 → ${zh}`, en: `clinical edition to ${en}` },
    kind,
    provenance: PROVENANCE,
    same: rows.filter(({ from, to }) => from === to).map(({ from }) => from),
    changed: Object.fromEntries(rows.filter(({ from, to }) => from !== to).map(({ from, to }) => [from, to])),
  };
  writeFileSync(join(CODES, `${crosswalk.id}.json`), schemeText(crosswalk));
  console.log(id, Object.keys(system.names).length, crosswalk.same.length, rows.length);
}
