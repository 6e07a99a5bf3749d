import { caseRows, caseToJson, type InpatientCase } from "../../cases/index.js";
import { CodeCollector } from "../../grouping/code-editions.js";
import type { Crosswalk } from "../../grouping/index.js";
import { counted, memberColumn, type TableColumn } from "../../primitives/index.js";
import { editionToConvert } from "../area/run-codes.js";
import { defineCommand } from "../command.js";
import { exitCode } from "../left-out.js";
import { csvTable } from "../output/csv-table.js";
import { jsonLines } from "../output/json-text.js";
import { thisProgram } from "../package-root.js";
import { intoFolder, placeOf } from "../results/into-folder.js";
import { toldFiles } from "../results/result-files.js";
import { readRows } from "../rows/read-rows.js";
import { RejectedRows } from "../rows/rejected-rows.js";
import { CASES_OPTION, CSV_OPTIONS, OUT_OPTIONS, READING_OPTIONS } from "../shared-options.js";
import { crosswalkFrom } from "../shipped/code-knowledge.js";
import { printTable } from "../table/print-table.js";

/** `chs-drg codes convert`: writes cases with the codes of the health-insurance edition, and what every code became. */
export const codesConvert = defineCommand({
  name: "codes convert",
  summary: {
    zh: "把病例的编码转换为医保版，并列出无对应或有多个对应的编码",
    en: "convert the codes of cases to the health-insurance edition; codes with no target or several are listed",
  },
  options: {
    in: CASES_OPTION,
    from: {
      kind: "text",
      placeholder: "EDITION",
      help: {
        zh: "原编码版本（codes detect 列出）；不写则由文件认出",
        en: "the edition of the codes (codes detect lists them); found from the file where left out",
      },
    },
    ...OUT_OPTIONS,
    ...CSV_OPTIONS,
    map: READING_OPTIONS.map,
    encoding: READING_OPTIONS.encoding,
  },
  run: ({ options, told }) =>
    intoFolder("codes convert", placeOf(options), told.terminal, async (files, out) => {
      const { terminal, locale } = told;
      const input = await files.input("in", options.in, options.encoding);
      const from = options.from ?? (await editionToConvert(input, told));
      const crosswalk = crosswalkFrom(from);
      const rejected = await RejectedRows.of(out, told);
      const collector = new CodeCollector();
      const results = await out.open("cases.jsonl");
      const counts = await readRows(input, caseRows, { ...told, rejected }, async (record) => {
        collector.add(record);
        await results.write(jsonLines([caseToJson(convertedCase(record, crosswalk))]));
      });
      await results.close();
      await rejected.close();
      const codes = fates(collector, crosswalk);
      await out.save("codes.csv", csvTable(FATE_COLUMNS, codes, options));
      const left = codes.filter(({ fate }) => fate === "none" || fate === "several");
      const count = (fate: Fate["fate"]) => codes.filter((code) => code.fate === fate).length;
      const byFate = {
        same: count("same"),
        changed: count("changed"),
        several: count("several"),
        none: count("none"),
      };
      const summary = {
        command: "codes convert",
        engine: thisProgram(),
        from,
        inputs: files.digests(),
        outputs: out.digests,
        counts: { cases: counts, codes: byFate },
      };
      await out.publish(summary);
      if (left.length > 0) printTable(terminal, FATE_COLUMNS, left, { format: "table", locale });
      const { same, changed, several, none } = byFate;
      terminal.stdout.write(
        locale === "zh"
          ? `${counts.read} 例，${codes.length} 个编码：不变 ${same}，转换 ${changed}，有多个对应 ${several}，无对应 ${none}（后两种保持原样）；文件：${toldFiles("codes convert", options.out)}\n`
          : `${counted(counts.read, "case")}, ${counted(codes.length, "code")}: ${same} the same, ${changed} converted, ${several} with several targets, ${none} with none (the last two stay as they are); files: ${toldFiles("codes convert", options.out)}\n`,
      );
      return exitCode({ ...rejected.leftOut, unconverted: left.length }, told);
    }),
});

/** 编码去向: what a code of the file became. */
interface Fate {
  readonly code: string;
  readonly places: number;
  readonly fate: "same" | "changed" | "several" | "none";
  readonly to: readonly string[];
}

function fates(collector: CodeCollector, crosswalk: Crosswalk): readonly Fate[] {
  return (["diagnoses", "procedures"] as const).flatMap((list) =>
    collector.codes(list).map(([code, places]): Fate => {
      const to = crosswalk[list].get(code);
      if (to !== undefined) return { code, places, fate: to === code ? "same" : "changed", to: [to] };
      const several = crosswalk.several.get(code) ?? [];
      return { code, places, fate: several.length > 0 ? "several" : "none", to: several };
    }),
  );
}

/** A case with the codes that have one target converted. */
function convertedCase(record: InpatientCase, crosswalk: Crosswalk): InpatientCase {
  const converted = (list: "diagnoses" | "procedures") =>
    record[list].map((code) => crosswalk[list].get(code) ?? code);
  return { ...record, diagnoses: converted("diagnoses"), procedures: converted("procedures") };
}

/** 编码去向各栏. */
const FATE_COLUMNS: readonly TableColumn<Fate>[] = [
  memberColumn("code", { zh: "原编码", en: "code" }, { format: "id" }),
  memberColumn("places", { zh: "次数", en: "places" }, { format: "count" }),
  memberColumn(
    "fate",
    { zh: "去向", en: "fate" },
    {
      words: {
        same: { zh: "不变", en: "the same" },
        changed: { zh: "转换", en: "converted" },
        several: { zh: "有多个对应，未转换", en: "several targets, left" },
        none: { zh: "无对应，未转换", en: "no target, left" },
      },
    },
  ),
  {
    field: "to",
    title: { zh: "医保版编码", en: "code in the new edition" },
    value: ({ to }) => to.join(" "),
  },
];
