import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { importSchemeText } from "../../src/grouping/import/index.js";
import type { AdrgEntry, Scheme } from "../../src/grouping/index.js";
import type { CodeLists } from "../../src/grouping/scheme.js";
import { OPTIONS, shippedScheme } from "./import-helpers.js";
import { isPrintable, type TextLayout, writeSchemeText } from "./scheme-text-writer.js";

const FULL_WIDTH = (text: string) =>
  text.replace(/[0-9A-Z.]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

/** As the national documents are. */
const NATIONAL: TextLayout = {
  name: "national",
  mdc: (code, name) => `${code} ${name}`,
  adrg: (code, name) => `${code} ${name}`,
  drg: (code, name) => `${code} ${name}`,
  row: (code) => `${code} 某病`,
  headings: {
    principalDiagnosis: "包含以下主要诊断：",
    otherDiagnosis: "包含以下其他诊断：",
    anyDiagnosis: "包含以下诊断：",
    principalProcedure: "包含以下主要手术或操作：",
    otherProcedure: "包含以下其他手术或操作：",
    anyProcedure: "包含以下手术或操作：",
  },
  both: "同时包含以下手术：",
  captions: {
    mcc: "五、严重并发症或合并症（MCC）列表",
    cc: "六、并发症或合并症（CC）列表",
    exclusions: "七、排除表",
  },
  table: (number) => `表 7-${number}`,
  complication: (code, table) => `${code} 某病 ${table}`,
  columns: 1,
};

/** A province's: numbers before the rows, three-level table names, pages with heads and feet, two columns. */
const PROVINCIAL: TextLayout = {
  ...NATIONAL,
  name: "provincial",
  mdc: (code, name) => `第二章 ${code}：${name}`,
  adrg: (code, name) => `1、${code} ${name}`,
  drg: (code, name) => `${code.slice(0, 3)} ${code} ${name} 1.2345`,
  row: (code, at) => `${at} ${code} 某病`,
  headings: {
    principalDiagnosis: "主要诊断:",
    otherDiagnosis: "其他诊断:",
    anyDiagnosis: "主要诊断或其他诊断中包含以下诊断:",
    principalProcedure: "主要手术操作:",
    otherProcedure: "其他手术操作:",
    anyProcedure: "手术操作:",
  },
  both: "同时包含以下手术或操作：",
  captions: {
    mcc: "表 2-1-1 严重并发症或合并症（MCC）列表",
    cc: "表 2-1-2 并发症或合并症（CC）列表",
    exclusions: "表 2-3 排除表",
  },
  table: (number) => `表 2-3-${number}`,
  columns: 2,
  page: (number) => ({ head: `某省 DRG 细分组方案（${number} 版）`, foot: `第 ${number} 页` }),
};

/** A city's: full-width codes, `×` for the extension mark, headings without colon, the tables named by one number. */
const MUNICIPAL: TextLayout = {
  ...NATIONAL,
  name: "municipal",
  row: (code, at) =>
    at % 2 === 0
      ? FULL_WIDTH(code.split("x")[0] ?? "") + code.slice((code.split("x")[0] ?? "").length)
      : code.replaceAll("x", "×"),
  headings: {
    principalDiagnosis: "包含以下主要诊断",
    otherDiagnosis: "（1）包含以下其他诊断：",
    anyDiagnosis: "包含以下主要诊断或其他诊断：",
    principalProcedure: "【主要手术或操作】",
    otherProcedure: "【其他手术或操作】",
    anyProcedure: "【手术或操作】",
  },
  captions: { mcc: "附件3 MCC列表", cc: "附件4 CC列表", exclusions: "附件5 MCC/CC排除表" },
  table: (number) => `表${number}`,
};

/** One scheme of each make; `ROUND_TRIP=all` writes and reads every shipped one. */
const REFERENCES =
  process.env.ROUND_TRIP === "all"
    ? readdirSync(join(import.meta.dirname, "../../rulesets/schemes"))
        .filter((file) => file.includes("@"))
        .map((file) => file.replace(/\.json$/, ""))
    : ["chs-drg@1.1", "chs-drg@2.0", "fuzhou@2022", "zj-drg@1.1"];

/** The entries that a document can print, by code; their conditions with the codes in place of the lists' names. */
function printed(scheme: Scheme): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    scheme.mdcs.flatMap(({ adrgs }) =>
      adrgs.filter(isPrintable).map((entry) => [entry.code, content(entry)]),
    ),
  );
}

function content({ condition, lists }: AdrgEntry): unknown {
  const text = JSON.stringify(condition, (_, value: unknown) =>
    typeof value === "string" && lists?.[value] !== undefined ? [...new Set(lists[value])].sort() : value,
  );
  return JSON.parse(text);
}

/** The codes of each complication table, whatever the table is called. */
function tables(lists: CodeLists): string[] {
  return Object.values(lists)
    .filter((codes) => codes.length > 0)
    .map((codes) => [...new Set(codes)].sort().join(" "))
    .sort();
}

describe.each([NATIONAL, PROVINCIAL, MUNICIPAL])(
  "documents in the $name layout",
  { timeout: 600_000 },
  (layout) => {
    it.each(REFERENCES)("%s reads back group by group and list by list", (reference) => {
      const scheme = shippedScheme(reference);
      const { scheme: read, coverage } = importSchemeText(
        [{ name: "document", text: writeSchemeText(scheme, layout) }],
        OPTIONS,
      );
      const want = printed(scheme);
      expect(Object.keys(want).length).toBeGreaterThan(100);
      const got = new Map(
        read.mdcs.flatMap(({ adrgs }) => adrgs.map((entry) => [entry.code, entry] as const)),
      );
      const differing = Object.entries(want).filter(([code, condition]) => {
        const entry = got.get(code);
        return entry === undefined || !sameCondition(condition, content(entry));
      });
      expect(differing.map(([code]) => code)).toEqual([]);
      for (const mdc of scheme.mdcs) {
        const own = read.mdcs.find(({ code }) => code === mdc.code);
        expect(own?.adrgs.map(({ code }) => code).sort(), mdc.code).toEqual(
          [...new Set(mdc.adrgs.map(({ code }) => code))].sort(),
        );
        const drgs = (one: Scheme["mdcs"][number] | undefined) =>
          [
            ...new Set(
              one?.adrgs.flatMap((entry) => entry.drgs.map(({ code, name }) => `${code} ${bare(name)}`)),
            ),
          ].sort();
        expect(drgs(own)).toEqual(drgs(mdc));
        if (mdc.lists?.diagnoses !== undefined && mdc.code !== "MDCZ")
          expect(own?.lists?.diagnoses, mdc.code).toEqual([...new Set(mdc.lists.diagnoses)].sort());
      }
      expect(tables(read.complications.mcc)).toEqual(tables(scheme.complications.mcc));
      expect(tables(read.complications.cc)).toEqual(tables(scheme.complications.cc));
      expect(tables(read.complications.exclusions)).toEqual(tables(scheme.complications.exclusions));
      for (const { seen, read: count } of coverage) expect(count).toBe(seen);
    });
  },
);

const bare = (name: string) => name.replace(/\s+/g, "");

/** The age that a name of newborn groups states, or the convention adds, is besides what the lists say. */
function sameCondition(want: unknown, got: unknown): boolean {
  const parts = (condition: unknown): string[] =>
    ((condition as { all?: unknown[] }).all ?? [condition])
      .map((part) => JSON.stringify(part))
      .filter((part) => !/^\{"(?:age|birthWeight|admissionWeight|newbornWeight|lengthOfStay)/.test(part))
      .sort();
  return JSON.stringify(parts(want)) === JSON.stringify(parts(got));
}
