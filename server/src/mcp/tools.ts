import type { Assumption, Diagnostic, Locale } from "chs-drg";
import { FUND_NAMES } from "chs-drg/cases";
import type { GroupingResult, TraceStep } from "chs-drg/grouping";
import { STATUS_WORDS } from "chs-drg/settlement";
import { ANSWERS } from "../operations/answers.js";
import { type Comparison, compareSchemes, describeComparison } from "../operations/compare-schemes.js";
import { explain } from "../operations/explain.js";
import { group } from "../operations/group.js";
import { SEARCH_FIELDS } from "../operations/knowledge.js";
import type { Operation } from "../operations/operation.js";
import { price } from "../operations/price.js";
import { settle } from "../operations/settle.js";
import { weigh } from "../operations/weigh.js";
import { whyNot } from "../operations/why-not.js";
import { CASE, type Fields, optional, text, type ValuesOf } from "../requests/field.js";
import { readRequest } from "../requests/read-request.js";
import type { FoundCode } from "../shelf/code-search.js";
import { COMPLICATION, GROUPED_AS, KNOWN_AS, LEDGER } from "./said-words.js";
import type { Tool, ToolContext } from "./tool.js";

/** The fields of an operation over one case. */
function oneCase({ shape }: Operation): Fields {
  const { case: _one, cases: _list, ...fields } = shape.fields;
  return { ...fields, case: CASE };
}

/** What an answer under a scheme rests on. */
function underScheme(scheme: string, result: GroupingResult, { knowledge }: ToolContext) {
  const assumed = result.trace?.flatMap(({ entry, assumed: taken = [] }: TraceStep) =>
    taken.map((clause) => ({ entry, ...clause })),
  );
  return { edition: scheme, clauses: knowledge.clauses.idsOfScheme(scheme), assumed: assumed ?? [] };
}

/** What an answer under an edition rests on, as every operation under one tells it. */
interface EditionAnswer {
  readonly ruleset: string;
  readonly assumptions: readonly Assumption[];
}

/** The answer with the clauses of the values at some paths of its edition. */
function underEdition(answer: EditionAnswer, paths: readonly string[], { knowledge }: ToolContext) {
  const ids = paths.flatMap((path) => knowledge.clauses.idsOf(answer.ruleset, path));
  return {
    edition: answer.ruleset,
    clauses: [...new Set(ids)],
    assumed: answer.assumptions,
    result: answer,
  };
}

function groupLine(
  { scheme, status, mdc, adrg, drg, complication, diagnostics }: GroupingResult,
  locale: Locale,
): string {
  const found = [GROUPED_AS[status][locale], ...(complication ? [COMPLICATION[complication][locale]] : [])];
  const path = `${mdc} → ${adrg} → ${drg}`;
  const head =
    locale === "zh"
      ? `${scheme}：${path}（${found.join("，")}）`
      : `${scheme}: ${path} (${found.join(", ")})`;
  return [head, ...diagnosticLines(diagnostics, locale)].join("\n");
}

function diagnosticLines(diagnostics: readonly Diagnostic[], locale: Locale): readonly string[] {
  return diagnostics.map(({ code, message }) => `${code}: ${message[locale]}`);
}

const searchCodes: Tool = {
  name: "search_codes",
  title: { zh: "编码检索", en: "Find codes" },
  description: {
    zh: "按编码开头、中文名称或拼音首字母检索医保版诊断与手术操作编码。不判断应编何码。",
    en: "Finds diagnosis and procedure codes of the health-insurance edition by the beginning of the code, a piece of the Chinese name, or pinyin initials. It does not say which code is right for a patient.",
  },
  fields: SEARCH_FIELDS,
  answer: ANSWERS.CodesAnswer,
  run: (given, { knowledge }) => {
    const result = knowledge.codes.find(readRequest({ fields: SEARCH_FIELDS }, given));
    return { edition: "icd-10-yb, icd-9-cm-3-yb", clauses: [], assumed: [], result };
  },
  say: ({ result }, locale) => {
    const { found, more } = result as { readonly found: readonly FoundCode[]; readonly more: boolean };
    if (found.length === 0) return locale === "zh" ? "没有找到编码。" : "No code was found.";
    const lines = found.map(
      ({ code, name, grey }) =>
        `${code} ${name}${grey ? (locale === "zh" ? "（灰码，不能用于结算）" : " (grey: not for settlement)") : ""}`,
    );
    return [...lines, ...(more ? ["…"] : [])].join("\n");
  },
};

const groupCase: Tool = {
  name: "group_case",
  title: { zh: "病例分组", en: "Group a case" },
  description: group.description,
  fields: oneCase(group),
  answer: ANSWERS.GroupingResult,
  run: (given, context) => {
    const asked = given as Readonly<Record<string, unknown>>;
    // What a condition takes from elsewhere is told by the steps that held.
    const result = group.run({ trace: "matched", ...asked }, context).answer as GroupingResult;
    return { ...underScheme(result.scheme, result, context), result };
  },
  say: ({ result }, locale) => groupLine(result as GroupingResult, locale),
};

const explainGroup: Tool = {
  name: "explain_group",
  title: { zh: "说明入组经过", en: "Explain the group of a case" },
  description: explain.description,
  fields: oneCase(explain),
  answer: ANSWERS.Explanation,
  run: (given, context) => {
    const answer = explain.run(given, context).answer as { readonly result: GroupingResult };
    return { ...underScheme(answer.result.scheme, answer.result, context), result: answer };
  },
  say: ({ result }) => (result as { readonly text: string }).text,
};

const whyNotGroup: Tool = {
  name: "why_not_group",
  title: { zh: "为何未入某组", en: "Say why a case is not in a group" },
  description: whyNot.description,
  fields: oneCase(whyNot),
  answer: ANSWERS.WhyNot,
  run: (given, context) => {
    const answer = whyNot.run(given, context).answer as {
      readonly result: GroupingResult;
      readonly failed?: { readonly assumed: readonly object[] };
    };
    const basis = underScheme(answer.result.scheme, answer.result, context);
    return { ...basis, assumed: [...basis.assumed, ...(answer.failed?.assumed ?? [])], result: answer };
  },
  say: ({ result }) => (result as { readonly text: string }).text,
};

const weighCase: Tool = {
  name: "weigh_case",
  title: { zh: "病例计点", en: "Weigh a case" },
  description: weigh.description,
  fields: oneCase(weigh),
  answer: ANSWERS.WeighAnswer,
  run: (given, context) => {
    const answer = weigh.run(given, context).answer as EditionAnswer & {
      readonly results: readonly { readonly clauses: Readonly<Record<string, string>> }[];
    };
    const paths = answer.results.flatMap(({ clauses }) => Object.keys(clauses));
    return underEdition(answer, paths, context);
  },
  say: ({ result }, locale) => {
    const { results, diagnostics } = result as {
      readonly results: readonly { readonly text: string }[];
      readonly diagnostics: readonly Diagnostic[];
    };
    return [...results.map(({ text: words }) => words), ...diagnosticLines(diagnostics, locale)].join("\n");
  },
};

/** As much of a price as is said in words. */
interface Priced extends EditionAnswer {
  readonly results: readonly {
    readonly drg: string;
    readonly name?: string;
    readonly prices: readonly { readonly payer: string; readonly standard: string }[];
    readonly reason?: string;
    readonly remarks: readonly string[];
  }[];
}

/** Where an edition says what a group is paid. */
const PRICE_PATHS = ["scheme", "weights.groupWeight", "settlement.unit", "settlement.rate"];

const priceCase: Tool = {
  name: "price_case",
  title: { zh: "病例计价", en: "Price a case" },
  description: price.description,
  fields: oneCase(price),
  answer: ANSWERS.PriceAnswer,
  run: (given, context) => {
    const answer = price.run(given, context).answer as Priced;
    return underEdition(answer, PRICE_PATHS, context);
  },
  say: ({ result }, locale) => {
    const { results } = result as Priced;
    const said = (payer: string, amount: string) =>
      locale === "zh" ? `${payer}：${amount} 元` : `${payer}: ${amount} yuan`;
    return results
      .flatMap(({ drg, name, prices, reason, remarks }) => [
        [drg, name].filter(Boolean).join(" "),
        ...prices.map(({ payer, standard }) => said(payer, standard)),
        ...(reason === undefined ? [] : [reason]),
        ...remarks,
      ])
      .join("\n");
  },
};

const compare: Tool = {
  name: "compare_schemes",
  title: compareSchemes.summary,
  description: compareSchemes.description,
  fields: compareSchemes.shape.fields,
  answer: compareSchemes.answer,
  run: (given, context) => {
    const answer = compareSchemes.run(given, context).answer as Comparison;
    const { before, after } = answer;
    const clauses = [before, after].flatMap((scheme) => context.knowledge.clauses.idsOfScheme(scheme));
    return { edition: `${before}, ${after}`, clauses: [...new Set(clauses)], assumed: [], result: answer };
  },
  say: ({ result }, locale) => describeComparison(result as Comparison, locale),
};

/** As much of a settlement as is said in words. */
interface Settled extends EditionAnswer {
  readonly counts: Readonly<Record<keyof typeof STATUS_WORDS, number>>;
  readonly ledgers: readonly {
    readonly poolingArea: string;
    readonly insuranceType: keyof typeof FUND_NAMES;
    readonly status: keyof typeof LEDGER;
    readonly drgTotalCost: { toFixed(places: number): string } | null;
    readonly drgFundPayment: { toFixed(places: number): string } | null;
  }[];
  readonly notEvaluated: readonly unknown[];
}

const FEN_PLACES = 2;

const settleArea: Tool = {
  name: "settle_area",
  title: settle.summary,
  description: settle.description,
  fields: settle.shape.fields,
  answer: ANSWERS.SettleAnswer,
  run: (given, context) => {
    const answer = settle.run(given, context).answer as Settled;
    return underEdition(answer, ["weights", "settlement"], context);
  },
  say: ({ result }, locale) => {
    const { ledgers, counts, assumptions, notEvaluated } = result as Settled;
    const zh = locale === "zh";
    const lines = ledgers.map(({ poolingArea, insuranceType, status, drgTotalCost, drgFundPayment }) => {
      const [total, fund] = [drgTotalCost, drgFundPayment].map(
        (amount) => amount?.toFixed(FEN_PLACES) ?? "—",
      );
      return zh
        ? `${poolingArea} ${FUND_NAMES[insuranceType].zh}（${LEDGER[status].zh}）：按病组付费总费用 ${total} 元，统筹支付 ${fund} 元`
        : `${poolingArea} ${insuranceType} (${LEDGER[status].en}): DRG total ${total} yuan, of the fund ${fund} yuan`;
    });
    const standings = Object.entries(counts).flatMap(([name, count]) =>
      count === 0 ? [] : [`${STATUS_WORDS[name as keyof typeof STATUS_WORDS][locale]} ${count}`],
    );
    const closing = zh
      ? `病例：${standings.join("，")}；采用假定 ${assumptions.length} 项，未执行规则 ${notEvaluated.length} 条`
      : `Cases: ${standings.join(", ")}; assumptions: ${assumptions.length}, rules not evaluated: ${notEvaluated.length}`;
    return [...lines, closing].join("\n");
  },
};

const CLAUSE_FIELDS = {
  id: text("id of a clause, e.g. SX-036"),
  ruleset: optional(text("only what this edition takes from it, id@version")),
};

const rulesetClause: Tool = {
  name: "ruleset_clause",
  title: { zh: "查条款", en: "Look up a clause" },
  description: {
    zh: "已载入规则集从某一条款取用的值：数值与单位、原文条款、文件与确知程度。不作法律解释。",
    en: "What the loaded editions take from a clause: value and unit, the clause as printed, the document, and how surely it is known. It interprets no law.",
  },
  fields: CLAUSE_FIELDS,
  answer: ANSWERS.Clause,
  run: (given, { knowledge }) => {
    const { id, ruleset }: ValuesOf<typeof CLAUSE_FIELDS> = readRequest({ fields: CLAUSE_FIELDS }, given);
    const { citations } = knowledge.clause(id);
    const wanted = citations.filter((citation) => ruleset === undefined || citation.ruleset === ruleset);
    return {
      edition: [...new Set(wanted.map((citation) => citation.ruleset))].join(", "),
      clauses: [id],
      assumed: wanted
        .filter(({ status }) => status === "assumed")
        .map(({ path, value, unit }) => ({ path, value, unit })),
      result: { id, citations: wanted },
    };
  },
  say: ({ result }, locale) => {
    const { id, citations } = result as ReturnType<ToolContext["knowledge"]["clause"]>;
    const none = locale === "zh" ? "该规则集没有引用此条款。" : "That edition does not cite it.";
    const lines = citations.map(({ ruleset, path, value, unit, status, clause }) =>
      locale === "zh"
        ? `${ruleset}“${path}”= ${JSON.stringify(value)}，单位“${unit}”（${KNOWN_AS[status].zh}）：${clause}`
        : `${ruleset} ${path} = ${JSON.stringify(value)} ${unit} (${status}): ${clause}`,
    );
    return [id, ...(lines.length === 0 ? [none] : lines.slice(0, MOST_LINES))].join("\n");
  },
};

/** Lines of a text that stands beside a result. */
const MOST_LINES = 20;

/** The tools of the MCP server. */
export const TOOLS: readonly Tool[] = [
  searchCodes,
  groupCase,
  explainGroup,
  whyNotGroup,
  weighCase,
  priceCase,
  compare,
  settleArea,
  rulesetClause,
];
