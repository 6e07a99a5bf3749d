import type { InpatientCase } from "../../cases/index.js";
import {
  assumedClause,
  counterfactuals,
  decisiveCodes,
  describeEdit,
  whyNot,
} from "../../grouping/explain/index.js";
import type { CompiledScheme } from "../../grouping/index.js";
import type { Locale } from "../../primitives/index.js";
import { textTable } from "../table/text-table.js";

/** 为何未入组: the first condition that failed, and edits that would bring the case into the group. */
export function whyNotText(
  record: InpatientCase,
  group: string,
  scheme: CompiledScheme,
  locale: Locale,
): string {
  const { reason, failed, takenBy, remedy } = whyNot(record, group, scheme);
  const head = locale === "zh" ? `为何未入 ${group}：${reason}` : `Why not ${group}: ${reason}`;
  const lines = [head];
  if (failed) {
    const clause = assumedClause(failed.assumed, locale);
    lines.push(`  ${failed.level} ${failed.entry} ${failed.name}: ${failed.text[locale]}${clause}`);
  }
  if (takenBy) lines.push(`  → ${takenBy.entry} ${takenBy.name}${assumedClause(takenBy.assumed, locale)}`);
  if (remedy) {
    const edits = remedy.edits.map((edit) => describeEdit(edit)[locale]).join("; ");
    lines.push(
      locale === "zh"
        ? `  若：${edits}，则入 ${remedy.result.drg}`
        : `  With: ${edits}: ${remedy.result.drg}`,
    );
  }
  return lines.join("\n");
}

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
export function changesText(record: InpatientCase, scheme: CompiledScheme, locale: Locale): string {
  const heads = locale === "zh" ? ["改动", "病组"] : ["edit", "group"];
  const rows = counterfactuals(record, scheme).map(({ edit, result }) => [
    describeEdit(edit)[locale],
    result.drg,
  ]);
  return textTable(
    heads.map((title) => ({ title, align: "left" })),
    rows,
  );
}
