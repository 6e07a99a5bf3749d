/**
 * Makes `rulesets/codes/`: the code dictionaries and the crosswalks. For maintainers:
 * `npx tsx scripts/schemes/codes.ts FOLDER` with the folder of the transcriptions.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
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
/** 编码版本: the edition of the dictionaries, and those that crosswalks lead from, by the order in which equals are taken. */
const CODE_EDITIONS = [
  { id: "yb", title: { zh: "医保版 2.0", en: "health-insurance edition 2.0" } },
  {
    id: "gl",
    title: { zh: "国临版（诊断 2.0、手术 3.0）", en: "clinical edition (diagnoses 2.0, procedures 3.0)" },
  },
  {
    id: "gl-1",
    title: { zh: "国临版（诊断 1.0、手术 2.0）", en: "clinical edition (diagnoses 1.0, procedures 2.0)" },
  },
  { id: "yb-1", title: { zh: "医保版 1.0", en: "health-insurance edition 1.0" } },
  {
    id: "beijing",
    title: { zh: "北京版（诊断 7.0、手术 8.0）", en: "Beijing edition (diagnoses 7.0, procedures 8.0)" },
  },
];

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
  /** crosswalks to the dictionary from further editions, each by way of those named, in order */
  readonly from: readonly FurtherEdition[];
}

/** An edition that few files are written in any more: its crosswalk is kept compressed. */
interface FurtherEdition {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly steps: readonly string[];
}

const KINDS: readonly DictionarySource[] = [
  {
    kind: "diagnosis",
    file: "icd10",
    grey: "diagnoses",
    id: "icd-10-yb",
    zh: "医保版疾病诊断编码（ICD-10）",
    en: "ICD-10, health-insurance edition",
    from: [
      {
        id: "gl-1",
        zh: "国临版 1.0",
        en: "clinical edition 1.0",
        steps: ["icd10-gl10-yb10", "icd10-yb10-yb20"],
      },
      { id: "yb-1", zh: "医保版 1.0", en: "health-insurance edition 1.0", steps: ["icd10-yb10-yb20"] },
      { id: "beijing", zh: "北京版 7.0", en: "Beijing edition 7.0", steps: ["icd10-beijing70-yb20"] },
    ],
  },
  {
    kind: "procedure",
    file: "icd9cm3",
    grey: "procedures",
    changes: "icd9cm3-changes",
    id: "icd-9-cm-3-yb",
    zh: "医保版手术操作编码（ICD-9-CM-3）",
    en: "ICD-9-CM-3, health-insurance edition",
    from: [
      {
        id: "gl-1",
        zh: "国临版 2.0",
        en: "clinical edition 2.0",
        steps: ["icd9cm3-gl20-yb10", "icd9cm3-yb10-yb20"],
      },
      { id: "yb-1", zh: "医保版 1.0", en: "health-insurance edition 1.0", steps: ["icd9cm3-yb10-yb20"] },
      { id: "beijing", zh: "北京版 8.0", en: "Beijing edition 8.0", steps: ["icd9cm3-beijing80-yb20"] },
    ],
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

/**
 * The steps of a published crosswalk one after the other: what a code of the first edition is in the last. A code that a step does not have stays;
 * the transcriptions print a manifestation as `+G01* A01.002+G01*`, blanks, and `X` for `x`.
 */
function composed(steps: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const tables = steps.map((step) => {
    const targets = new Map<string, Set<string>>();
    const text = gunzipSync(readFileSync(join(root ?? "", "icd", "crosswalks", `${step}.csv.gz`))).toString(
      "utf8",
    );
    for (const { from = "", to = "" } of parseCsv(text)) {
      const written = to
        .replace(/^\+\S+ /, "")
        .replace(/\s/g, "")
        .replace(/(?<=\.\d*)X/, "x");
      targets.set(from, (targets.get(from) ?? new Set()).add(written));
    }
    return targets;
  });
  const [first = new Map<string, Set<string>>(), ...others] = tables;
  return new Map(
    [...first].map(([from, targets]): [string, readonly string[]] => {
      const last = others.reduce<readonly string[]>(
        (codes, table) => codes.flatMap((code) => [...(table.get(code) ?? [code])]),
        [...targets],
      );
      return [from, [...new Set(last)].sort()];
    }),
  );
}

/** The crosswalk from a further edition, as a file holds it. */
function furtherCrosswalk(
  { id, kind, zh, en }: DictionarySource,
  { id: edition, steps, ...title }: FurtherEdition,
): CrosswalkTable {
  const entries = [...composed(steps)].sort(([one], [other]) => (one < other ? -1 : 1));
  const single = entries.flatMap(([from, [to = "", ...more]]) =>
    more.length === 0 ? [[from, to] as const] : [],
  );
  const several = entries.filter(([, targets]) => targets.length > 1);
  return {
    format: "chs-drg-crosswalk/1",
    id: `${id}.from-${edition}`,
    title: { zh: `${title.zh} → ${zh}`, en: `${title.en} to ${en}` },
    kind,
    provenance: PROVENANCE,
    same: single.flatMap(([from, to]) => (from === to ? [from] : [])),
    changed: Object.fromEntries(single.filter(([from, to]) => from !== to)),
    ...(several.length > 0 && { several: Object.fromEntries(several) }),
  };
}

/** 曾用编码: what the version before wrote for each code that it wrote otherwise. */
function formerly({ same, changed }: CrosswalkTable): NonNullable<CodeSystem["formerly"]> {
  const codes = new Map<string, string[]>();
  for (const [from, to] of Object.entries(changed)) codes.set(to, [...(codes.get(to) ?? []), from]);
  for (const code of same) codes.get(code)?.push(code);
  return Object.fromEntries([...codes].sort(([one], [other]) => (one < other ? -1 : 1)));
}

for (const source of KINDS) {
  const { kind, file, id, zh, en, grey, changes } = source;
  const further = new Map(source.from.map((edition) => [edition.id, furtherCrosswalk(source, edition)]));
  const before = further.get("yb-1");
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
    formerly: before === undefined ? {} : formerly(before),
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
  for (const table of further.values()) {
    writeFileSync(join(CODES, `${table.id}.json.gz`), gzipSync(JSON.stringify(table), { level: 9 }));
  }
  console.log(id, Object.keys(system.names).length, crosswalk.same.length, rows.length);
}

const editions = CODE_EDITIONS.map(({ id, title }) => {
  const files = KINDS.flatMap((source) => {
    const name = `${source.id}.from-${id}.json`;
    return id === "gl" ? [name] : source.from.some((edition) => edition.id === id) ? [`${name}.gz`] : [];
  });
  return { id, title, ...(files.length > 0 && { crosswalks: files }) };
});
writeFileSync(join(CODES, "editions.json"), schemeText(editions));
