import assert from "node:assert/strict";
import {
  type Budget,
  caseToJson,
  type Hospital,
  type InpatientCase,
  parseCase,
} from "../../src/cases/index.js";
import { sampleMaker, samplePeriod } from "../../src/cli/sample/sample-maker.js";
import { engineOf, schemeOf } from "../../src/cli/shipped/engine-of.js";
import { openRuleset } from "../../src/cli/shipped/open-ruleset.js";
import { openScheme } from "../../src/cli/shipped/open-scheme.js";
import { cycleEnding, daysOf, monthOf, monthsBetween } from "../../src/cli/year/month.js";
import { reviewRows } from "../../src/cli/year/review-rows.js";
import type { ApplicationRow, DecisionRow } from "../../src/cli/year/year-rows.js";
import {
  type AreaSettlement,
  type AreaWeights,
  caseFigures,
  caseOutcomeJson,
  changeCases,
  type Engine,
  movedFigures,
  prepayArea,
  type SettlingSource,
  type TakenChange,
} from "../../src/engine/index.js";
import { CodeTally } from "../../src/grouping/index.js";
import { addDays, type CivilDate, Decimal } from "../../src/primitives/index.js";
import { advance, type Finding, type ReviewStep } from "../../src/rules/index.js";
import type { Clearing, HospitalYear, Prepaid } from "../../src/settlement/index.js";
import {
  Random,
  type SampleArea,
  sampleCases,
  syntheticReviewValues,
  syntheticValues,
} from "../../src/testing/sample/index.js";

/** Editions whose year is lived: points with prepayment by item and by points so far, fund and cost base, and rates with tiers and a deposit. */
const EDITIONS = ["zhejiang-shaoxing@2020", "zhejiang@2020", "zhejiang-shaoxing@2025", "jiangsu-wuxi@2022"];
const CASES = { least: 20, most: 60 };
const NOTHING = new Decimal(0);

/** 随机年度的计数: how much a random year had of what it is to prove something of. */
export interface YearCounts {
  readonly applications: number;
  readonly withdrawn: number;
  readonly changes: number;
  readonly lines: number;
  readonly deducted: number;
  readonly dismissed: number;
}

/** What the years under one edition share: its engine, and the maker of its areas. */
interface YearFrame {
  readonly engine: Engine;
  readonly areaOf: (size: { readonly seed: number; readonly cases: number }) => SampleArea;
}
const frames = new Map<string, YearFrame>();

/**
 * 随机年度: a year of a synthetic area, made from its seed and lived with library functions: published, prepaid, reviewed, changed, settled again, audited, cleared.
 *
 * @throws where the parts of an amount do not sum to it, settling again is not settling from the start, a withdrawn application leaves a trace, or a dismissed
 *   finding deducts; the message names the seed
 */
export function randomYear(seed: number): YearCounts {
  try {
    return liveYear(seed);
  } catch (error) {
    throw new Error(`year ${seed} (${editionOf(seed)}): ${error instanceof Error ? error.message : error}`, {
      cause: error,
    });
  }
}

function editionOf(seed: number): string {
  return EDITIONS[seed % EDITIONS.length] ?? "";
}

function frameOf(reference: string): YearFrame {
  const known = frames.get(reference);
  if (known !== undefined) return known;
  const ruleset = openRuleset(reference);
  const { to } = samplePeriod(ruleset);
  const scheme = openScheme(schemeOf(ruleset, to));
  const areaOf = sampleMaker(ruleset, scheme);
  const made = [
    syntheticValues(ruleset, areaOf({ seed: 1, cases: CASES.most })),
    syntheticReviewValues(ruleset, to),
  ];
  const values = made.map((file, at) => ({ file: `made-up-${at}.json`, text: JSON.stringify(file) }));
  const engine = engineOf({ ruleset: reference, on: to, changes: { values, set: [] } });
  const frame = { engine, areaOf };
  frames.set(reference, frame);
  return frame;
}

function liveYear(seed: number): YearCounts {
  const random = new Random(seed, "year");
  const { engine, areaOf } = frameOf(editionOf(seed));
  const area = areaOf({ seed, cases: random.integer(CASES.least, CASES.most) });
  const hospitals = area.hospitals.map((hospital) => ({ ...hospital, coefficient: new Decimal(1) }));
  const records = [...area.stays()].map(({ record }) => parseCase(record));
  const needsHistory = engine.ruleset.groupTable === undefined;
  const weights = engine.weigh({
    hospitals,
    ...(needsHistory && { history: engine.take(sampleCases(area.history())) }),
  });
  const budget = area.budget();
  const year: Year = { random, engine, hospitals, weights, budget };
  const published = settled(year, records);
  const prepaid = prepaidOf(year, published);
  const reviews = reviewed(year, published, records);
  const changed = settledAgain(year, published, records, reviews.changes);
  const audit = cleared(year, changed, prepaid);
  partsSumToTheWhole(changed, audit.clearing);
  const { lines } = audit.clearing;
  return {
    applications: reviews.applications,
    withdrawn: reviews.withdrawn,
    changes: reviews.changes.length,
    lines: lines.length,
    deducted: lines.filter(({ deducted }) => deducted.gt(0)).length,
    dismissed: audit.dismissed,
  };
}

interface Year {
  readonly random: Random;
  readonly engine: Engine;
  readonly hospitals: readonly Hospital[];
  readonly weights: AreaWeights;
  readonly budget: Budget;
}

function settled(
  { engine, hospitals, weights, budget }: Year,
  records: readonly InpatientCase[],
  cases = engine.take(records, hospitals),
  earlier?: SettlingSource["earlier"],
): AreaSettlement {
  return engine.settle({ cases, weights, budget, ...(earlier && { earlier }) });
}

/** Everything that a settlement says, as text. */
function told(area: AreaSettlement): string[] {
  const outcomes = Array.from({ length: area.weighed.count }, (_, index) => caseOutcomeJson(area, index));
  return [JSON.stringify(area.settled.result), JSON.stringify(area.units), ...outcomes];
}

/** The months up to a random one; where the edition prepays nothing, amounts that somebody paid. */
function prepaidOf({ random, engine, budget }: Year, area: AreaSettlement): Prepaid[] {
  const { prepayment, offSite } = engine.parameters.settlement;
  if (prepayment === undefined) {
    return area.settled.result.statement
      .filter(() => random.chance(0.7))
      .map((line) => ({ ...line, amount: new Decimal(random.integer(0, 5_000_000)).div(100) }));
  }
  const { from, to } = budget.period;
  const months = monthsBetween(monthOf(from), monthOf(to)).slice(0, random.integer(0, 12));
  const keyOf = (one: Omit<Prepaid, "amount">) =>
    JSON.stringify([one.poolingArea, one.insuranceType, one.hospitalId]);
  const soFar = new Map<string, Decimal>();
  return months.flatMap((month, at) => {
    const payments = prepayArea(area, prepayment, {
      ...daysOf(month),
      prepaidSoFar: (hospital) => soFar.get(keyOf(hospital)) ?? NOTHING,
      budgetSoFar: () => new Decimal((at + 1) * random.integer(0, 9_000_000)).div(100),
      offSiteByItem: offSite?.firstPaidByItem ?? false,
    });
    const paid = payments.flatMap(({ payment, ...line }): Prepaid[] =>
      payment === null ? [] : [{ ...line, amount: payment }],
    );
    for (const one of paid) soFar.set(keyOf(one), one.amount.plus(soFar.get(keyOf(one)) ?? 0));
    return paid;
  });
}

/** Applications of every fate; what was taken back leaves no trace in what becomes of the others. */
function reviewed(year: Year, area: AreaSettlement, records: readonly InpatientCase[]) {
  const { random, engine, budget } = year;
  const rules = engine.parameters.settlement.reviews;
  const rows = rules.length === 0 ? [] : records.flatMap((record, at) => applicationsOf(record, at));
  const decisions = rows.map(
    ({ applicationId }): DecisionRow => ({
      applicationId,
      votesFor: random.integer(0, 5),
      votesAgainst: random.integer(0, 1),
      points: new Decimal(random.integer(1, 50_000)).div(100),
    }),
  );
  const frame = {
    area,
    period: budget.period,
    rules,
    cycle: random.chance(0.5) ? cycleEnding(budget.period.to, rules, budget.period) : undefined,
    grounds: engine.parameters.weights.reviewGrounds,
    earlier: [],
    settleWith: (changes: readonly TakenChange[]) => settled(year, [], changeCases(area.cases, changes)),
    groupOf: (record: InpatientCase) => engine.groupAudited(record, new CodeTally()).drg,
    clauses: () => [],
  };
  const all = reviewRows(rows, decisions, frame);
  assert.equal(all.outcomes.length, rows.length, "every application ends in one outcome");
  const standing = rows.filter(({ withdrawnOn }) => withdrawnOn === undefined);
  const kept = new Set(standing.map(({ applicationId }) => applicationId));
  const without = reviewRows(standing, decisions, frame);
  assert.deepEqual(
    all.outcomes.filter(({ applicationId }) => kept.has(applicationId)),
    without.outcomes,
    "a withdrawn application leaves no trace in what becomes of the others",
  );
  assert.deepEqual(all.changes, without.changes, "a withdrawn application changes nothing");
  const changes = [
    ...all.changes.map(
      ({ caseId, hospitalId, marks, record }): Change => ({
        at: records.findIndex((one) => one.caseId === caseId && one.hospitalId === hospitalId),
        ...(marks && { marks }),
        ...(record && { record: parseCase(record) }),
      }),
    ),
    ...records.flatMap((record, at) => (random.chance(0.1) ? [correction(random, record, at)] : [])),
  ];
  return { applications: rows.length, withdrawn: rows.length - standing.length, changes };

  function applicationsOf(record: InpatientCase, at: number): ApplicationRow[] {
    if (!random.chance(0.4)) return [];
    const rule = random.pick(rules);
    const { deadline, reasons = [] } = rule;
    const last = deadline?.method === "date" ? deadline.date : addDays(budget.period.to, 5);
    const row: ApplicationRow = {
      applicationId: `A${at}`,
      kind: rule.kind,
      hospitalId: random.chance(0.1) ? "SYN-H999" : (record.hospitalId ?? ""),
      caseId: random.chance(0.05) ? "NONE" : record.caseId,
      appliedOn: addDays(last, random.integer(-2, 1)) as CivilDate,
      ...(reasons.length > 0 && { reason: random.pick(reasons) }),
      ...(random.chance(0.25) && { withdrawnOn: last }),
      ...(rule.kind === "record-correction" && { record: correction(random, record, at).record ?? record }),
    };
    return random.chance(0.1) ? [row, { ...row, applicationId: `A${at}-again` }] : [row];
  }
}

/** 变更 of the case at a place: marks beside those it has, or another record. */
interface Change {
  readonly at: number;
  readonly marks?: Readonly<Record<string, unknown>>;
  readonly record?: InpatientCase;
}

/** A record whose cost, diagnoses, dates or hospital's claim on the fund is another. */
function correction(random: Random, record: InpatientCase, at: number): Change {
  if (random.chance(0.3)) return { at, marks: { specialReviewApproved: true, approvedPoints: "123.45" } };
  const json = caseToJson(record);
  const diagnoses = (json.diagnoses as readonly string[] | undefined) ?? [];
  const { drg: _drg, totalCost: _totalCost, ...rest } = json;
  const fund = record.fundPayment ?? NOTHING;
  const totalCost = fund.plus(new Decimal(random.integer(1, 3_000_000)).div(100)).toFixed(2);
  return {
    at,
    record: parseCase({
      ...rest,
      totalCost,
      ...(diagnoses.length > 1 && random.chance(0.5) && { diagnoses: diagnoses.slice(0, 1) }),
      // Whoever comes in on the day of discharge, or long before, may be another stay's readmission, or none any more.
      ...(random.chance(0.2) && { admissionDate: record.dischargeDate, lengthOfStayDays: 1 }),
    }),
  };
}

/** Settles with the changes in two orders, in steps, and from the start: all three say the same. */
function settledAgain(
  year: Year,
  published: AreaSettlement,
  records: readonly InpatientCase[],
  changes: readonly Change[],
): AreaSettlement {
  const { random, engine, hospitals } = year;
  const last = (records: InpatientCase[], { at, marks, record }: Change): InpatientCase[] => {
    const now = records[at];
    if (now !== undefined) records[at] = record ?? withMarks(now, marks);
    return records;
  };
  const changedRecords = changes.reduce(last, [...records]);
  const scratch = told(settled(year, changedRecords));
  // Changes of one case keep their order; those of different cases may come in any.
  const places = [...new Set(changes.map(({ at }) => at))];
  const turned = places
    .map((at) => ({ at, key: random.unit() }))
    .sort((a, b) => a.key - b.key)
    .flatMap((place) => changes.filter(({ at }) => at === place.at));
  const orders = [changes, turned];
  const before = { figures: caseFigures(published), changed: places };
  const earlier = { weighing: before.figures, changed: places };
  const areas = orders.map((order) => {
    const now = [...records];
    const taken = order.reduce((cases, change) => {
      last(now, change);
      return changeCases(cases, [takenChange(change, now[change.at])]);
    }, published.cases);
    return settled(year, [], taken, earlier);
  });
  for (const area of areas) {
    assert.deepEqual(told(area), scratch, "settled again is settled from the start");
    assert.deepEqual(
      caseFigures(area, before),
      caseFigures(area),
      "multiples that stay are those computed anew",
    );
    movedFigures(before, caseFigures(area)).forEach((moved, at) => {
      if (moved === 1) return;
      assert.equal(
        caseOutcomeJson(area, at),
        caseOutcomeJson(published, at),
        "no figure moved, but the line did",
      );
    });
  }
  return areas[0] ?? published;

  function takenChange({ at, record }: Change, now: InpatientCase | undefined): TakenChange {
    if (record !== undefined) return { index: at, taken: engine.take([record], hospitals) };
    return { index: at, marks: now?.marks ?? {} };
  }
}

function withMarks(record: InpatientCase, marks: Change["marks"]): InpatientCase {
  return { ...record, marks: { ...record.marks, ...marks } as NonNullable<InpatientCase["marks"]> };
}

const STEPS: readonly ReviewStep[] = ["highly-suspicious", "joint-judgement", "targeted-audit", "confirmed"];

/** Clears with findings of every fate: what is deducted is what was confirmed, and a dismissed one takes nothing. */
function cleared(
  { random, engine, budget, hospitals }: Year,
  area: AreaSettlement,
  prepaid: readonly Prepaid[],
) {
  const { weighed } = area;
  const on = addDays(budget.period.to, 30);
  const findings = weighed.caseIds.flatMap((caseId, index): Finding[] => {
    const hospitalId = weighed.hospitalIds[weighed.hospital[index] ?? -1];
    if (hospitalId === undefined || !random.chance(0.3)) return [];
    return [reviewedFinding(random, flagged(caseId, hospitalId), on)];
  });
  const years = hospitals.flatMap(({ hospitalId }): HospitalYear[] =>
    random.chance(0.7) ? [{ hospitalId, assessmentScore: new Decimal(random.integer(0, 100)) }] : [],
  );
  const clearing = engine.clear(area, { prepaid, findings, years });
  const standing = findings.filter(({ status }) => status !== "dismissed");
  const without = engine.clear(area, { prepaid, findings: standing, years });
  assert.deepEqual(clearing, without, "a dismissed finding never deducts");
  const confirmed = findings.filter(
    ({ status, caseIds: [caseId = ""] }) =>
      status === "confirmed" && (weighed.ledger[weighed.caseIds.lastIndexOf(caseId)] ?? -1) >= 0,
  );
  const sum = confirmed.reduce((yuan, { deduction }) => yuan.plus(deduction ?? 0), NOTHING);
  const deducted = clearing.lines.reduce((yuan, line) => yuan.plus(line.deducted), NOTHING);
  assert.equal(deducted.toFixed(), sum.toFixed(), "what is deducted is what was confirmed");
  return { clearing, dismissed: findings.length - standing.length };
}

function flagged(caseId: string, hospitalId: string): Finding {
  const none = { zh: "", en: "" };
  return {
    ...{ findingId: `F-${caseId}-${hospitalId}`, ruleId: "made-up", kind: "up-coding", status: "flagged" },
    ...{ severity: "low", caseIds: [caseId], hospitalId, message: none, clause: "-" },
    evidence: { operands: {}, wanted: none, remedy: none },
  };
}

/** A finding after some of its steps: still open, confirmed, or dismissed on the way. */
function reviewedFinding(random: Random, finding: Finding, on: CivilDate): Finding {
  const deduction = new Decimal(random.integer(0, 100_000)).div(100);
  const take = (now: Finding, step: ReviewStep) =>
    advance(now, { step, by: "made up", role: "expert", on, evidence: ["E"], deduction });
  const taken = STEPS.slice(0, random.integer(0, STEPS.length)).reduce(take, finding);
  return taken.status !== "confirmed" && random.chance(0.5) ? take(taken, "dismissed") : taken;
}

/**
 * Every line: prepaid + clearing + deducted + missed targets + deposit = annual. Every ledger with a total: what its lines were paid, with what patients and others paid where the
 * total is of all cost, and what is reserved, kept, returned or paid by other units, is the budget.
 */
function partsSumToTheWhole({ settled: { result, parameters } }: AreaSettlement, { lines }: Clearing): void {
  const wholeOf = (line: Clearing["lines"][number]) =>
    [line.prepaid, line.clearing, line.deducted, line.missedTargets, line.depositWithheld]
      .reduce((sum: Decimal, part) => sum.plus(part ?? 0), NOTHING)
      .minus(line.depositReleased ?? 0);
  for (const line of lines) {
    if (line.annual === null) continue;
    const where = `${line.poolingArea} ${line.insuranceType} ${line.hospitalId}`;
    assert.equal(wholeOf(line).toFixed(), line.annual.toFixed(), `the parts of ${where}`);
  }
  const isCost = parameters.unit === "points" && parameters.pointValue?.method !== "fund";
  for (const { distribution, ...ledger } of result.ledgers) {
    if (distribution === null || ledger.status !== "settled" || result.unit !== "points") continue;
    const own = ledger.lines.map((line) => ({ line, annual: line.drgFundPayment }));
    if (own.some(({ annual }) => annual === null)) continue;
    const paid = own.reduce((sum, { line }) => {
      const clearing = lines.find(
        (one) =>
          one.hospitalId === line.hospitalId &&
          one.poolingArea === line.poolingArea &&
          one.insuranceType === line.insuranceType,
      );
      const others = isCost ? line.itemTotalCost.minus(line.itemFundPayment ?? 0) : NOTHING;
      return sum.plus(clearing ? wholeOf(clearing) : 0).plus(others);
    }, NOTHING);
    const { reserved, otherUnits, adjustmentKept, returned, fundBears } = distribution;
    const whole = [reserved, otherUnits, adjustmentKept, returned].reduce(
      (sum, part) => sum.plus(part),
      paid,
    );
    const name = `${ledger.poolingArea} ${ledger.insuranceType} ${ledger.budgetUnit ?? ""}`;
    assert.equal(whole.minus(fundBears).toFixed(), distribution.budget.toFixed(), `the parts of ${name}`);
  }
}
