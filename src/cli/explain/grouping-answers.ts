import type { InpatientCase } from "../../cases/index.js";
import { counterfactuals, decisiveCodes, describeEdit } from "../../grouping/explain/index.js";
import type { CompiledScheme, GroupingOptions } from "../../grouping/index.js";
import type { Locale } from "../../primitives/index.js";
import { textTable } from "../table/text-table.js";

/** 编码作用: for each code, what would be another without it. */
export function codesText(record: InpatientCase, scheme: CompiledScheme, locale: Locale): string {
  const heads =
    locale === "zh" ? ["编码", "去掉后改变", "去掉后的病组"] : ["code", "changes", "group without it"];
  const rows = decisiveCodes(record, scheme).map(({ code, changes, without }) => {
    const changed = Object.entries(changes).filter(([, different]) => different);
    return [code, changed.map(([part]) => part).join(", ") || "—", without.drg];
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
