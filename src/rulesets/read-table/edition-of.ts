import { marked, type Payer, type TableFacts, type TableRow } from "./table-facts.js";

const INDICATORS = "drg-indicators";
const PRACTICE = "field-practice";
const DECISION = "edition-decision";

type Status = "reported" | "assumed" | "unknown";

/** 规则集 of an area: what its table prints, each value with the table as source; what it does not print is unknown, and asked. */
export function editionOf(area: TableFacts, rows: readonly TableRow[]): object {
  const key = tableKey(area);
  const cite = (
    value: unknown,
    unit: string,
    clause: string,
    status: Status = "reported",
    note?: string,
  ) => ({
    value,
    unit,
    source: { document: key, clause },
    status,
    ...(note !== undefined && { note }),
  });
  const assume = (document: string, value: unknown, unit: string, clause: string, note?: string) => ({
    value,
    unit,
    source: { document, clause },
    status: "assumed",
    ...(note !== undefined && { note }),
  });
  const unknown = (unit: string, clause: string, note?: string) => cite(null, unit, clause, "unknown", note);
  const hasUngrouped = rows.some(({ drg }) => drg === "0000");
  const { byItem } = area;
  const groupsByItem = byItem === undefined ? [] : marked(rows, "weight", byItem);
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
    scheme: { prescribed: schemeOf(area, key) },
    codeEditions: { diagnoses: "ICD-10 医保版 2.0", procedures: "ICD-9-CM-3 医保版 2.0" },
    documents: [
      { key, ...area.document },
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
    ],
    weights: {
      groupWeight: area.points
        ? {
            method: "basePoints",
            pointsPerAverage: assume(
              PRACTICE,
              "100",
              "points",
              "均费病组为 100 点：点数表逐组给出，此项不影响结果",
            ),
            unstableGroups: assume(
              PRACTICE,
              "mean",
              "method",
              "非稳定病组的点数：点数表逐组给出，此项不影响结果",
            ),
          }
        : {
            method: "relativeWeight",
            unstableGroups: assume(
              PRACTICE,
              "mean",
              "method",
              "非稳定病组的权重：权重表逐组给出，此项不影响结果",
            ),
          },
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
    },
    settlement: {
      unit: area.points
        ? cite("points", "method", "表印病组点数")
        : area.rate === undefined
          ? assume(PRACTICE, "rate", "method", "表只印权重，以权重与费率付费为推断")
          : cite("rate", "method", "支付标准由权重与费率得出"),
      ...(area.points && {
        pointValue: {
          method: "fund",
          applies: assume(
            PRACTICE,
            true,
            "yes/no",
            "点值 = 统筹基金总额 ÷ 总点数（表未印总额口径；按总费用时改为 total-cost）",
          ),
        },
      }),
      ...(!area.points && {
        rate: {
          source: rateSource(),
          ...lists(),
          abnormal: {
            extremeLow: {
              applies: unknown("yes/no", `费用极低病例（${ofLowLimit("如何付费")}）`),
              multiple: unknown("multiple", `费用极低倍数（${ofLowLimit("是否即极低界限")}）`),
            },
            noWeightByItem: { applies: unknown("yes/no", "无权重病例的付费（表未印）") },
          },
        },
      }),
    },
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

  function indicator(value: unknown, unit: string, clause: string): object {
    return { value, unit, source: { document: INDICATORS, clause, facts: ["NAT-042"] }, status: "reported" };
  }

  /** What a table with limits leaves open of cases below them; without limits it says nothing of such cases. */
  function ofLowLimit(open: string): string {
    return area.limits === undefined ? "表未印" : `表印下限为支付标准的 ${area.limits.low} 倍，${open}未印`;
  }

  function rateSource(): object {
    const { rate } = area;
    if (rate === undefined) {
      return {
        method: "given",
        applies: assume(PRACTICE, true, "yes/no", "支付标准 = 权重 × 费率"),
        rates: unknown("yuan per unit weight", "费率（表未印）"),
      };
    }
    const note = rate.note;
    const table = (rowsOf: readonly Payer[], unit: string, clause: string) =>
      cite(rowsOf, unit, clause, "reported", note);
    return {
      method: rate.method,
      applies: cite(true, "yes/no", "支付标准的算法，各行一致"),
      ...(rate.base && {
        base: cite(rate.base, "yuan per unit weight", "支付标准 ÷ 权重 ÷ 系数", "reported", note),
      }),
      ...(rate.rates && {
        rates: table(rate.rates, "yuan per unit weight", "费率：支付标准 ÷ 权重，或费率一栏"),
      }),
      ...(rate.coefficients && { coefficients: table(rate.coefficients, "coefficient", "等级系数") }),
      ...(rate.columns && { columns: table(rate.columns, "columns", "逐组印出的一栏") }),
    };
  }

  function lists(): object {
    const { uniform, reviewedSingly, limits, volume } = area;
    const uniformGroups = uniform && marked(rows, uniform.column, uniform.mark);
    return {
      ...(uniform &&
        uniformGroups && {
          uniformGroups: {
            applies: uniform.pricedAs
              ? cite(true, "yes/no", `标“${markName(uniform.mark)}”的病组各级同价`)
              : unknown("yes/no", `标“${markName(uniform.mark)}”的病组是否各级同价（表未印）`),
            groups: cite(
              uniformGroups,
              "groups",
              `标“${markName(uniform.mark)}”的 ${uniformGroups.length} 组`,
            ),
            pricedAs: uniform.pricedAs
              ? cite(uniform.pricedAs, "grade", "同价病组所用的等级，由各行系数看出")
              : unknown("grade", "同价病组所用的等级（表未印）"),
          },
        }),
      ...(groupsByItem.length > 0 && {
        byItem: {
          applies: cite(true, "yes/no", `权重一栏印“${byItem}”`),
          groups: cite(groupsByItem, "groups", `权重一栏印“${byItem}”的 ${groupsByItem.length} 组`),
        },
      }),
      ...(limits && {
        limits: {
          applies: cite(true, "yes/no", "下限、上限两栏"),
          low: cite(limits.low, "multiple", "下限 ÷ 支付标准，各行一致"),
          high: cite(limits.high, "multiple", "上限 ÷ 支付标准，各行一致"),
        },
      }),
      ...(reviewedSingly && {
        reviewedSingly: {
          applies: cite(true, "yes/no", "单议一栏"),
          groups: cite(marked(rows, ...reviewedSingly), "groups", "单议一栏标“是”的病组"),
        },
      }),
      ...(volume && {
        volumeControl: {
          applies: cite(true, "yes/no", "控量一栏"),
          limits: cite(
            rows
              .filter(({ cells }) => cells[volume.column] === volume.mark)
              .map(({ drg, cells }) => ({ group: drg, cases: Number(cells[volume.limit]) })),
            "cases",
            "控量病组的例数",
            "reported",
            "超出部分如何付费未印。",
          ),
        },
      }),
    };
  }
}

/** The key of an area's table among the documents of its edition. */
export function tableKey({ id, version }: TableFacts): string {
  return `${id}-${version}-group-table`;
}

function markName(mark: string): string {
  return mark === "yes" ? "基础病组／同等费率" : mark;
}

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
