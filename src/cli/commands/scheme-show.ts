import { type AdrgEntry, type Mdc, type Scheme, schemeReference } from "../../grouping/index.js";
import type { Locale, TableColumn } from "../../primitives/index.js";
import { cliErrors } from "../cli-errors.js";
import { defineCommand } from "../command.js";
import { printedJson } from "../output/json-text.js";
import { FORMAT_OPTION, SCHEME_ARGUMENT } from "../shared-options.js";
import { gapCodes, type SchemeGap, schemeGaps } from "../shipped/known-gaps.js";
import { completeScheme } from "../shipped/open-scheme.js";
import { versionedScheme } from "../shipped/scheme-use.js";
import { printTable } from "../table/print-table.js";

/** A row of the overview: one DRG in its place. */
interface GroupRow {
  readonly mdc: Mdc;
  readonly entry: AdrgEntry;
  readonly drg: { readonly code: string; readonly name: string };
}

/** `chs-drg scheme show`: all groups of a scheme in the order of trial, or one entry with its conditions and lists. */
export const schemeShow = defineCommand({
  name: "scheme show",
  summary: {
    zh: "显示分组方案的全部病组，或一个病组的条件与编码",
    en: "show the groups of a scheme, or the conditions and codes of one",
  },
  positionals: [SCHEME_ARGUMENT],
  options: {
    group: {
      kind: "text",
      placeholder: "CODE",
      help: {
        zh: "只看一个 MDC、ADRG 或 DRG，连同条件与编码",
        en: "one MDC, ADRG or DRG, with its conditions and codes",
      },
    },
    format: FORMAT_OPTION,
  },
  run: async ({ options, positionals: [reference = ""], told: { terminal, locale } }) => {
    const scheme = completeScheme(versionedScheme(reference));
    if (options.group !== undefined) {
      const entries = entriesOf(scheme, options.group);
      terminal.stdout.write(printedJson(entries));
      tellGaps(scheme, codesOf(entries));
      return 0;
    }
    printTable(terminal, COLUMNS, rowsOf(scheme), { format: options.format, locale });
    tellGaps(scheme, undefined);
    return 0;

    /** Says what is known to lack, of the whole scheme or of the groups among what is shown. */
    function tellGaps(shown: Scheme, among: ReadonlySet<string> | undefined): void {
      const reference = schemeReference(shown);
      const gaps = schemeGaps(reference).filter(
        (gap) => among === undefined || gapCodes(gap).some((group) => among.has(group)),
      );
      if (gaps.length > 0) terminal.stderr.write(`${gapsText(reference, gaps, locale)}\n`);
    }
  },
});

/** Codes of entries and of their DRGs. */
function codesOf(entries: readonly object[]): ReadonlySet<string> {
  const shown = entries as readonly Partial<AdrgEntry>[];
  return new Set(shown.flatMap(({ code = "", drgs = [] }) => [code, ...drgs.map((drg) => drg.code)]));
}

/** What is known to lack, a line a gap: its groups, what, and what follows. */
function gapsText(reference: string, gaps: readonly SchemeGap[], locale: Locale): string {
  const head = { zh: `${reference} 的已知缺口：`, en: `Known gaps of ${reference}:` };
  const [colon, semicolon, stop] = locale === "zh" ? ["：", "；", "。"] : [": ", "; ", "."];
  const lines = gaps.map(({ group, gap, effect }) => {
    const told = [gap[locale], effect[locale]].filter((text) => text !== "").join(semicolon);
    return `- ${group[locale]}${colon}${told}${stop}`;
  });
  return [head[locale], ...lines].join("\n");
}

function rowsOf(scheme: Scheme): GroupRow[] {
  return scheme.mdcs.flatMap((mdc) =>
    mdc.adrgs.flatMap((entry) =>
      (entry.drgs.length > 0 ? entry.drgs : [entry]).map((drg) => ({ mdc, entry, drg })),
    ),
  );
}

const COLUMNS: readonly TableColumn<GroupRow>[] = [
  { field: "mdc", title: { zh: "MDC", en: "MDC" }, value: ({ mdc }) => mdc.code },
  { field: "adrg", title: { zh: "ADRG", en: "ADRG" }, value: ({ entry }) => entry.code },
  { field: "drg", title: { zh: "DRG", en: "DRG" }, value: ({ drg }) => drg.code },
  { field: "name", title: { zh: "名称", en: "name" }, value: ({ drg }) => drg.name },
];

/** The part of a scheme that a code names; an MDC without its entries. */
function entriesOf(scheme: Scheme, code: string): readonly object[] {
  const mdcs = scheme.mdcs
    .filter((mdc) => mdc.code === code)
    .map(({ adrgs, ...mdc }) => ({ ...mdc, adrgs: adrgs.map((entry) => entry.code) }));
  const entries = scheme.mdcs.flatMap(({ adrgs }) =>
    adrgs.filter(
      (entry) => entry.code === code || entry.id === code || entry.drgs.some((drg) => drg.code === code),
    ),
  );
  const found = [...mdcs, ...entries];
  if (found.length > 0) return found;
  throw cliErrors.error("GROUP_NOT_FOUND", { scheme: schemeReference(scheme), group: code });
}
