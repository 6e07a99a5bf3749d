import * as z from "zod";

/*
 * 答复的模式: the answers as zod, for the OpenAPI document and the tools' structured output. They describe what the library gives; a test holds real
 * answers against them.
 */

const LocalizedText = z
  .object({ zh: z.string(), en: z.string() })
  .describe("中文与英文 in Chinese and English");

const Decimal = z.string().describe("十进制数，文本 a decimal as text, exact");

const Diagnostic = z
  .object({
    code: z.string().describe("stable code"),
    severity: z.literal(["error", "warning", "info"]),
    path: z.string().describe("place in the case or the edition"),
    message: LocalizedText,
    clause: z.string().optional(),
    related: z.array(z.string()).optional(),
    suggestion: LocalizedText.optional(),
  })
  .describe("诊断信息 something that was noticed");

const TraceStep = z
  .object({
    level: z.literal(["record", "mdc", "adrg", "drg"]),
    entry: z.string(),
    name: z.string(),
    held: z.boolean(),
    operands: z.array(z.string()),
    assumed: z.array(LocalizedText).optional(),
  })
  .describe("分组步骤 a condition that was tried");

const GroupingResult = z
  .object({
    caseId: z.string(),
    scheme: z.string().describe("id@version"),
    status: z
      .literal(["grouped", "ambiguous", "ungroupable", "invalid", "without-drg"])
      .describe("已入组、歧义组、未入组、校验不通过、核心组无细分组"),
    mdc: z.string(),
    adrg: z.string(),
    drg: z.string().describe("0000 where nothing matched"),
    complication: z.literal(["mcc", "cc", "none"]).nullable(),
    codesInDoubt: z.array(z.string()).optional().describe("places of codes that are none"),
    diagnostics: z.array(Diagnostic),
    trace: z.array(TraceStep).optional(),
  })
  .describe("分组结果 the group of a case under a scheme; no amount");

const CaseEdit = z.looseObject({ edit: z.string() }).describe("改动 an edit of the case");

const EditedResult = z.object({
  text: z.string().describe("the edit in the asked language"),
  edit: CaseEdit,
  result: GroupingResult,
});

const ListedComplication = z
  .object({
    list: z.literal(["mcc", "cc"]),
    code: z.string(),
    position: z.int(),
    principalDiagnosis: z.string(),
  })
  .describe("列表中的其他诊断 another diagnosis that stands in a list of complications");

const ExcludedComplication = ListedComplication.extend({
  table: z
    .string()
    .optional()
    .describe(
      "排除表: the exclusion table that it names and that holds the principal diagnosis; absent where it is that diagnosis over again",
    ),
}).describe("被排除的合并症 a complication that does not count, for the principal diagnosis excludes it");

const CodeRole = z
  .object({
    kind: z.literal(["diagnosis", "procedure"]),
    position: z.int(),
    code: z.string(),
    changes: z.object({
      status: z.boolean(),
      mdc: z.boolean(),
      adrg: z.boolean(),
      drg: z.boolean(),
      complication: z.boolean(),
    }),
    without: GroupingResult,
    excluded: z.array(ExcludedComplication).optional(),
    unexcluded: z
      .array(ListedComplication)
      .optional()
      .describe("无排除表: lists by which it counts while the principal diagnosis has no exclusion table"),
  })
  .describe("编码的作用 what is another without the code");

const Explanation = z
  .object({
    result: GroupingResult,
    text: z.string().describe("分组说明 in the asked language, a step a line"),
    decisive: z.array(CodeRole).optional(),
    changes: z.array(EditedResult).optional().describe("反事实 smallest edits that change the group"),
  })
  .describe("分组说明 how a case came to its group");

const WhyNot = z
  .looseObject({
    group: z.string(),
    reason: z.literal([
      "reached",
      "no-such-group",
      "not-used",
      "record-invalid",
      "refused",
      "condition-failed",
      "no-main-procedure",
      "taken-earlier",
    ]),
    result: GroupingResult,
    failed: z
      .looseObject({
        level: z.literal(["mdc", "adrg", "drg"]),
        entry: z.string(),
        name: z.string(),
        state: z.string(),
        text: LocalizedText,
        excluded: z.array(ExcludedComplication),
      })
      .optional()
      .describe("the first condition that did not hold"),
    takenBy: z.looseObject({ entry: z.string(), name: z.string() }).optional(),
    remedy: z.looseObject({ edits: z.array(CaseEdit), result: GroupingResult }).optional(),
    text: z.string().describe("in the asked language"),
  })
  .describe("为何未入某组");

const UsedValue = z
  .object({ path: z.string(), value: z.unknown(), unit: z.string(), clause: z.string() })
  .describe("a value of the edition that the figures rest on");

/** What every figure of money or weight stands on. */
const basis = {
  ruleset: z.string().describe("id@version"),
  on: z
    .string()
    .describe(
      "the day whose values count, and of the scheme; where each case has its own, that of the first",
    ),
  changes: z.array(z.string()).describe("变动日: days within the edition's life on which its values change"),
  scheme: z.string(),
  assumptions: z.array(UsedValue).describe("采用的假定 values without a text that was seen"),
  supplied: z.array(UsedValue).describe("地方提供的取值"),
  notEvaluated: z
    .array(
      z.object({
        rule: z.string(),
        path: z.string(),
        status: z.literal(["illegible", "unknown"]),
        clause: z.string(),
        remedy: LocalizedText,
      }),
    )
    .describe("未执行的规则 rules that lack a value"),
  diagnostics: z.array(Diagnostic),
};

const DAY_OF_CASE = z
  .string()
  .describe(
    "the day whose values count for the case: the day asked for, or else its day of discharge, or the edition's first day where it has none",
  );

const WeighedCase = z
  .looseObject({
    on: DAY_OF_CASE,
    grouping: GroupingResult,
    result: z
      .looseObject({
        caseId: z.string(),
        drg: z.string(),
        status: z.string(),
        caseClass: z.string().optional(),
        multiple: Decimal.optional(),
        basePoints: Decimal.optional(),
        coefficient: Decimal.optional(),
        points: Decimal.optional(),
        reason: z.string().optional(),
      })
      .describe("病例计点 points (weight under the rate method); no amount in yuan"),
    clauses: z.record(z.string(), z.string()).describe("path of a value -> document and clause"),
    text: z.string().optional().describe("计点说明 in the asked language"),
  })
  .describe("计点结果");

const WeighAnswer = z
  .object({ ...basis, results: z.array(WeighedCase) })
  .describe("计点 the cases in their order");

const PricedCase = z
  .object({
    caseId: z.string(),
    on: DAY_OF_CASE,
    status: z.string().describe("grouping status"),
    drg: z.string(),
    name: z.string().optional(),
    codesInDoubt: z.boolean(),
    weight: z.string().optional().describe("relative weight or base points; absent where the table has none"),
    prices: z
      .array(z.object({ payer: z.string(), rate: Decimal, standard: Decimal }))
      .describe("支付标准, one a class of hospital and fund; yuan"),
    reason: z.string().optional().describe("why there is no price"),
    remarks: z.array(z.string()).describe("what has to be known with the price"),
  })
  .describe("计价 what the group of a case is paid; no settlement");

const PriceAnswer = z
  .object({ ...basis, results: z.array(PricedCase) })
  .describe("计价 the cases in their order");

const SettleAnswer = z
  .object({
    ...basis,
    period: z.object({ from: z.string(), to: z.string() }),
    unit: z.literal(["points", "rate"]),
    counts: z.record(z.string(), z.int()).describe("cases by what became of them"),
    ledgers: z.array(
      z.looseObject({ poolingArea: z.string(), insuranceType: z.string(), status: z.string() }),
    ),
    statement: z
      .array(z.looseObject({ hospitalId: z.string(), insuranceType: z.string() }))
      .describe("结算清单 a line a hospital and fund; yuan, exact to the fen; null is not known"),
    units: z.array(z.looseObject({ unit: z.string() })).describe("支付单元"),
    unsettled: z.array(z.looseObject({ reason: z.string(), cases: z.int() })).describe("未结算病例"),
    cases: z
      .array(z.looseObject({ caseId: z.string(), drg: z.string(), settlement: z.string() }))
      .describe("病例结算结果 in the order of the cases"),
  })
  .describe("结算结果 of an area; nothing is stored");

const CodeFound = z.object({
  code: z.string(),
  name: z.string(),
  kind: z.literal(["diagnosis", "procedure"]),
  grey: z.boolean().describe("灰码 not for settlement"),
});

const CodesAnswer = z.object({
  found: z.array(CodeFound),
  more: z.boolean().describe("there are further ones"),
});

const SchemeLine = z.object({
  reference: z.string(),
  title: LocalizedText,
  region: z.string().optional(),
  inForceFrom: z.string().optional(),
  revision: z.int().optional(),
  counts: z.object({ mdcs: z.int(), adrgs: z.int(), drgs: z.int() }),
  standing: z
    .literal(["whole", "gaps", "unfit", "own"])
    .describe("完整、有缺口、不宜使用、自有; see docs/conformance.md"),
});

const RulesetLine = z.object({
  reference: z.string(),
  title: LocalizedText,
  region: z.string(),
  effective: z.object({ from: z.string(), to: z.string().nullable() }),
  lastVerifiedOn: z.string(),
  lineage: z.array(z.string()),
  scheme: z.string().describe("the loaded scheme that it groups with on its first day"),
});

const Clause = z
  .object({
    id: z.string(),
    citations: z.array(
      z.object({
        ruleset: z.string(),
        path: z.string(),
        from: z.string().optional(),
        value: z.unknown(),
        unit: z.string(),
        status: z.literal(["official", "reported", "supplied", "assumed", "illegible", "unknown"]),
        clause: z.string(),
        quote: z.string().optional(),
        note: z.string().optional(),
        document: z.looseObject({ key: z.string(), title: z.string().optional() }),
      }),
    ),
  })
  .describe("条款 every value of the loaded editions that cites a clause");

/** The answers by the names that the OpenAPI document has for them. */
export const ANSWERS = {
  LocalizedText,
  Diagnostic,
  GroupingResult,
  Explanation,
  WhyNot,
  WeighedCase,
  WeighAnswer,
  PricedCase,
  PriceAnswer,
  SettleAnswer,
  CodesAnswer,
  SchemeLine,
  RulesetLine,
  Clause,
} as const;
