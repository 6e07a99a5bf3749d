import type { Engine } from "../../engine/index.js";
import { type LocalizedText, sumOf } from "../../primitives/index.js";
import { causeWords, reservedOf, type SettledSide } from "../statement/settled-sides.js";
import { shownCell } from "../table/shown-cell.js";
import { foundationSections } from "./foundation-sections.js";
import { html } from "./html.js";
import { type HtmlColumn, type HtmlRow, htmlTable } from "./html-table.js";
import type { Section } from "./page.js";
import { declaredByPath, nameCell } from "./value-name.js";

/** 结算到什么程度: before all figures, what of either side is settled, what is not and why, which rules are not applied, and how much is assumed. */
export function basisSection(sides: readonly SettledSide[]): Section {
  const isSided = sides.some(({ name }) => name !== undefined);
  const sided = (columns: readonly HtmlColumn[]) => (isSided ? [SIDE, ...columns] : columns);
  const cellsOf = ({ name }: SettledSide) => (isSided ? [name ?? ""] : []);
  const standing = sides.map((side): HtmlRow => {
    const { engine, area, causes } = side;
    const open = causes.reduce((sum, { cases }) => sum + cases, 0);
    return {
      cells: [
        ...cellsOf(side),
        String(area.weighed.count),
        String(open),
        shownCell(sumOf(causes.map(({ itemTotalCost }) => itemTotalCost)), "yuan"),
        shownCell(reservedOf(area), "yuan"),
        unappliedRules(engine),
        String(engine.assumptions.length),
      ],
    };
  });
  const unsettled = sides.flatMap((side) =>
    side.causes.map((cause): HtmlRow => {
      const { cases, withoutCost, itemTotalCost } = cause;
      const cost = shownCell(withoutCost === cases ? null : itemTotalCost, "yuan");
      return { cells: [...cellsOf(side), causeWords(cause), String(cases), cost] };
    }),
  );
  const lacking = sides.flatMap((side) => {
    const declared = declaredByPath(side.engine.ruleset);
    return side.needs.map(
      ({ rule, value, demand }): HtmlRow => ({
        cells: [
          ...cellsOf(side),
          rule.title,
          nameCell(value.path, declared.get(value.path)),
          String(demand.cases),
          shownCell(demand.cost, "yuan"),
        ],
      }),
    );
  });
  return {
    title: { zh: "结算到什么程度", en: "How much of it is settled" },
    lead: {
      zh: "未结算的病例没有支付，金额中没有它们；暂留的费用从总额中先行留出。未执行的规则与采用的假定，页末逐项列出。",
      en: "Cases that are not settled are paid nothing, and no amount has them in it; what is set aside is taken from the total first. The end of the page lists the rules that were not applied and the assumptions one by one.",
    },
    body: [
      htmlTable(sided(STANDING_COLUMNS), standing),
      ...(unsettled.length === 0
        ? []
        : [html`<h3>${UNSETTLED_TITLE}</h3>`, htmlTable(sided(UNSETTLED_COLUMNS), unsettled)]),
      ...(lacking.length === 0
        ? []
        : [html`<h3>${LACKING_TITLE}</h3>`, htmlTable(sided(LACKING_COLUMNS), lacking)]),
    ],
  };
}

/** 各侧的依据: assumptions and rules not applied, of each side by itself. */
export function basisFoundations(sides: readonly SettledSide[]): readonly Section[] {
  return sides.flatMap(({ name, engine }) =>
    foundationSections(engine).map((section) =>
      name === undefined
        ? section
        : {
            ...section,
            title: { zh: `${name.zh}：${section.title.zh}`, en: `${name.en}: ${section.title.en}` },
          },
    ),
  );
}

const SIDE: HtmlColumn = { title: { zh: "一侧", en: "side" }, align: "left" };
const right = (zh: string, en: string): HtmlColumn => ({ title: { zh, en }, align: "right" });
const CASES = right("例数", "cases");
const ITEM_COST = right("按项目总费用（元）", "item cost (yuan)");

const STANDING_COLUMNS: readonly HtmlColumn[] = [
  right("病例", "cases"),
  right("未结算", "not settled"),
  right("其费用（元）", "their cost (yuan)"),
  right("从总额暂留（元）", "set aside from the total (yuan)"),
  { title: { zh: "未执行的规则", en: "rules not applied" }, align: "left", kind: "name" },
  right("采用的假定", "assumptions"),
];
const UNSETTLED_TITLE: LocalizedText = { zh: "未结算的病例", en: "Cases that are not settled" };
const UNSETTLED_COLUMNS: readonly HtmlColumn[] = [
  { title: { zh: "原因", en: "why" }, align: "left", kind: "name" },
  ...[CASES, ITEM_COST],
];
const LACKING_TITLE: LocalizedText = { zh: "它们在等的取值", en: "The values they wait for" };
const LACKING_COLUMNS: readonly HtmlColumn[] = [
  { title: { zh: "规则", en: "rule" }, align: "left" },
  { title: { zh: "取值", en: "value" }, align: "left", kind: "name" },
  ...[CASES, ITEM_COST],
];

/** The rules that lack a value, each once by its declared name. */
function unappliedRules({ ruleset, notEvaluated }: Engine): LocalizedText {
  const declared = declaredByPath(ruleset);
  const titles = notEvaluated.map(
    ({ path, rule }): LocalizedText => declared.get(path)?.rule.title ?? { zh: rule, en: rule },
  );
  const once = [...new Map(titles.map((title) => [title.en, title])).values()];
  return {
    zh: once.length === 0 ? "无" : once.map(({ zh }) => zh).join("、"),
    en: once.length === 0 ? "none" : once.map(({ en }) => en).join(", "),
  };
}
