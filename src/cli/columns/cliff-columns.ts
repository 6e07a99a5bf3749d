import type { Cliff } from "../../engine/index.js";
import { type LocalizedText, memberColumn, type TableColumn } from "../../primitives/index.js";
import { HOSPITAL_COLUMN } from "../../settlement/index.js";

const MEASURES: Readonly<Record<Cliff["measure"], LocalizedText>> = {
  cost: { zh: "总费用", en: "total cost" },
  days: { zh: "住院天数", en: "length of stay" },
  return: { zh: "再入院间隔天数", en: "days until the return" },
};

/** The hospital's column, where the rows are of hospitals. */
export const CLIFF_HOSPITAL: TableColumn<Cliff> = {
  ...HOSPITAL_COLUMN,
  title: { zh: "医疗机构", en: "hospital" },
};

/**
 * 断点表各栏.
 *
 * @param names what the limits are called, by path
 */
export function cliffColumns(names: Readonly<Record<string, LocalizedText>>): readonly TableColumn<Cliff>[] {
  const figure = (
    field: string,
    title: LocalizedText,
    value: (cliff: Cliff) => number | undefined,
    shown?: "report" | "file",
  ): TableColumn<Cliff> => ({
    ...{ field, title, format: "decimal", value: (cliff) => rounded(value(cliff)) },
    ...(shown && { shown }),
  });
  const measured = (measure: "ratio" | "excess", title: LocalizedText, shown?: "report") => [
    figure(measure, title, (cliff) => cliff[measure]?.value, shown),
    figure(`${measure}Low`, ends(title).low, (cliff) => cliff[measure]?.low, shown && "file"),
    figure(`${measure}High`, ends(title).high, (cliff) => cliff[measure]?.high, shown && "file"),
  ];
  return [
    {
      field: "limit",
      title: { zh: "界限", en: "limit" },
      value: ({ path }) => path,
      words: names,
    },
    memberColumn("measure", { zh: "比较的量", en: "measure" }, { words: MEASURES, shown: "file" }),
    memberColumn("figure", { zh: "取值", en: "figure" }, { format: "decimal" }),
    {
      ...{ field: "window", title: { zh: "窗宽（% 或天）", en: "window (% or days)" }, format: "decimal" },
      value: ({ measure, window }) => (measure === "cost" ? Math.round(window * PERCENT) : window),
    },
    memberColumn(
      "outerBefore",
      { zh: "界前外窗", en: "outer window before" },
      { format: "count", shown: "file" },
    ),
    memberColumn("before", { zh: "界前例数", en: "just before" }, { format: "count" }),
    memberColumn("beyond", { zh: "越界例数", en: "just beyond" }, { format: "count" }),
    memberColumn(
      "outerBeyond",
      { zh: "越界外窗", en: "outer window beyond" },
      { format: "count", shown: "file" },
    ),
    memberColumn("step", { zh: "越界一步（元）", en: "a step pays (yuan)" }, { format: "yuan" }),
    memberColumn(
      "ahead",
      { zh: "界前合计（元）", en: "ahead of those before (yuan)" },
      { format: "yuan", shown: "report" },
    ),
    memberColumn(
      "behind",
      { zh: "越界合计（元）", en: "behind those beyond (yuan)" },
      { format: "yuan", shown: "report" },
    ),
    ...measured("ratio", { zh: "两侧之比", en: "ratio" }, "report"),
    ...measured("excess", { zh: "聚集程度", en: "bunching" }),
  ];
}

const PERCENT = 100;

/** Decimals of a ratio. */
const PLACES = 4;

/** A ratio as it is written; empty where there is none. */
function rounded(ratio: number | undefined): number | "" {
  return ratio === undefined ? "" : Number(ratio.toFixed(PLACES));
}

function ends({ zh, en }: LocalizedText) {
  return {
    low: { zh: `${zh}下限（95%）`, en: `${en}, low (95%)` },
    high: { zh: `${zh}上限（95%）`, en: `${en}, high (95%)` },
  };
}
