import { type AreaWeights, type Engine, statedGroup } from "chs-drg";
import { describeCaseWeight, explainCaseWeight } from "chs-drg/weights";
import { GROUPS, HISTORY, HOSPITALS, optional } from "../requests/field.js";
import { ANSWERS } from "./answers.js";
import { EDITION_FIELDS, enginesFor } from "./edition-engine.js";
import { defineCaseOperation } from "./operation.js";

/** 计点: class and points of a case under an edition. */
export const weigh = defineCaseOperation({
  name: "weigh",
  summary: { zh: "计点（权重）", en: "Weigh cases" },
  description: {
    zh: "按规则集判定病例类别并计算点数（费率法下为权重），附每一步的公式与条款。点数不是金额；须看全部病例的规则（再入院、点值）不在此判定，结算用“settle”。",
    en: "Class and points (weight under the rate method) of each case under an edition, with formula and clause of every step. Points are no amount in yuan; what needs all cases of an area (readmissions, point values) is settle's.",
  },
  fields: {
    ...EDITION_FIELDS,
    hospitals: optional(HOSPITALS),
    groups: optional(GROUPS),
    history: optional(HISTORY),
  },
  line: ANSWERS.WeighedCase,
  answer: ANSWERS.WeighAnswer,
  each: ({ hospitals = [], groups, history, ...asked }, { shelf, locale }) => {
    const { dayAndEngineOf, used, basis } = enginesFor(asked, shelf);
    const weighed = new Map<Engine, AreaWeights>();
    const weightsUnder = (engine: Engine): AreaWeights => {
      const weights =
        weighed.get(engine) ??
        engine.weigh({
          hospitals,
          ...(groups && { groups }),
          ...(history && { history: engine.take(history, hospitals) }),
        });
      weighed.set(engine, weights);
      return weights;
    };
    return {
      answerOf: (record) => {
        const stated = asked.regroup || record.drg === undefined ? undefined : statedGroup(record.drg);
        const { on, engine } = dayAndEngineOf(record);
        const grouping = engine.group(record);
        const { weights: parameters } = engine.parameters;
        const explained = explainCaseWeight(record, stated ?? grouping, weightsUnder(engine), parameters);
        const clauses = titledClauses(explained.clauses, engine.ruleset.documents);
        const text = describeCaseWeight({ ...explained, clauses }, locale).join("\n");
        return { on, grouping, ...explained, text };
      },
      basis: () => {
        const said = used().flatMap((engine) => weightsUnder(engine).diagnostics);
        const { diagnostics, ...other } = basis();
        return { ...other, diagnostics: [...diagnostics, ...said] };
      },
    };
  },
});

/** Clauses with the title of the document in place of its key, which stands for programs. */
function titledClauses(
  clauses: Readonly<Record<string, string>>,
  documents: Engine["ruleset"]["documents"],
): Readonly<Record<string, string>> {
  const titled = (cited: string) => {
    const { key, title } = documents.find((one) => cited.startsWith(`${one.key} `)) ?? {};
    return key === undefined ? cited : `${title}：${cited.slice(key.length + 1)}`;
  };
  return Object.fromEntries(Object.entries(clauses).map(([path, cited]) => [path, titled(cited)]));
}
