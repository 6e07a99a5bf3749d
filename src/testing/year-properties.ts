import type { InpatientCase } from "../cases/index.js";
import type { AreaSettlement, Engine } from "../engine/index.js";
import { compareText, round, TO_THE_FEN } from "../primitives/index.js";
import { type EditionProperty, verdictOf } from "./edition-property.js";

/** Why properties of findings could not be tried. */
const NOTHING_FOUND = {
  zh: "本版本没有监管规则，或没有查出疑点",
  en: "the edition has no audit rules, or nothing was found",
};

/** 年度与监管的性质: of clearing, prepayment and findings, in the order in which they are tried. */
export const YEAR_PROPERTIES: readonly EditionProperty[] = [
  {
    id: "clearing-adds-up-to-the-year",
    title: {
      zh: "清算连同预付、扣款与质量保证金合为全年应付，一分不差",
      en: "clearing, what was prepaid, deducted and withheld make up the year's amount, to the fen",
    },
    lacking: { zh: "没有机构的全年应付可定", en: "no hospital's year had an amount" },
    path: "settlement.prepayment",
    holds: ({ engine, area }) => {
      const prepaid = prepaidFor(area);
      return verdictOf(
        engine.clear(area, { prepaid }).lines,
        ({ annual, prepaid: ahead, deducted, missedTargets, depositWithheld, depositReleased, clearing }) => {
          if (annual === null) return clearing === null ? undefined : false;
          const whole = ahead
            .plus(clearing ?? 0)
            .plus(deducted)
            .plus(missedTargets ?? 0)
            .plus(depositWithheld);
          return whole.minus(depositReleased ?? 0).eq(annual);
        },
      );
    },
  },
  {
    id: "prepaying-more-clears-less",
    title: {
      zh: "多预付一分，清算就少一分，全年不变",
      en: "what is prepaid more is cleared less, and the year's amount stays",
    },
    lacking: { zh: "没有机构的清算额可定", en: "no hospital's clearing had an amount" },
    path: "settlement.prepayment",
    holds: ({ engine, area }) => {
      const [none, some] = [[], prepaidFor(area)].map((prepaid) => engine.clear(area, { prepaid }).lines);
      return verdictOf((none ?? []).entries(), ([at, line]) => {
        const other = some?.[at];
        if (line.clearing === null || !other) return other?.clearing == null ? undefined : false;
        return other.clearing !== null && line.clearing.minus(other.clearing).eq(other.prepaid);
      });
    },
  },
  {
    id: "a-flag-moves-no-money",
    title: {
      zh: "疑点未经确认不扣钱：清算与没有疑点时相同",
      en: "a finding that is not confirmed moves no money: the year is cleared as without it",
    },
    lacking: NOTHING_FOUND,
    path: "rules.audit",
    holds: ({ engine, area, records }) => {
      const prepaid = prepaidFor(area);
      const found = findingsOf(engine, records);
      if (found.length === 0) return undefined;
      const [without, flagged] = [[], found].map((findings) =>
        JSON.stringify(engine.clear(area, { prepaid, findings }).lines),
      );
      return without === flagged;
    },
  },
  {
    id: "a-finding-says-what-and-why",
    title: {
      zh: "每个疑点都指名病例、条款与所需证据",
      en: "every finding names its cases, its clause and the evidence that is wanted",
    },
    lacking: NOTHING_FOUND,
    path: "rules.audit",
    holds: ({ engine, records }) => {
      const ids = new Set(records.map(({ caseId }) => caseId));
      return verdictOf(
        findingsOf(engine, records),
        ({ caseIds, clause, message, evidence, status }) =>
          status === "flagged" &&
          clause !== "" &&
          caseIds.every((id) => ids.has(id)) &&
          [message, evidence.wanted].every(({ zh, en }) => zh !== "" && en !== ""),
      );
    },
  },
  {
    id: "screening-ignores-the-order",
    title: { zh: "疑点与病例次序无关", en: "the order of the cases changes no finding" },
    lacking: NOTHING_FOUND,
    path: "rules.audit",
    holds: ({ engine, records }) => {
      const [straight = [], turned = []] = [records, records.toReversed()].map((cases) =>
        findingsOf(engine, cases),
      );
      if (straight.length + turned.length === 0) return undefined;
      return JSON.stringify(straight) === JSON.stringify(turned);
    },
  },
  {
    id: "what-is-not-known-is-no-finding",
    title: {
      zh: "病案缺项不成疑点：少了费用明细与项目，除病案质量外不多出疑点",
      en: "what a record does not say is no finding: without costs and items none is added but those of records",
    },
    lacking: {
      zh: "本版本没有监管规则，或没有病案带费用明细与项目",
      en: "the edition has no audit rules, or no record has costs or items",
    },
    path: "rules.audit",
    holds: ({ engine, records }) => {
      if (engine.ruleset.rules?.audit === undefined) return undefined;
      if (records.every(({ costs, items }) => costs === undefined && items === undefined)) return undefined;
      const known = new Set(findingsOf(engine, records).map(({ findingId }) => findingId));
      const bare = records.map(({ costs: _costs, items: _items, ...record }) => record);
      return findingsOf(engine, bare).every(
        ({ findingId, kind }) => kind === "record" || known.has(findingId),
      );
    },
  },
];

/** A share of the year that was paid ahead to every hospital, to the fen. */
const PREPAID_SHARE = "0.85";

function prepaidFor({ settled }: AreaSettlement) {
  return settled.result.statement.flatMap(({ poolingArea, insuranceType, hospitalId, drgFundPayment }) =>
    drgFundPayment === null
      ? []
      : [
          {
            poolingArea,
            insuranceType,
            hospitalId,
            amount: round(drgFundPayment.times(PREPAID_SHARE), TO_THE_FEN),
          },
        ],
  );
}

/** The findings of a screening, in the order of their ids; none where the edition has no audit rules. */
function findingsOf(engine: Engine, records: readonly InpatientCase[]) {
  if (engine.ruleset.rules?.audit === undefined) return [];
  const screening = engine.screen();
  for (const record of records) screening.add(record);
  return [...screening.finish().findings].sort((a, b) => compareText(a.findingId, b.findingId));
}
