import type { FieldTable, Shape } from "../../src/cases/fields/field.js";
import type { RowKind } from "../../src/cases/rows/row-kind.js";
import {
  APPLICATION_TABLE,
  ASSESSMENT_TABLE,
  applicationRows,
  assessmentRows,
  CHANGE_TABLE,
  changeRows,
  DECISION_TABLE,
  decisionRows,
  FINDING_STEP_TABLE,
  findingStepRows,
  GROUP_DECISION_TABLE,
  groupDecisionRows,
  PREPAID_TABLE,
  prepaidRows,
} from "../../src/cli/year/year-rows.js";
import { KIND_WORDS } from "../../src/cli/year/year-words.js";
import type { LocalizedText } from "../../src/primitives/index.js";
import { shapeWords } from "./shape-words.js";

/** An input of a step of the year: the option that takes it, and a row of it as somebody would write it. */
interface YearInput {
  readonly option: string;
  readonly commands: string;
  readonly table: FieldTable;
  readonly kind: RowKind<unknown>;
  readonly about: LocalizedText;
  readonly example: readonly object[];
}

const FINDING = { findingId: "split-stay:C-17+C-21" };

const INPUTS: readonly YearInput[] = [
  {
    option: "--applications",
    commands: "`review`",
    table: APPLICATION_TABLE,
    kind: applicationRows,
    about: {
      zh: "医疗机构的申请，每行一件。`reason` 须为规则集该类申请所列的理由之一（各规则集所列见 [docs/rulesets](rulesets/coverage.md) 中其页），未列理由的规则集任何理由均受理。`record`（修正后的整份病案）只有病案修正才有，单元格装不下，只能写在 JSON 中。",
      en: "What hospitals apply for, one application a row. `reason` is one of those that the edition lists for the kind (they stand on its page in [docs/rulesets](rulesets/coverage.md)); where it lists none, any is heard. `record`, the whole corrected record, is for a record correction alone; no cell holds it, so that it stands in JSON.",
    },
    example: [
      {
        ...{ applicationId: "A-1", kind: "special-review", hospitalId: "H1", caseId: "C-17" },
        ...{ appliedOn: "2021-03-02", reason: "high-cost" },
      },
      {
        ...{ applicationId: "A-2", kind: "record-correction", hospitalId: "H1", caseId: "C-18" },
        ...{ appliedOn: "2021-02-20", reason: "improperly-filled" },
        record: { caseId: "C-18", hospitalId: "H1", diagnoses: ["K22.301"], totalCost: "8012.30" },
      },
    ],
  },
  {
    option: "--decisions",
    commands: "`review`",
    table: DECISION_TABLE,
    kind: decisionRows,
    about: {
      zh: "专家对申请的决定，每行一件；没有决定的申请停在“已受理”。`points` 用于核定点数的规则集，`unreasonableCost` 为从费用中剔除的部分。",
      en: "What the experts decided on an application, one a row; an application without a decision stays admitted. `points` is for an edition whose experts set them, `unreasonableCost` what is taken off the cost.",
    },
    example: [{ applicationId: "A-1", votesFor: 5, votesAgainst: 0, points: "250" }],
  },
  {
    option: "--decisions",
    commands: "`review groups`",
    table: GROUP_DECISION_TABLE,
    kind: groupDecisionRows,
    about: {
      zh: "评审对费用异常病组的决定，每组一行。",
      en: "What the board decided on an abnormal group, one a row.",
    },
    example: [{ drg: "BR23", votesFor: 4, votesAgainst: 1 }],
  },
  {
    option: "--changes",
    commands: "`resettle`",
    table: CHANGE_TABLE,
    kind: changeRows,
    about: {
      zh: "病例的变更：`review` 所写的 `marks.jsonl`，或手写的各行。每行写 `marks`（各标记见[病例标记](marks.md)，表格中每个标记一列，如 `marks.approvedPoints`）或 `record`（修正后的整份病案）；`applicationId` 与 `kind` 供人查阅。",
      en: "What changes about cases: `marks.jsonl` of `review`, or rows written by hand. A row has `marks` ([which there are](marks.md); in a table each is a column, `marks.approvedPoints`) or `record`, the whole corrected record; `applicationId` and `kind` are for people.",
    },
    example: [
      {
        caseId: "C-17",
        hospitalId: "H1",
        applicationId: "A-1",
        kind: "special-review",
        marks: { specialReviewApproved: true, approvedPoints: "250" },
      },
    ],
  },
  {
    option: "--prepaid",
    commands: "`prepay`, `clear`",
    table: PREPAID_TABLE,
    kind: prepaidRows,
    about: {
      zh: "已预拨的金额：`prepay` 所写的 `prepayment.csv`，或手写的各行，每机构、险种（与月份）一行。没有拨付的写 0，空着即不详。",
      en: "What was prepaid: `prepayment.csv` of `prepay`, or rows written by hand, one a hospital and fund (and month). Write 0 where nothing was paid; empty is not known.",
    },
    example: [
      {
        month: "2020-12",
        hospitalId: "H1",
        poolingArea: "SX",
        insuranceType: "employee",
        payment: "21980.26",
      },
    ],
  },
  {
    option: "--assessment",
    commands: "`clear`",
    table: ASSESSMENT_TABLE,
    kind: assessmentRows,
    about: {
      zh: "年度考核得分，每机构一行，返还保证金用；没有得分的机构，其保证金暂不返还，为不详。",
      en: "Scores of the yearly assessment, one a hospital, for the deposit; of a hospital without one it is not known what is given back.",
    },
    example: [{ hospitalId: "H1", assessmentScore: "95" }],
  },
  {
    option: "--steps",
    commands: "`clear`",
    table: FINDING_STEP_TABLE,
    kind: findingStepRows,
    about: {
      zh: "稽核人员对疑点（`screen` 所写的 `findings.jsonl`，其 `findingId`）所做的各步，依次排列：`highly-suspicious` 高度疑似（高度可疑）、`joint-judgement` 综合研判（联合研判）、`targeted-audit` 针对性稽核（专项核查）、`confirmed` 确认扣款（认定），或随时 `dismissed` 排除，中英文都可写。步骤不能跳过，日期不能早于前一步；针对性稽核与确认扣款须有证据，确认扣款须写 `deduction`（可为 0），只有确认的才在清算中扣款。",
      en: "What auditors did about findings (`findingId` of `findings.jsonl` of `screen`), in order: `highly-suspicious`, `joint-judgement`, `targeted-audit`, `confirmed`, or `dismissed` from anywhere. The Chinese words are read too. No step is left out or dated before the one that it follows; a targeted audit and a confirmation name evidence, and a confirmation states its `deduction` (0 is one), and only what is confirmed is deducted when the year is cleared.",
    },
    example: [
      { ...FINDING, step: "highly-suspicious", by: "auditor-1", role: "agency", on: "2021-03-01" },
      { ...FINDING, step: "joint-judgement", by: "panel", role: "experts", on: "2021-03-02" },
      {
        ...FINDING,
        step: "targeted-audit",
        by: "auditor-2",
        role: "agency",
        on: "2021-03-03",
        evidence: ["E-1"],
      },
      {
        ...FINDING,
        step: "confirmed",
        by: "bureau",
        role: "bureau",
        on: "2021-03-04",
        evidence: ["E-1"],
        deduction: "100.00",
      },
    ],
  },
];

/** 年度输入 (`docs/year-inputs.md`): what the steps of the year read beside the settlement, from the tables that their readers are made of. */
export function yearInputsPage(): string {
  const kinds = Object.entries(KIND_WORDS).map(([kind, { zh, en }]) => `\`${kind}\` ${zh} ${en}`);
  return `<!-- Generated by \`npm run records\` from src/cli/year/year-rows.ts; do not edit. -->
# 年度各步的输入 Inputs of the steps of the year

\`prepay\`、\`review\`、\`resettle\`、\`clear\` 在结算之外所读的文件。各为 JSONL、JSON、CSV 或 \`.xlsx\`，列名用英文字段名或所列中文名，类别与险种的值也可写中文（特病单议、职工），单元格中的列表以 \`|\` 分隔。例中的病例与机构均为虚构。
What \`prepay\`, \`review\`, \`resettle\` and \`clear\` read beside the settlement. Each is JSONL, JSON, CSV or \`.xlsx\`; columns have the names of the fields or the Chinese names below, kinds and funds may be said in Chinese (特病单议, 职工), and lists within a cell are parted by \`|\`. Cases and hospitals of the examples are made up.

申请类别 Kinds of application (\`kind\`): ${kinds.join("; ")}.

${INPUTS.map(inputSection).join("\n\n")}

## \`--calendar\` (\`review\`, \`year\`)

节假日与调休，JSON：放假的日子 \`holidays\`，调为上班的周末 \`workdays\`，均为 \`YYYY-MM-DD\` 的列表。没有任何一天的年份，其工作日不详，按工作日计的期限也就不详。
Holidays and weekends that are worked, as JSON: two lists of \`YYYY-MM-DD\`. Of a year that the file names no day of, working days are not known, nor is a last day that is counted by them.

\`\`\`json
{ "holidays": ["2021-02-11", "2021-02-12", "2021-02-15", "2021-02-16", "2021-02-17"], "workdays": ["2021-02-07", "2021-02-20"] }
\`\`\`
`;
}

function inputSection({ option, commands, table, kind, about, example }: YearInput): string {
  for (const row of example) {
    const read = kind.parse(row);
    if (!read.ok) throw new Error(`${option}: ${JSON.stringify(read.problems)}`);
  }
  const rows = Object.entries(table.fields).map(([name, { names = [], type }]) => {
    const own = [...new Set(names)].join("、");
    const must = table.required.includes(name) ? "必填 required" : "";
    return `| \`${name}\` | ${own} | ${valueWords(type.shape)} | ${must} |`;
  });
  return [
    `## \`${option}\` (${commands})`,
    "",
    about.zh,
    about.en,
    "",
    "| 字段 field | 列名 column | 取值 value | |",
    "| --- | --- | --- | --- |",
    ...rows,
    "",
    "```jsonl",
    ...example.map((row) => JSON.stringify(row)),
    "```",
  ].join("\n");
}

/** 取值: the kind in Chinese, then the words that the tables of records have for it; of a whole record and of marks other pages tell. */
function valueWords(shape: Shape): string {
  if (shape.kind === "record") return "病例 a case ([fields](cases.md))";
  if (shape.kind === "map") return "标记 map of marks";
  const zh = shape.kind === "text" ? TEXTS[shape.of] : KINDS[shape.kind];
  return [zh, shapeWords(shape)].filter((part) => part !== undefined).join(" ");
}

const TEXTS = { text: "文本", code: "编码" };
const KINDS: Readonly<Partial<Record<Shape["kind"], string>>> = {
  date: "日期",
  whole: "整数",
  amount: "元",
  decimal: "数",
  list: "列表",
};
