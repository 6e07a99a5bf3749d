import { readFileSync } from "node:fs";
import type { Row, TableFacts } from "../../src/rulesets/read-table/table-facts.js";

/** The folder of the published tables of areas; developers' machines have it, the product does without. */
const FACTS = new URL("../../../shared/facts/payments/", import.meta.url).pathname;

/** The rows of a published table. */
export function areaRows(file: string): readonly Row[] {
  const text = readFileSync(`${FACTS}${file}.csv`, "utf8").replace(/^\uFEFF/, "");
  const [names = [], ...lines] = text.trim().split(/\r?\n/).map(cellsOf);
  return lines.map((cells) => {
    if (cells.length !== names.length) throw new Error(`${file}: ${cells.join()}`);
    return Object.fromEntries(names.map((name, at) => [name, (cells[at] ?? "").trim()]));
  });
}

function cellsOf(line: string): readonly string[] {
  const cells = [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = ""]) =>
    cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
  );
  return line.endsWith(",") ? cells : cells.slice(0, -1);
}

/** How the figures of a table are rounded: decimals, significant digits, or not at all. */
export type Rounding = { readonly decimals: number } | { readonly digits: number } | "exact";

/** 一个地区的表: a table of the folder, how it is rounded, and what its readers have to know. */
export interface AreaTable extends Omit<TableFacts, "document" | "verifiedOn"> {
  readonly file: string;
  /** hand-made editions are only compared, not written */
  readonly written?: false;
  readonly rounding?: Rounding;
  /** where weights are printed with fewer digits than the prices were made from: weight = price / rate, to so many decimals, in every row */
  readonly weightFrom?: { readonly column: string; readonly rate: string; readonly decimals: number };
  /** misprints: the code as printed, how its name begins, the code meant */
  readonly misprints?: readonly (readonly [code: string, name: string, meant: string])[];
  /** what a reader has to know of the table */
  readonly remarks?: readonly { readonly zh: string; readonly en: string }[];
}

/** The day on which the tables were last compared with what is written. */
const VERIFIED = "2026-11-28";

/** What an edition is made of: the facts of the table with its document. */
export function factsOf(area: AreaTable): TableFacts {
  return {
    ...area,
    verifiedOn: VERIFIED,
    document: {
      title: `${area.title.zh.replace(/DRG.*/, "")}${area.year}年DRG病组表（权重${area.printed ? "与支付标准" : ""}）`,
      href: "https://github.com/OpenDRG/DRG_Datas",
      seen: "transcription",
      note: "公开转录（OpenDRG/DRG_Datas 164c3f6，Apache-2.0）；原件未见。",
    },
  };
}
