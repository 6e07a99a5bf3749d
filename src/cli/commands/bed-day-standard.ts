import { counted, sumOf } from "../../primitives/index.js";
import type { BedDayKey } from "../../settlement/index.js";
import { readHospitals } from "../area/area-inputs.js";
import { engineOf } from "../area/engine-of.js";
import { runCodes } from "../area/run-codes.js";
import { runSummary, takenCounts } from "../area/run-summary.js";
import { takeCases } from "../area/take-cases.js";
import { tellCodes } from "../area/tell-codes.js";
import { BED_DAY_COLUMNS, derivedStandards, historicBedDays } from "../bed-day/derive-files.js";
import { cliErrors } from "../cli-errors.js";
import { defineCommand } from "../command.js";
import { csvTable } from "../io/csv-table.js";
import { intoFolder, placeOf } from "../io/into-folder.js";
import { jsonText } from "../io/json-text.js";
import { RejectedRows } from "../io/rejected-rows.js";
import { exitCode } from "../left-out.js";
import {
  CASE_READING_OPTIONS,
  CSV_OPTIONS,
  ON_OPTION,
  OUT_OPTIONS,
  RULESET_OPTIONS,
  STRICT_OPTION,
} from "../shared-options.js";
import { readChanges } from "../shipped/ruleset-changes.js";
import { printTable } from "../table/print-table.js";

/** What `--by` may name, and the key that it means. */
const KEYS: Readonly<Record<string, BedDayKey>> = {
  area: "poolingArea",
  class: "careClass",
  group: "drg",
  grade: "grade",
  hospital: "hospitalId",
};

/** `chs-drg bed-day standard`: daily standards from history, with what they rest on. */
export const bedDayStandard = defineCommand({
  name: "bed-day standard",
  summary: {
    zh: "由历史病例推算床日定额（附例数、变异系数与覆盖率）",
    en: "bed-day standards from history, with stays, spread and coverage",
  },
  options: {
    ...RULESET_OPTIONS,
    history: {
      kind: "text",
      placeholder: "FILE",
      required: true,
      help: { zh: "历史病例", en: "cases of the past" },
    },
    hospitals: {
      kind: "text",
      placeholder: "FILE",
      help: { zh: "医疗机构（按等级推算时需要）", en: "hospitals (needed by grade)" },
    },
    by: {
      kind: "text",
      placeholder: "LIST",
      default: "area,class",
      help: {
        zh: "住院类型之外再按什么分开，以逗号相连：统筹区（area）、床日类别（class）、病组（group）、等级（grade）、医疗机构（hospital）",
        en: "what standards are kept apart by beside the care type: area, class, group, grade, hospital, with commas",
      },
    },
    "long-stay-from": {
      kind: "integer",
      least: 1,
      most: 36_500,
      help: {
        zh: "普通住院从几天起也按床日（长期住院）；不给则只算精神、安宁、康复",
        en: "days from which an ordinary stay is paid by day too; without it only the special care types are",
      },
    },
    "minimum-stays": {
      kind: "integer",
      least: 1,
      most: 1_000_000,
      default: 1,
      help: { zh: "少于几例的行不写入 values.json", en: "rows of fewer stays are not put into values.json" },
    },
    ...OUT_OPTIONS,
    strict: STRICT_OPTION,
    on: ON_OPTION,
    ...CSV_OPTIONS,
    ...CASE_READING_OPTIONS,
  },
  run: async ({ options, locale, terminal }) => {
    const by = keysOf(options.by);
    const told = { terminal, locale };
    return intoFolder("bed-day standard", placeOf(options), terminal, async (files, out) => {
      const historyInput = await files.input("history", options.history, options.encoding);
      const hospitalsInput = await files.input("hospitals", options.hospitals, options.encoding);
      const { ruleset, strict, on } = options;
      const codes = await runCodes(options.codes, [historyInput], { terminal, locale });
      const changes = await readChanges(options, files);
      const spec = { ruleset, changes, strict, codes, ...(on !== undefined && { on }) };
      const engine = engineOf(spec);
      const hospitals = hospitalsInput ? await readHospitals(hospitalsInput, told) : [];
      const rejected = new RejectedRows(terminal, locale, await out.open("rejected.jsonl"));
      const taken = await takeCases(historyInput, {
        engine: spec,
        hospitals,
        jobs: options.jobs,
        rejected,
        ...told,
      });
      await rejected.close();
      const stays = historicBedDays(taken, hospitals, options["long-stay-from"]);
      const derived = derivedStandards(stays, by, engine.ruleset.reference, options["minimum-stays"]);
      await out.save("bed-day.csv", csvTable(BED_DAY_COLUMNS, derived.rows, options));
      await out.save("values.json", jsonText(derived.values));
      const covered = sumOf(derived.enough.map(({ coverage }) => coverage));
      const counts = {
        history: takenCounts(taken),
        rows: derived.rows.length,
        written: derived.enough.length,
        leftOut: derived.leftOut,
      };
      const summary = {
        ...runSummary("bed-day standard", engine, { inputs: files.digests(), outputs: out.digests }),
        counts,
        coverage: covered.toFixed(4),
      };
      await out.save("summary.json", jsonText(summary));
      await out.publish();
      printTable(terminal, BED_DAY_COLUMNS, derived.rows, { format: "table", locale });
      const percent = covered.times(100).toFixed(2);
      terminal.stdout.write(
        locale === "zh"
          ? `\n定额 ${counts.written} 行，覆盖历史床日的 ${percent}%；缺天数或费用 ${counts.leftOut} 例；文件：${options.out}/bed-day.csv values.json summary.json rejected.jsonl\n`
          : `\n${counted(counts.written, "standard")} cover ${percent}% of the days; ${counted(counts.leftOut, "stay lacks", "stays lack")} days or cost; files: ${options.out}/bed-day.csv values.json summary.json rejected.jsonl\n`,
      );
      const doubted = tellCodes([taken.taken.codes], told);
      return exitCode({ ...rejected.leftOut, codes: doubted, bedDays: counts.leftOut }, told);
    });
  },
});

function keysOf(text: string): BedDayKey[] {
  const names = text
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  return names.map((name) => {
    const key = Object.hasOwn(KEYS, name) ? KEYS[name] : undefined;
    if (key === undefined) {
      const choices = Object.keys(KEYS).join(", ");
      throw cliErrors.error("OPTION_NOT_A_CHOICE", { option: "--by", value: name, choices });
    }
    return key;
  });
}
