import { type LintFinding, type LintKind, lintKinds } from "../../grouping/lint/index.js";
import { counted, type Locale, type LocalizedText, type Severity } from "../../primitives/index.js";
import type { Terminal } from "../terminal.js";

/** Findings of one kind that are printed before the rest is counted. */
const SHOWN = 5;

const SEVERITY_WORDS: Readonly<Record<Severity, LocalizedText>> = {
  error: { zh: "错误", en: "error" },
  warning: { zh: "注意", en: "warning" },
  info: { zh: "说明", en: "note" },
};

/**
 * 打印方案检查: the findings by kind, the worst first, one line a cause with its first places and a witness case; notes are only
 * counted unless `all` is asked for.
 */
export function printLint(
  terminal: Terminal,
  reference: string,
  findings: readonly LintFinding[],
  { locale, all }: { readonly locale: Locale; readonly all: boolean },
): void {
  const kinds = lintKinds(findings);
  const lines = [headline(reference, findings, locale), ""];
  for (const kind of kinds) lines.push(...kindLines(kind, locale, all));
  if (!all && kinds.some(({ findings: own, severity }) => severity === "info" || own.length > SHOWN)) {
    lines.push("", locale === "zh" ? "全部列出：加 --all" : "To list everything: --all");
  }
  terminal.stdout.write(`${lines.join("\n")}\n`);
}

function headline(reference: string, findings: readonly LintFinding[], locale: Locale): string {
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  const [errors, warnings, notes] = [count("error"), count("warning"), count("info")];
  return locale === "zh"
    ? `${reference}：错误 ${errors}，注意 ${warnings}，说明 ${notes}`
    : `${reference}: ${counted(errors, "error")}, ${counted(warnings, "warning")}, ${counted(notes, "note")}`;
}

function kindLines({ code, severity, title, findings }: LintKind, locale: Locale, all: boolean): string[] {
  const head = `[${SEVERITY_WORDS[severity][locale]}] ${title[locale]} (${findings.length})  ${code}`;
  if (severity === "info" && !all) return [head];
  const shown = all ? findings : findings.slice(0, SHOWN);
  const rest = findings.length - shown.length;
  return [
    head,
    ...shown.map((finding) => `  - ${finding.message[locale]}${witnessText(finding, locale)}`),
    ...(rest === 0 ? [] : [locale === "zh" ? `  … 另有 ${rest} 处` : `  … and ${rest} more`]),
  ];
}

function witnessText({ witness }: LintFinding, locale: Locale): string {
  if (witness === undefined) return "";
  const { record, result } = witness;
  const codes = [...record.diagnoses, ...record.procedures].join(" ");
  return locale === "zh" ? ` 例：${codes} → ${result.drg}` : ` Case: ${codes} -> ${result.drg}`;
}
