import {
  caseRows,
  HOSPITAL_GRADES,
  type Hospital,
  type HospitalGrade,
  INSURANCE_TYPES,
  type InpatientCase,
  type InsuranceType,
} from "../../cases/index.js";
import { type Engine, priceCase } from "../../engine/index.js";
import type { PriceAsked } from "../../engine/price/price-group.js";
import {
  type Decimal,
  decimal,
  isPlainDecimal,
  type Locale,
  presentColumns,
} from "../../primitives/index.js";
import { hospitalsById } from "../../weights/index.js";
import { readGroups, readHospitals } from "../area/area-inputs.js";
import { runCodes } from "../area/run-codes.js";
import { cliErrors } from "../cli-errors.js";
import { type Call, defineCommand, type OptionSpec } from "../command.js";
import { exitCode } from "../left-out.js";
import { csvTable } from "../output/csv-table.js";
import { enginesByDay } from "../price/engines-by-day.js";
import {
  linesOf,
  NOT_A_SETTLEMENT,
  priceColumns,
  settleAdds,
  sideBySide,
  sourceLines,
  strangersText,
} from "../price/price-lines.js";
import { Workspace } from "../results/workspace.js";
import { readRows } from "../rows/read-rows.js";
import { RejectedRows } from "../rows/rejected-rows.js";
import {
  AREA_VALUES_OPTIONS,
  CASES_OPTION,
  CHANGE_OPTIONS,
  CSV_OPTIONS,
  FORMAT_OPTION,
  ON_OPTION,
  READING_OPTIONS,
  RULESET_OPTION,
  SCHEME_USE_OPTIONS,
} from "../shared-options.js";
import { readChanges } from "../shipped/read-changes.js";
import { rulesetsWithGroups } from "../shipped/weight-table.js";
import { printTable } from "../table/print-table.js";
import { tellMustKnow } from "../tell/tell-must-know.js";
import type { Told } from "../terminal.js";

const OPTIONS = {
  in: CASES_OPTION,
  ruleset: { ...RULESET_OPTION, unless: "areas" },
  areas: {
    kind: "choice",
    choices: ["all"],
    help: {
      zh: "在所有有病组表的规则集计价，各用其方案",
      en: "in every edition with a group table, each by its own scheme",
    },
  },
  grade: {
    kind: "choice",
    choices: HOSPITAL_GRADES,
    help: { zh: "医疗机构等级；不写则各等级", en: "grade of the hospital; each where left out" },
  },
  tier: { kind: "text", placeholder: "NAME", help: { zh: "医疗机构层级", en: "tier of the hospital" } },
  hospital: {
    kind: "text",
    placeholder: "ID",
    help: { zh: "医疗机构代码，有单独费率时用", en: "a hospital with a rate of its own" },
  },
  fund: {
    kind: "choice",
    choices: INSURANCE_TYPES,
    help: {
      zh: "险种；不写则取病例的险种，病例也没有的列出各险种",
      en: "insurance type; where left out that of the case, or each where it has none",
    },
  },
  hospitals: AREA_VALUES_OPTIONS.hospitals,
  groups: {
    kind: "text",
    placeholder: "FILE",
    help: {
      zh: "已公布的病组表，规则集没有病组表时用",
      en: "a published group table, for an edition without one",
    },
  },
  "point-value": {
    kind: "text",
    placeholder: "YUAN",
    help: {
      zh: "每点数费用（元），按点数付费的地区用",
      en: "yuan a point, where cases are paid by points",
    },
  },
  on: {
    ...ON_OPTION,
    help: {
      zh: `${ON_OPTION.help.zh}；默认为各病例的出院日期`,
      en: `${ON_OPTION.help.en}; by default each case's day of discharge`,
    },
  },
  out: { kind: "text", placeholder: "FILE", help: { zh: "写入 CSV 文件", en: "write a CSV file" } },
  format: FORMAT_OPTION,
  ...CHANGE_OPTIONS,
  ...CSV_OPTIONS,
  codes: READING_OPTIONS.codes,
  encoding: READING_OPTIONS.encoding,
  ...SCHEME_USE_OPTIONS,
} as const satisfies Record<string, OptionSpec>;

/** `chs-drg price`: what the group of each case is paid, in one area or in all; a price, not a settlement. */
export const price = defineCommand({
  name: "price",
  summary: {
    zh: "计价：病例所入病组在各地的支付标准",
    en: "price cases: what their group is paid, here or everywhere",
  },
  options: OPTIONS,
  run: async ({ options, told }) => {
    if (options.areas !== undefined && options.ruleset !== undefined)
      throw cliErrors.error("OPTION_CONFLICT", { one: "--areas", other: "--ruleset" });
    const { terminal, locale } = told;
    const files = new Workspace(terminal);
    try {
      const rejected = new RejectedRows(told, undefined);
      const asked = await readAsked(options, files, rejected, told);
      const { lines, used } = pricedLines(asked, options, locale);
      const columns = priceColumns(locale);
      if (options.out === undefined) {
        printTable(terminal, presentColumns(columns, lines), lines, { format: options.format, locale });
      } else {
        const output = await files.output(options.out);
        await output.write(csvTable(columns, lines, options));
        await output.close();
      }
      const { records, hospitals, engines } = asked;
      if (options.out === undefined && options.format === "table") {
        const more = engines.length === 1 ? sourceLines(lines, locale) : sideBySide(lines, locale);
        terminal.stdout.write(more.map((line) => `${line}\n`).join(""));
      }
      const strangers = records
        .map((record) => options.hospital ?? record.hospitalId)
        .filter((id = "") => hospitals?.has(id) === false);
      if (strangers.length > 0) terminal.stderr.write(`${strangersText(strangers, locale)}\n`);
      tellMustKnow(
        [...used].flatMap(({ diagnostics }) => diagnostics),
        told,
      );
      terminal.stderr.write(`${NOT_A_SETTLEMENT[locale]}\n`);
      const [only, ...others] = engines;
      if (only && others.length === 0) terminal.stderr.write(`${settleAdds(only(records[0]), locale)}\n`);
      const doubted = new Set(lines.flatMap(({ pricing }) => (pricing.codesInDoubt ? [pricing.caseId] : [])));
      return exitCode({ ...rejected.leftOut, codes: doubted.size, hospitals: strangers.length }, told);
    } finally {
      await files.abandon();
    }
  },
});

type Options = Call<typeof OPTIONS>["options"];

/** 所问: the cases to be priced, by which editions, and what is known beside them. */
interface Asked {
  readonly records: readonly InpatientCase[];
  readonly hospitals: ReadonlyMap<string, Hospital> | undefined;
  readonly engines: readonly ReturnType<typeof enginesByDay>[];
  /** what every case is priced with */
  readonly common: Pick<PriceAsked, "groups" | "pointValue">;
}

async function readAsked(
  options: Options,
  files: Workspace,
  rejected: RejectedRows,
  told: Told,
): Promise<Asked> {
  const records: InpatientCase[] = [];
  const input = await files.input("in", options.in, options.encoding);
  await readRows(input, caseRows, { ...told, rejected }, (record) => {
    records.push(record);
  });
  const codes = await runCodes(options.codes, [input], told);
  const changes = await readChanges(options, files);
  const groupsInput = await files.input("groups", options.groups);
  const groups = groupsInput && (await readGroups(groupsInput, told));
  const hospitalsInput = await files.input("hospitals", options.hospitals);
  const hospitals = hospitalsInput && hospitalsById(await readHospitals(hospitalsInput, told));
  const { on, "point-value": yuan } = options;
  const pointValue = yuan === undefined ? undefined : positiveYuan(yuan);
  const rulesets = options.areas === "all" ? rulesetsWithGroups() : [options.ruleset ?? ""];
  const engines = rulesets.map((ruleset) => enginesByDay({ ruleset, changes, codes, ...(on && { on }) }));
  return {
    records,
    hospitals,
    engines,
    common: { ...(groups && { groups }), ...(pointValue && { pointValue }) },
  };
}

/** A line a price, in the order of the cases, the dearest of a case first; and the engines that gave them. */
function pricedLines({ records, hospitals, engines, common }: Asked, options: Options, locale: Locale) {
  const used = new Set<Engine>();
  const lines = engines.flatMap((engineFor) =>
    records.flatMap((record) => {
      const engine = engineFor(record);
      used.add(engine);
      const pricing = priceCase(engine, record, { ...common, ...payerOf(record, options, hospitals) });
      return linesOf(pricing, engine.ruleset.title[locale]);
    }),
  );
  const order = new Map(records.map(({ caseId }, at) => [caseId, at]));
  lines.sort(
    (a, b) =>
      (order.get(a.pricing.caseId) ?? 0) - (order.get(b.pricing.caseId) ?? 0) ||
      (b.price?.standard.toNumber() ?? -1) - (a.price?.standard.toNumber() ?? -1),
  );
  return { lines, used };
}

/** Who pays for a case: as the call says, else as its hospital and its record do. */
function payerOf(
  record: InpatientCase,
  asked: { readonly [Name in "hospital" | "grade" | "tier" | "fund"]: string | undefined },
  hospitals: ReadonlyMap<string, Hospital> | undefined,
): PriceAsked {
  const hospital = hospitals?.get(asked.hospital ?? record.hospitalId ?? "");
  const hospitalId = asked.hospital ?? hospital?.hospitalId;
  const grade = (asked.grade as HospitalGrade | undefined) ?? hospital?.grade;
  const tier = asked.tier ?? hospital?.tier;
  const insuranceType = (asked.fund as InsuranceType | undefined) ?? record.insuranceType;
  const { coefficient, coefficients } = hospital ?? {};
  return {
    ...(hospitalId !== undefined && { hospitalId }),
    ...(grade && { grade }),
    ...(tier !== undefined && { tier }),
    ...(insuranceType && { insuranceType }),
    ...(coefficient && { coefficient }),
    ...(coefficients && { coefficients }),
  };
}

/** A sum of yuan on the command line. @throws `AMOUNT_UNREADABLE` */
function positiveYuan(text: string): Decimal {
  if (!isPlainDecimal(text) || decimal(text).lte(0)) throw cliErrors.error("AMOUNT_UNREADABLE", { text });
  return decimal(text);
}
