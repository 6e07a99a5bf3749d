import { isUnit, UNITS } from "../declare/index.js";
import type { LocalizedText } from "../primitives/index.js";
import { placedStates, placedValues } from "./cited-values.js";
import { coverageOf, markdownTable, STATUSES } from "./coverage.js";
import { editionValues } from "./edition-values.js";
import { requireRuleset } from "./require-ruleset.js";
import type { PlacedState, Ruleset, RulesetDocument } from "./ruleset.js";

/** 数据字典: what an edition says, as a Markdown page: every value with unit, status, clause, facts, period and the edition it comes from. */
export function dataDictionary(ruleset: Ruleset): string {
  requireRuleset({ ruleset });
  return [
    `# ${ruleset.title.zh}`,
    `${ruleset.title.en} · \`${ruleset.reference}\``,
    identityTable(ruleset),
    "## 取值 Values",
    valuesTable(ruleset),
    ...auditSection(ruleset),
    ...tableSection(ruleset),
    "## 文件 Documents",
    documentsTable(ruleset.documents),
    "",
  ].join("\n\n");
}

function identityTable(ruleset: Ruleset): string {
  const { effective, lineage, scheme, codeEditions } = ruleset;
  const { values, byStatus } = coverageOf(ruleset);
  const schemes = [scheme.prescribed, ...(scheme.standIn === undefined ? [] : [scheme.standIn])];
  return markdownTable(
    ["", ""],
    [
      ["地区 region (GB/T 2260)", ruleset.region],
      ["有效期 in force", `${effective.from} – ${effective.to ?? ""}（按 ${ruleset.selectBy}）`],
      ["继承 extends", lineage.slice(1).join(" ← ") || "–"],
      [
        "分组方案 scheme",
        schemes
          .flatMap((cited) => placedStates({ path: "", cited }))
          .map(stateText)
          .join("；"),
      ],
      ["编码 codes", `${codeEditions.diagnoses}；${codeEditions.procedures}`],
      ["最近核对 last verified", ruleset.lastVerifiedOn],
      ["取值 values", `${values}：${STATUSES.map((status) => `${status} ${byStatus[status]}`).join("，")}`],
    ],
  );
}

function stateText({ from, cited }: PlacedState): string {
  return `${from === null ? "" : `${from} 起 `}${cited.value ?? "–"}（${cited.status}）`;
}

function valuesTable(ruleset: Ruleset): string {
  const origins = new Map(ruleset.origins.map(({ path, reference }) => [path, reference]));
  const names = new Map(editionValues(ruleset).map(({ path, name }) => [path, name]));
  const rows = placedValues(ruleset).flatMap((placed) =>
    placedStates(placed).map(({ path, from, cited }) => [
      `\`${path}\``,
      nameText(names.get(path)),
      cited.value === null ? "–" : `\`${valueText(cited.value)}\``,
      isUnit(cited.unit) ? UNITS[cited.unit].zh : cited.unit,
      cited.status,
      `${cited.source.document}：${cited.source.clause}${cited.note === undefined ? "" : `。注：${cited.note}`}`,
      (cited.source.facts ?? []).join(" "),
      from ?? "",
      origins.get(path) === ruleset.reference ? "" : (origins.get(path) ?? ""),
    ]),
  );
  const head = [
    "取值 path",
    "名称 name",
    "值 value",
    "单位 unit",
    "状态 status",
    "出处 clause",
    "事实 facts",
    "起 from",
    "来自 inherited from",
  ];
  return markdownTable(head, rows);
}

/** The declared name; empty for an item of a list, whose path is written by its own name. */
function nameText(name: LocalizedText | undefined): string {
  return name === undefined ? "" : `${name.zh} / ${name.en}`;
}

function valueText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function auditSection({ rules }: Ruleset): readonly string[] {
  const rows = Object.entries(rules?.audit ?? {}).map(([id, rule]) => [
    `\`${id}\``,
    `${rule.title.zh} / ${rule.title.en}`,
    rule.kind,
    rule.severity,
    rule.status,
    `${rule.source.document}：${rule.source.clause}`,
    (rule.source.facts ?? []).join(" "),
  ]);
  if (rows.length === 0) return [];
  const head = [
    "规则 rule",
    "名称 title",
    "种类 kind",
    "轻重 severity",
    "状态 status",
    "出处 clause",
    "事实 facts",
  ];
  return ["## 监管规则 Audit rules", markdownTable(head, rows)];
}

function tableSection({ groupTable, version }: Ruleset): readonly string[] {
  if (groupTable === undefined) return [];
  const { source, status, rows, columns, note } = groupTable;
  const text = `${rows.length} 行 rows（${columns.join(", ")}），${status}，${source.document}：${source.clause}${note === undefined ? "" : `。注：${note}`}`;
  return [`## 病组表 Group table`, `\`${version}.groups.json\`：${text}`];
}

/** 文件各栏: key, title, issuer, number and date of a document, as pages list it. */
export function documentCells({ key, href, title, issuer, number, published }: RulesetDocument): string[] {
  const linked = href === undefined ? title : `[${title}](${href})`;
  return [`\`${key}\``, linked, issuer ?? "", number ?? "", published ?? ""];
}

function documentsTable(documents: readonly RulesetDocument[]): string {
  const rows = documents.map((document) => [
    ...documentCells(document),
    document.seen,
    [document.note, document.digest && `SHA-256 ${document.digest.slice(0, 12)}…`].filter(Boolean).join("；"),
  ]);
  const head = [
    "键 key",
    "标题 title",
    "发文机关 issuer",
    "文号 number",
    "日期 date",
    "所见 seen",
    "说明 note",
  ];
  return markdownTable(head, rows);
}
