import type { InpatientCase } from "../../cases/index.js";
import {
  type CodeRole,
  counterfactuals,
  decisiveCodes,
  describeEdit,
  describeExcluded,
  describeUnexcluded,
} from "../../grouping/explain/index.js";
import type { CompiledScheme, GroupingOptions } from "../../grouping/index.js";
import type { Locale } from "../../primitives/index.js";
import { textTable } from "../table/text-table.js";

/** Parts of a grouping result that a code may change, in Chinese. */
const PARTS: Readonly<Record<keyof CodeRole["changes"], string>> = {
  status: "状态",
  mdc: "主要诊断大类",
  adrg: "核心组",
  drg: "细分组",
  complication: "合并症程度",
};
const PART_NAMES = Object.keys(PARTS) as (keyof typeof PARTS)[];

/** 编码作用: for each code, what would be another without it. */
export function codesText(record: InpatientCase, scheme: CompiledScheme, locale: Locale): string {
  const roles = decisiveCodes(record, scheme);
  const tellsWhy = roles.some(({ excluded, unexcluded }) => (excluded ?? unexcluded) !== undefined);
  const heads = [
    ...(locale === "zh" ? ["编码", "去掉后改变", "去掉后的病组"] : ["code", "changes", "group without it"]),
    ...(tellsWhy ? [locale === "zh" ? "作为合并症" : "as a complication"] : []),
  ];
  const rows = roles.map(({ code, changes, without, excluded = [], unexcluded = [] }) => {
    const changed = PART_NAMES.filter((part) => changes[part]);
    const texts = [...excluded.map(describeExcluded), ...unexcluded.map(describeUnexcluded)];
    const why = texts.map((text) => text[locale]).join(locale === "zh" ? "；" : "; ");
    const parts = changed.map((part) => (locale === "zh" ? PARTS[part] : part));
    return [code, parts.join(locale === "zh" ? "、" : ", ") || "—", without.drg, ...(tellsWhy ? [why] : [])];
  });
  return textTable(
    heads.map((title) => ({ title, align: "left" })),
    rows,
  );
}

/** 最小改动: the smallest single edits that change the group, each grouped again. */
export function changesText(
  record: InpatientCase,
  scheme: CompiledScheme,
  locale: Locale,
  knowing: Pick<GroupingOptions, "dictionary"> = {},
): string {
  const heads = locale === "zh" ? ["改动", "病组"] : ["edit", "group"];
  const rows = counterfactuals(record, scheme, knowing).map(({ edit, result }) => [
    describeEdit(edit)[locale],
    result.drg,
  ]);
  return textTable(
    heads.map((title) => ({ title, align: "left" })),
    rows,
  );
}
