import { budgetToJson, CONTRACT_TABLE, type Contract, type Hospital } from "../../cases/index.js";
import { EditionParameters } from "../../engine/index.js";
import {
  type CivilDate,
  counted,
  type LocalizedText,
  memberColumn,
  type TableColumn,
} from "../../primitives/index.js";
import { applyValues, type Ruleset } from "../../rulesets/index.js";
import { AREA_COLUMN, HOSPITAL_COLUMN, type ReviewParameters } from "../../settlement/index.js";
import {
  ApplicationMaker,
  type SampleArea,
  syntheticReviewValues,
  syntheticScreeningValues,
  syntheticValues,
} from "../../testing/sample/index.js";
import { GROUP_COLUMNS, type GroupRow } from "../columns/group-columns.js";
import { defineCommand } from "../command.js";
import { csvTable, FOR_PROGRAMS } from "../output/csv-table.js";
import { jsonLines, jsonText } from "../output/json-text.js";
import { thisProgram } from "../package-root.js";
import { progressLine } from "../progress.js";
import { intoFolder, placeOf } from "../results/into-folder.js";
import type { ResultFile } from "../results/result-files.js";
import type { ResultFolder } from "../results/result-folder.js";
import { sampleMaker, samplePeriod } from "../sample/sample-maker.js";
import { OUT_OPTIONS, RULESET_OPTION, SCHEME_USE_OPTIONS } from "../shared-options.js";
import { schemeOf } from "../shipped/engine-of.js";
import { openRuleset } from "../shipped/open-ruleset.js";
import { useScheme, versionedScheme } from "../shipped/scheme-use.js";

const DEFAULT_CASES = 10_000;
const MOST_CASES = 10_000_000;
const MOST_SEED = 2 ** 32;
const MOST_DIRT = 100;

/** `chs-drg sample`: a seeded synthetic pooling area, ready to be settled under an edition. */
export const sample = defineCommand({
  name: "sample",
  summary: {
    zh: "生成合成统筹区（可重复，非真实数据）",
    en: "make a synthetic pooling area (repeatable, no real data)",
  },
  options: {
    ruleset: RULESET_OPTION,
    scheme: {
      kind: "text",
      placeholder: "ID",
      help: {
        zh: "样本病例所依的分组方案，默认为规则集所定",
        en: "scheme that the stays are made by; by default the ruleset's",
      },
    },
    cases: {
      kind: "integer",
      least: 1,
      most: MOST_CASES,
      default: DEFAULT_CASES,
      help: { zh: "结算年度的病例数", en: "cases of the settlement year" },
    },
    seed: {
      kind: "integer",
      least: 0,
      most: MOST_SEED,
      default: 1,
      help: { zh: "随机种子；相同种子得到相同文件", en: "seed; the same seed gives the same files" },
    },
    dirt: {
      kind: "integer",
      least: 0,
      most: MOST_DIRT,
      default: 0,
      help: {
        zh: "脏数据：多少百分比的病例带编码噪声、缺项等；大于 0 时另有貌似违规的正当病例与只露出一部分的违规",
        en: "percent of the records with noise (codes, items, dates); above 0 also honest look-alikes and partial truths",
      },
    },
    ...OUT_OPTIONS,
    ...SCHEME_USE_OPTIONS,
  },
  run: async ({ options, told: { terminal, locale } }) => {
    const ruleset = openRuleset(options.ruleset);
    const scheme = useScheme(
      options.scheme === undefined
        ? schemeOf(ruleset, samplePeriod(ruleset).to)
        : versionedScheme(options.scheme),
    );
    const area = sampleMaker(ruleset, scheme)(options);
    const progress = progressLine(terminal, locale === "zh" ? "生成" : "making");
    const place = { ...placeOf(options), manifest: "sample.json" } as const;
    await intoFolder("sample", place, terminal, async (_files, out) => {
      const { to } = samplePeriod(ruleset);
      const values = syntheticValues(ruleset, area);
      const applying = new ApplicationMaker(reviewsOf(applyValues(ruleset, values), to), to);
      const counts = await writeStays(area, out, applying, (done) =>
        progress.report(done, done / options.cases),
      );
      const { applications, decisions } = applying.finish();
      await out.save("applications.jsonl", jsonLines(applications));
      await out.save("decisions.jsonl", jsonLines(decisions));
      const history = await writeHistory(area, out);
      await out.save("hospitals.csv", csvTable(hospitalColumns(area), area.hospitals, FOR_PROGRAMS));
      await out.save("groups.csv", csvTable(PUBLISHED_COLUMNS, area.groups, FOR_PROGRAMS));
      await out.save("budget.json", jsonText(budgetToJson(area.budget())));
      if (ruleset.settlement?.capitation !== undefined) {
        await out.save("contracts.csv", csvTable(CONTRACT_COLUMNS, [...area.contracts()], FOR_PROGRAMS));
      }
      await out.save("values.json", jsonText(values));
      await out.save("review-values.json", jsonText(syntheticReviewValues(ruleset, to)));
      await out.save("screening-values.json", jsonText(syntheticScreeningValues(ruleset, area)));
      await out.save("supervision.json", jsonText({ synthetic: true, ...area.supervision }));
      const about = {
        command: "sample",
        synthetic: true,
        notice: SYNTHETIC,
        engine: thisProgram(),
        ruleset: ruleset.reference,
        scheme: area.scheme,
        settings: area.settings,
        counts: {
          ...counts,
          applications: applications.length,
          history,
          hospitals: area.hospitals.length,
          groups: area.groups.length,
        },
        groupsWithoutWeight: area.groupsWithoutWeight,
      };
      await out.publish(about);
      progress.finish();
      terminal.stdout.write(
        locale === "zh"
          ? `合成统筹区：${counts.cases} 例，历史 ${history} 例，${area.hospitals.length} 家机构，见 ${options.out}\n`
          : `Synthetic area: ${counted(counts.cases, "case")}, ${history} of history, ${counted(area.hospitals.length, "hospital")}, in ${options.out}\n`,
      );
    }).finally(() => progress.finish());
    return 0;
  },
});

const SYNTHETIC = {
  zh: "合成数据：病例、机构与金额均为程序生成，与任何真实个人或机构无关。",
  en: "Synthetic data: cases, hospitals and amounts were generated; no real person or institution is meant.",
};

/** Writes the stays of the settlement year with their events and planted truths, one at a time. */
async function writeStays(
  area: SampleArea,
  out: ResultFolder<ResultFile<"sample">>,
  applying: ApplicationMaker,
  report: (done: number) => void,
): Promise<{ cases: number; events: number; truths: number }> {
  const cases = await out.open("cases.jsonl");
  const events = await out.open("events.jsonl");
  const truths = await out.open("truths.jsonl");
  const counts = { cases: 0, events: 0, truths: 0 };
  for (const stay of area.stays()) {
    counts.cases += 1;
    counts.events += stay.events.length;
    counts.truths += stay.truths.length;
    await cases.write(jsonLines([stay.record]));
    if (stay.events.length > 0) await events.write(jsonLines(stay.events));
    if (stay.truths.length > 0) await truths.write(jsonLines(stay.truths));
    applying.take(stay.record);
    report(counts.cases);
  }
  for (const output of [cases, events, truths]) await output.close();
  return counts;
}

/** The rules of applications of an edition that has the made-up values, without which nobody can say how some settle; none where it has no settlement. */
function reviewsOf(ruleset: Ruleset, on: CivilDate): readonly ReviewParameters[] {
  return ruleset.settlement === undefined ? [] : new EditionParameters(ruleset, { on }).settlement.reviews;
}

async function writeHistory(area: SampleArea, out: ResultFolder<ResultFile<"sample">>): Promise<number> {
  const output = await out.open("history.jsonl");
  let count = 0;
  for (const record of area.history()) {
    count += 1;
    await output.write(jsonLines([record]));
  }
  await output.close();
  return count;
}

/** Coefficients have a column where the edition takes them as given. */
function hospitalColumns({ hospitals }: SampleArea): readonly TableColumn<Hospital>[] {
  const isGiven = hospitals.some(({ coefficient }) => coefficient !== undefined);
  return isGiven ? [...HOSPITAL_COLUMNS, COEFFICIENT_COLUMN] : HOSPITAL_COLUMNS;
}

const COEFFICIENT_COLUMN: TableColumn<Hospital> = {
  field: "coefficient",
  title: { zh: "差异系数", en: "difference coefficient" },
  value: ({ coefficient }) => coefficient?.toFixed(),
};

/** The columns of the hospitals file that a synthetic area fills. */
const HOSPITAL_COLUMNS: readonly TableColumn<Hospital>[] = [
  HOSPITAL_COLUMN,
  memberColumn("name", { zh: "医疗机构名称", en: "name" }),
  memberColumn("grade", { zh: "医疗机构等级", en: "grade" }),
  memberColumn("tier", { zh: "层级", en: "tier" }),
  AREA_COLUMN,
  memberColumn("budgetUnit", { zh: "医共体", en: "budget unit" }),
  memberColumn("ownership", { zh: "办医性质", en: "ownership" }),
];

/** The columns of the contracts file. */
const CONTRACT_COLUMNS: readonly TableColumn<Contract>[] = (
  Object.entries(CONTRACT_TABLE.fields) as [keyof Contract, { readonly title: LocalizedText }][]
).map(([field, { title }]) => ({ field, title, value: (contract) => contract[field] }));

const PUBLISHED_FIELDS: readonly string[] = ["drg", "averageCost", "basePoints", "relativeWeight", "stable"];

/** The columns of a published group table: those of a computed one that `--groups` reads. */
const PUBLISHED_COLUMNS: readonly TableColumn<GroupRow>[] = PUBLISHED_FIELDS.flatMap((field) =>
  GROUP_COLUMNS.filter((column) => column.field === field),
);
