import { type Diagnostic, memberColumn, type Severity, type TableColumn } from "../../primitives/index.js";
import type { Terminal } from "../terminal.js";
import { type PrintOptions, printTable } from "./print-table.js";

const SEVERITY_ZH: Readonly<Record<Severity, string>> = { error: "错误", warning: "注意", info: "说明" };

/** 打印诊断: findings of a lint as a table, the worst first, or as JSON. */
export function printDiagnostics(
  terminal: Terminal,
  diagnostics: readonly Diagnostic[],
  options: PrintOptions,
): void {
  const { locale } = options;
  if (diagnostics.length === 0 && options.format === "table") {
    terminal.stdout.write(locale === "zh" ? "没有发现问题。\n" : "Nothing found.\n");
    return;
  }
  const order: readonly Severity[] = ["error", "warning", "info"];
  const sorted = order.flatMap((severity) => diagnostics.filter((one) => one.severity === severity));
  const columns: TableColumn<Diagnostic>[] = [
    {
      field: "severity",
      title: { zh: "程度", en: "severity" },
      value: ({ severity }) =>
        locale === "zh" && options.format === "table" ? SEVERITY_ZH[severity] : severity,
    },
    memberColumn("code", { zh: "代码", en: "code" }),
    memberColumn("path", { zh: "位置", en: "path" }),
    { field: "message", title: { zh: "内容", en: "message" }, value: ({ message }) => message[locale] },
  ];
  printTable(terminal, columns, sorted, options);
}
