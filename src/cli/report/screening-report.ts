import { addUnder } from "../../primitives/grouped-by.js";
import {
  counted,
  type Locale,
  type LocalizedText,
  memberColumn,
  type TableColumn,
} from "../../primitives/index.js";
import {
  type AuditRule,
  type Finding,
  funnelLimit,
  type HospitalSignal,
  type RankedFinding,
  type ScreenResult,
} from "../../rules/index.js";
import { HOSPITAL_COLUMN } from "../../settlement/index.js";
import { RULE_COLUMNS, type RuleRow, ruleRows } from "../columns/rule-rows.js";
import type { InputDigest } from "../results/workspace.js";
import { withSeparators } from "../table/text-table.js";
import { citedText } from "./cited-text.js";
import { columnTable } from "./column-table.js";
import { factWords } from "./fact-words.js";
import { type Foundation, foundationSections, sharedInputSection } from "./foundation-sections.js";
import { funnelChart } from "./funnel-chart.js";
import { Html, type HtmlPart, html } from "./html.js";
import { type HtmlColumn, htmlTable } from "./html-table.js";
import { namedHospital } from "./named-hospital.js";
import { reportPage, type Section, type Tile } from "./page.js";
import { pairedBarChart } from "./paired-bar-chart.js";
import { SYNTHETIC_NOTICE } from "./settlement-report.js";

/** 筛查报告内容. */
export interface ScreeningReport extends Foundation {
  readonly rules: readonly AuditRule[];
  readonly result: ScreenResult;
  readonly findings: readonly RankedFinding[];
  readonly signals: readonly HospitalSignal[];
  /** hospital names by id */
  readonly names: ReadonlyMap<string, string>;
  readonly synthetic: boolean;
  readonly inputs: readonly InputDigest[];
  readonly engineVersion: string;
}

/** What is drawn and told at most; the files have everything. */
const MOST_BARS = 20;
const MOST_SIGNALS = 25;
const MOST_HOSPITALS = 12;
const MOST_OF_A_HOSPITAL = 8;

/** 筛查报告 (`report.html`): what was found, where it is more than chance explains, and the evidence by hospital. */
export function screeningReport(report: ScreeningReport, locale: Locale): string {
  const { ruleset, synthetic, inputs, engineVersion } = report;
  return reportPage(
    {
      title: { zh: "审核规则筛查", en: "Screening by the audit rules" },
      subtitle: [ruleset.title, html` · <code>${ruleset.reference}</code>`],
      ...(synthetic && { notice: SYNTHETIC_NOTICE }),
      tiles: tilesOf(report),
      sections: [
        ruleSection(report),
        signalSection(report),
        ...funnelSections(report),
        ...findingSections(report),
        openSection(report),
        ...foundationSections(report),
        sharedInputSection(inputs),
      ],
      foot: [`chs-drg ${engineVersion} · ${ruleset.reference}`],
    },
    locale,
  );
}

function tilesOf({ result, signals }: ScreeningReport): Tile[] {
  const plain = (value: number) => withSeparators(String(value));
  const outstanding = new Set(
    signals.flatMap(({ standsOut, hospitalId }) => (standsOut ? [hospitalId] : [])),
  );
  const hospitals = new Set(signals.map(({ hospitalId }) => hospitalId)).size;
  const open = new Set(result.undetermined.flatMap(({ caseIds }) => caseIds)).size;
  const findings = new Set(result.findings.flatMap(({ caseIds }) => caseIds)).size;
  return [
    {
      name: { zh: "病例", en: "cases" },
      value: plain(result.cases),
      ...(result.repeatedCases > 0 && {
        note: {
          zh: `其中 ${plain(result.repeatedCases)} 行是同一次住院重复，不计`,
          en: `${counted(plain(result.repeatedCases), "row")} of them of a stay told before, not counted`,
        },
      }),
    },
    {
      name: { zh: "疑点", en: "findings" },
      value: plain(result.findings.length),
      note: { zh: `涉及 ${plain(findings)} 例`, en: `about ${counted(plain(findings), "case")}` },
    },
    {
      name: { zh: "突出的医疗机构", en: "hospitals that stand out" },
      value: plain(outstanding.size),
      note: { zh: `共 ${hospitals} 家`, en: `of ${hospitals}` },
    },
    {
      name: { zh: "因缺项无法判定的病例", en: "cases undetermined for want of a field" },
      value: plain(open),
    },
  ];
}

function ruleSection({ rules, result, signals }: ScreeningReport): Section {
  const titles = titlesOf(rules);
  const columns: TableColumn<RuleRow>[] = [
    ...RULE_COLUMNS,
    {
      field: "standOut",
      title: { zh: "突出的机构", en: "hospitals that stand out" },
      format: "count",
      value: ({ ruleId }) => signals.filter((signal) => signal.ruleId === ruleId && signal.standsOut).length,
    },
  ];
  const named = columns.map((column, at) => (at === 0 ? { ...column, words: titles } : column));
  const skipped = result.skipped.map(({ ruleId }) => ruleId);
  const skippedText = (locale: Locale) =>
    skipped.map((id) => titles[id]?.[locale] ?? id).join(locale === "zh" ? "、" : ", ");
  return {
    title: { zh: "各规则", en: "By rule" },
    lead: {
      zh: `疑点是待核查的问题，不是结论。${skipped.length > 0 ? `没有门诊与药店事件，未执行：${skippedText("zh")}。` : ""}`,
      en: `A finding is a question, not a verdict.${skipped.length > 0 ? ` Without events these rules were not applied: ${skippedText("en")}.` : ""}`,
    },
    body: [columnTable(named, ruleRows(result))],
  };
}

function titlesOf(rules: readonly AuditRule[]): Readonly<Record<string, LocalizedText>> {
  return Object.fromEntries(rules.map(({ id, title }) => [id, title]));
}

const OBSERVED: LocalizedText = { zh: "实际", en: "observed" };
const EXPECTED: LocalizedText = { zh: "期望", en: "expected" };

/** 实际与期望, the least likely first. */
function signalSection({ rules, signals }: ScreeningReport): Section {
  const title = { zh: "实际与期望", en: "Observed against expected" };
  const titles = titlesOf(rules);
  const found = signals.filter(({ observed }) => observed > 0);
  const isOneRule = new Set(found.map(({ ruleId }) => ruleId)).size === 1;
  const bars = found.slice(0, MOST_BARS).map(({ ruleId, hospitalId, observed, expected }) => {
    const rule = titles[ruleId] ?? { zh: ruleId, en: ruleId };
    return {
      label: isOneRule
        ? { zh: hospitalId, en: hospitalId }
        : { zh: `${hospitalId} ${rule.zh}`, en: `${hospitalId} ${rule.en}` },
      values: [
        { value: observed, text: String(observed) },
        { value: expected, text: expected.toFixed(1) },
      ],
    };
  });
  return {
    title,
    lead: {
      zh: `期望：全区的疑点按各机构已判例数分摊。概率：若疑点随机落在各例上，该机构至少有这么多疑点的机会；图中为机会最小的 ${Math.min(MOST_BARS, found.length)} 项。突出的机构按假发现率 5% 选出。`,
      en: `Expected: the area's findings spread by what was judged. Probability: the chance of at least as many if findings fell at random; the ${Math.min(MOST_BARS, found.length)} least likely are drawn. Hospitals stand out at a false-discovery rate of 5%.`,
    },
    body:
      found.length === 0
        ? []
        : [
            pairedBarChart(title, [OBSERVED, EXPECTED], bars),
            columnTable(signalColumns(titles), found.slice(0, MOST_SIGNALS)),
          ],
  };
}

function signalColumns(titles: Readonly<Record<string, LocalizedText>>): TableColumn<HospitalSignal>[] {
  return [
    HOSPITAL_COLUMN,
    memberColumn("ruleId", { zh: "规则", en: "rule" }, { words: titles }),
    memberColumn("evaluated", { zh: "已判", en: "judged" }, { format: "count" }),
    memberColumn("observed", OBSERVED, { format: "count" }),
    {
      field: "expected",
      title: EXPECTED,
      format: "count",
      value: ({ expected }) => expected.toFixed(1),
    },
    {
      field: "ratio",
      title: { zh: "实际÷期望", en: "observed over expected" },
      format: "count",
      value: ({ observed, expected }) => (expected === 0 ? undefined : (observed / expected).toFixed(2)),
    },
    {
      field: "probability",
      title: { zh: "概率", en: "probability" },
      format: "count",
      value: ({ probability }) => probability.toFixed(6),
    },
    {
      field: "standsOut",
      title: { zh: "突出", en: "stands out" },
      value: ({ standsOut }) => (standsOut ? "yes" : "no"),
      words: { yes: { zh: "是", en: "yes" }, no: { zh: "", en: "" } },
    },
  ];
}

/** Sizes at which the limits of a funnel are drawn, and hospitals that a funnel needs. */
const FUNNEL_STEPS = 40;
const FEWEST_POINTS = 3;
const FUNNEL_LIMITS = [
  { chance: 0.95, name: { zh: "95% 界限", en: "95% limits" } },
  { chance: 0.998, name: { zh: "99.8% 界限", en: "99.8% limits" } },
] as const;

/** 漏斗图, a rule each. */
function funnelSections({ rules, signals }: ScreeningReport): Section[] {
  const body = rules.flatMap(({ id, title }) => {
    const own = signals.filter(({ ruleId }) => ruleId === id);
    const population = own.reduce((sum, { evaluated }) => sum + evaluated, 0);
    const findings = own.reduce((sum, { observed }) => sum + observed, 0);
    if (findings === 0 || own.length < FEWEST_POINTS) return [];
    const largest = Math.max(...own.map(({ evaluated }) => evaluated));
    const steps = Array.from({ length: FUNNEL_STEPS }, (_, at) =>
      Math.max(1, Math.round((largest * (at + 1)) / FUNNEL_STEPS)),
    );
    const sizes = [...new Set(steps)];
    const lines = FUNNEL_LIMITS.map(({ chance, name }) => ({
      name,
      limits: sizes.map((judged) => funnelLimit({ population, findings }, judged, chance)),
    }));
    const points = own.map(({ hospitalId, evaluated, observed, standsOut }) => ({
      ...{ name: hospitalId, judged: evaluated },
      ...{ rate: observed / evaluated, standsOut },
    }));
    return [html`<h3>${title}</h3>`, funnelChart(title, points, findings / population, lines)];
  });
  if (body.length === 0) return [];
  return [
    {
      title: { zh: "漏斗图", en: "Funnels" },
      lead: {
        zh: "每点为一家机构：例数越多，界限越窄。黑线为全区疑点率；界限为疑点随机分布时的范围，不是任何文件的标准。",
        en: "A point is a hospital: the more was judged, the narrower the limits. Black: the rate of the area; the limits are how far chance reaches, and no document's threshold.",
      },
      body,
    },
  ];
}

const SEVERITIES: Readonly<Record<Finding["severity"], LocalizedText>> = {
  high: { zh: "高", en: "high" },
  medium: { zh: "中", en: "medium" },
  low: { zh: "低", en: "low" },
};

/** 各机构的疑点 with their evidence, first the hospitals whose findings are least likely by chance. */
function findingSections({ ruleset, findings, signals, names, rules }: ScreeningReport): Section[] {
  const titles = titlesOf(rules);
  const byHospital = new Map<string, RankedFinding[]>(signals.map(({ hospitalId }) => [hospitalId, []]));
  for (const one of findings) {
    const { hospitalId = "" } = one.finding;
    addUnder(byHospital, hospitalId, one);
  }
  const having = [...byHospital].filter(([, own]) => own.length > 0);
  if (having.length === 0) return [];
  const told = having.slice(0, MOST_HOSPITALS);
  return [
    {
      title: { zh: "各机构的疑点与证据", en: "Findings and evidence by hospital" },
      lead: {
        zh: `${having.length} 家机构有疑点，列出排在前面的 ${told.length} 家，每家最多 ${MOST_OF_A_HOSPITAL} 个；全部见 findings.jsonl。`,
        en: `With findings: ${counted(having.length, "hospital")}; the first ${told.length} are listed, each with at most ${MOST_OF_A_HOSPITAL} of its findings. findings.jsonl has all.`,
      },
      body: told.flatMap(([hospitalId, own]) => {
        const name = namedHospital(hospitalId, names);
        const heading = {
          zh: `${name}（${own.length} 个疑点）`,
          en: `${name} (${counted(own.length, "finding")})`,
        };
        const rows = own.slice(0, MOST_OF_A_HOSPITAL).map(({ rank, finding }) => ({
          cells: [
            rank,
            titles[finding.ruleId] ?? finding.ruleId,
            SEVERITIES[finding.severity],
            finding.message,
            evidenceText(finding),
            citedText(ruleset, finding.clause),
          ],
        }));
        return [html`<h3>${heading}</h3>`, htmlTable(FINDING_HEADS, rows)];
      }),
    },
  ];
}

const FINDING_HEADS: readonly HtmlColumn[] = [
  { title: { zh: "序", en: "rank" }, align: "right" },
  { title: { zh: "规则", en: "rule" }, align: "left" },
  { title: { zh: "程度", en: "severity" }, align: "left" },
  { title: { zh: "疑点", en: "finding" }, align: "left", kind: "name" },
  { title: { zh: "所需证据与处理", en: "evidence to ask for, and remedy" }, align: "left", kind: "name" },
  { title: { zh: "条款", en: "clause" }, align: "left", kind: "name" },
];

/** What the finding rests on stands in its sentence; what is to be asked for, and what follows, here. */
function evidenceText({ evidence: { wanted, remedy } }: Finding): HtmlPart {
  return [wanted, new Html("<br>"), remedy];
}

/** 无法判定 by rule and missing fields. */
function openSection({ result, rules }: ScreeningReport): Section {
  const titles = titlesOf(rules);
  const columns: HtmlColumn[] = [
    { title: { zh: "规则", en: "rule" }, align: "left" },
    { title: { zh: "缺少的字段", en: "missing fields" }, align: "left" },
    { title: { zh: "例数", en: "cases" }, align: "right" },
  ];
  const rows = result.undetermined.map(({ ruleId, missing, caseIds }) => {
    const fields = missing.map(factWords);
    const named = {
      zh: fields.map(({ zh }) => zh).join("、"),
      en: fields.map(({ en }) => en).join(", "),
    };
    return { cells: [titles[ruleId] ?? ruleId, named, String(caseIds.length)] };
  });
  return {
    title: { zh: "无法判定", en: "Undetermined" },
    lead: {
      zh: "缺少字段就无从判定，也不算疑点；补齐后可再筛查。",
      en: "A rule that lacks a field of a case accuses nobody; with the field the case can be screened again.",
    },
    body: rows.length === 0 ? [] : [htmlTable(columns, rows)],
  };
}
