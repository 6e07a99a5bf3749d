/**
 * Makes `rulesets/codes/`: the code dictionaries and the crosswalks. For maintainers:
 * `npx tsx scripts/schemes/codes.ts FOLDER` with the folder of the transcriptions.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CodeSystem } from "../../src/grouping/code-dictionary.js";
import type { CrosswalkTable } from "../../src/grouping/crosswalk.js";
import { parseCsv } from "./facts-tables.js";
import { schemeText } from "./scheme-text.js";

const CODES = join(import.meta.dirname, "../../rulesets/codes");
const PROVENANCE = {
  publisher: "国家医疗保障局（医保版编码）",
  transcribedBy: "OpenDRG (Apache-2.0)",
  repository: "OpenDRG/DRG_JavaScript",
};
const KINDS = [
  {
    kind: "diagnosis",
    file: "icd10",
    id: "icd-10-yb",
    zh: "医保版疾病诊断编码（ICD-10）",
    en: "ICD-10, health-insurance edition",
  },
  {
    kind: "procedure",
    file: "icd9cm3",
    id: "icd-9-cm-3-yb",
    zh: "医保版手术操作编码（ICD-9-CM-3）",
    en: "ICD-9-CM-3, health-insurance edition",
  },
] as const;

const [root] = process.argv.slice(2);
if (root === undefined) throw new Error("usage: codes.ts FOLDER");
const rowsOf = (name: string) => parseCsv(readFileSync(join(root, "icd", `${name}.csv`), "utf8"));

for (const { kind, file, id, zh, en } of KINDS) {
  const system: CodeSystem = {
    format: "chs-drg-codes/1",
    id,
    title: { zh, en },
    kind,
    provenance: PROVENANCE,
    names: Object.fromEntries(rowsOf(file).map((row) => [row.code ?? "", row.name ?? ""])),
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
