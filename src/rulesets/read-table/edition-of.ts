import { assume, CitedTable, PRACTICE } from "./cited-table.js";
import { settlementOf } from "./settlement-of.js";
import type { TableFacts, TableRow } from "./table-facts.js";

const INDICATORS = "drg-indicators";
const DECISION = "edition-decision";

/** 规则集 of an area: what its table prints, each value with the table as source; what it does not print is unknown, and asked. */
export function editionOf(area: TableFacts, rows: readonly TableRow[]): object {
  const table = new CitedTable(tableKey(area));
  return {
    $schema: "../../schema/ruleset.schema.json",
    id: area.id,
    version: area.version,
    title: area.title,
    region: area.region,
    effective: { from: `${area.year}-01-01`, to: `${area.year}-12-31` },
    selectBy: "discharge",
    lastVerifiedOn: area.verifiedOn,
    groupTable: true,
    ...(area.byReferenceOnly && { byReferenceOnly: true }),
    scheme: { prescribed: schemeOf(area, table.document) },
    codeEditions: { diagnoses: "ICD-10 医保版 2.0", procedures: "ICD-9-CM-3 医保版 2.0" },
    documents: [{ key: table.document, ...area.document }, ...OTHER_DOCUMENTS],
    weights: weightsOf(area, rows),
    settlement: settlementOf(area, rows, table),
    rules: {
      monitoring: {
        consumptionIndex: assume(PRACTICE, "both", "method", "费用、时间消耗指数的两种读法并列"),
        groupingRate: {
          longestStayDays: indicator(60, "days", "入组率：剔除住院超过 60 天的病例"),
          lowestCost: indicator("5", "yuan", "入组率：剔除费用低于 5 元的病例"),
        },
      },
    },
  };
}

/** The key of an area's table among the documents of its edition. */
export function tableKey({ id, version }: TableFacts): string {
  return `${id}-${version}-group-table`;
}

/** What an edition rests on beside the table. */
const OTHER_DOCUMENTS = [
  {
    key: INDICATORS,
    title: "DRG指标公式（公开介绍）",
    href: "https://www.rehr.cn/seogonglue/8657.html",
    seen: "excerpt",
  },
  {
    key: PRACTICE,
    title: "行业通行做法（未见原文）",
    seen: "none",
    note: "本键下的取值均为假定：业内普遍采用，但未见任何文件原文。",
  },
  {
    key: DECISION,
    title: "本规则集的编者决定（文件未作规定）",
    seen: "none",
    note: "文件没有写明、而计算必须有答案之处；理由见 docs/rulesets.md。",
  },
];

function schemeOf(area: TableFacts, key: string): object {
  const sameYear = area.scheme.endsWith(`@${area.year}`);
  return {
    value: area.scheme,
    unit: "scheme",
    source: { document: key, clause: `${area.year}年病组目录` },
    status: sameYear ? "reported" : "assumed",
    ...(!sameYear && { note: `表中病组与 ${area.scheme} 相合；表未写明所用方案。` }),
  };
}

/** The groups' figures are those of the table; what they are figures of, and which cases they are for, no table says. */
function weightsOf({ points }: TableFacts, rows: readonly TableRow[]): object {
  const hasUngrouped = rows.some(({ drg }) => drg === "0000");
  const unstable = (of: string) =>
    assume(PRACTICE, "mean", "method", `非稳定病组的${of}：${of}表逐组给出，此项不影响结果`);
  const average = "均费病组为 100 点：点数表逐组给出，此项不影响结果";
  return {
    groupWeight: points
      ? {
          method: "basePoints",
          pointsPerAverage: assume(PRACTICE, "100", "points", average),
          unstableGroups: unstable("点数"),
        }
      : { method: "relativeWeight", unstableGroups: unstable("权重") },
    coefficient: { method: "none" },
    caseClasses: {
      hitPolicy: "first",
      order: assume(
        DECISION,
        ["bed-day", "invalid", "ungroupable", "normal"],
        "order of classes",
        "病例分类的先后次序",
        "没有文件写明一例同时符合几类时的次序。",
      ),
      multipleOf: assume(PRACTICE, "paymentStandard", "method", "倍率以病组支付标准为底"),
      thresholds: {},
      classes: {
        "bed-day": {
          when: {
            careTypes: assume(
              PRACTICE,
              ["psychiatric", "hospice", "rehabilitation"],
              "care types",
              "床日付费的范围：精神、安宁疗护、康复等长期住院",
            ),
            withoutMarks: ["bedDayExit"],
          },
          points: { method: "outside" },
        },
        invalid: { when: { status: ["invalid"] }, points: { method: "outside" } },
        ungroupable: {
          when: { status: ["ungroupable"] },
          points: { method: hasUngrouped ? "complete" : "outside" },
        },
        normal: { when: {}, points: { method: "complete" } },
      },
    },
  };
}

function indicator(value: unknown, unit: string, clause: string): object {
  return { value, unit, source: { document: INDICATORS, clause, facts: ["NAT-042"] }, status: "reported" };
}
