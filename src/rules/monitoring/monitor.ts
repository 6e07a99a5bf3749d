import type { CareEvent } from "../../cases/care-event.js";
import type { Hospital } from "../../cases/hospital.js";
import { personDiagnostic } from "../../cases/person-diagnostic.js";
import { rowsByHospital } from "../../cases/rows-by-hospital.js";
import { type Diagnostic, deepFreeze, fromScaled, type MakeFigure } from "../../primitives/index.js";
import { requireItem, requireIterables, requireMade } from "../../primitives/require-made.js";
import type { AuditCase } from "../audit-case.js";
import type { InParts } from "../in-parts.js";
import type { MonitoringParameters, Period } from "../parameters.js";
import { fenIn, type ReadFen } from "../read-fen.js";
import { repeatedDiagnostic } from "../repeated-diagnostic.js";
import { rulesErrors } from "../rules-errors.js";
import { type GroupComparisonRow, groupComparison } from "./group-comparison.js";
import type { Indicator } from "./indicator.js";
import { type IndicatorRow, IndicatorRows, type PackedRows, periodsInBoth } from "./indicator-rows.js";
import { BED_DAY_INDICATORS } from "./indicators/bed-day-indicators.js";
import { BURDEN_INDICATORS } from "./indicators/burden-indicators.js";
import { FUND_INDICATORS } from "./indicators/fund-indicators.js";
import { GROUP_INDICATORS } from "./indicators/group-indicators.js";
import { PERFORMANCE_INDICATORS } from "./indicators/performance-indicators.js";
import { unpackPeriods } from "./periods.js";
import { type TalliedPart, type TalliedStays, TallyBook } from "./tally-book.js";

/** 监测指标: every indicator, in the order of the rows. */
export const INDICATORS: readonly Indicator[] = /* @__PURE__ */ deepFreeze([
  ...FUND_INDICATORS,
  ...GROUP_INDICATORS,
  ...PERFORMANCE_INDICATORS,
  ...BURDEN_INDICATORS,
  ...BED_DAY_INDICATORS,
]);

/** What monitoring looks at beside the cases. */
export interface MonitorOptions {
  /** length of the periods, by discharge date; default `month` */
  readonly period?: Period;
  /** names the tier of a hospital (its tier, or else its grade); without it the tier is unknown */
  readonly hospitals?: Iterable<Hospital>;
  /** cases of the time before, for the change against it */
  readonly previous?: Iterable<AuditCase>;
  /** outpatient events of the time of the cases; without them nothing is said of outpatient care */
  readonly events?: Iterable<CareEvent>;
}

/** 监测结果. */
export interface MonitorResult extends MonitorResultOf<readonly IndicatorRow[]> {}

/** The same, its rows of any form. */
export interface MonitorResultOf<Rows> {
  readonly rows: Rows;
  /** indicators that the edition gives no switch for */
  readonly notComputed: readonly { readonly indicator: string; readonly needs: string }[];
  /** 同一病组横向比较, over all periods; formed when it is first asked for */
  readonly groupComparison: readonly GroupComparisonRow[];
  readonly cases: number;
  /** cases without a discharge date: they belong to no period and are in no row */
  readonly undatedCases: number;
  /** cases whose id stands more than once at their hospital: like in settlement none is preferred, and they are in no row */
  readonly repeatedCases: number;
  /** what was noticed in the cases: ids under which stays cannot be one person's, and ids that stand more than once */
  readonly diagnostics: readonly Diagnostic[];
}

/** 监测: takes in cases one by one and lets them go; `finish` gives the rows. */
export interface Monitoring {
  readonly add: (subject: AuditCase, fen?: ReadFen) => void;
  /** takes in a case of the time before */
  readonly addPrevious: Monitoring["add"];
  /** takes in an event of the time of the cases */
  readonly addEvent: (event: CareEvent) => void;
  readonly finish: () => MonitorResult;
  /** the same with figures of another form, the rows formed one after the other as they are asked for */
  readonly finishAs: <Figure>(make: MakeFigure<Figure>) => MonitorResultOf<IndicatorRows<Figure>>;
  /** puts together what several found of the cases, and of those of the time before */
  readonly parts: InParts<TalliedStays, Monitored>;
  readonly previousParts: InParts<TalliedStays, TalliedPart>;
}

/** 一份监测: what is added up of the cases of a part, beside its stays. */
interface Monitored {
  readonly cases: number;
  readonly book: TalliedPart;
}

/**
 * 运行监测: the indicators of an area by city, tier, hospital, department and group in each period, with the change against the
 * period before. Rows come by period, dimension, id and indicator; they do not depend on the order of the cases.
 *
 * @example
 * ```ts
 * const { rows } = monitor(cases, parameters.monitoring, { period: "quarter", hospitals });
 * ```
 */
export function monitor(
  cases: Iterable<AuditCase>,
  parameters: MonitoringParameters,
  options: MonitorOptions = {},
): MonitorResult {
  requireIterables({ cases });
  const monitoring = startMonitoring(parameters, options);
  for (const subject of cases) {
    requireItem(subject, "cases", "parseCase()", "diagnoses", "procedures");
    monitoring.add(subject);
  }
  return monitoring.finish();
}

/** 开始监测: the same for a host that reads its cases as a stream. */
export function startMonitoring(parameters: MonitoringParameters, options: MonitorOptions = {}): Monitoring {
  requireMade({ parameters }, "bindRules().monitoring", "consumptionIndex");
  const period = options.period ?? "month";
  const hospitals = rowsByHospital(options.hospitals);
  const book = new TallyBook(parameters, hospitals, period);
  const earlier = new TallyBook(parameters, hospitals, period);
  for (const subject of options.previous ?? []) earlier.add(subject, fenIn(subject));
  book.hasEvents = options.events !== undefined;
  for (const event of options.events ?? []) book.addEvent(event);
  const computed = computedBy(parameters);
  let cases = 0;
  const finishAs: Monitoring["finishAs"] = (make) => {
    book.close();
    earlier.close();
    let compared: readonly GroupComparisonRow[] | undefined;
    return {
      rows: new IndicatorRows({ book, earlier, parameters, indicators: computed }, make),
      notComputed: INDICATORS.filter((indicator) => !computed.includes(indicator)).map(({ id, needs }) => ({
        indicator: id,
        needs: needs ?? "consumptionIndex",
      })),
      get groupComparison() {
        compared ??= groupComparison(book.ofHospitals);
        return compared;
      },
      cases,
      undatedCases: book.undated,
      repeatedCases: book.repeatedIds.length,
      diagnostics: [
        ...personDiagnostic(book.doubtedPatients, book.patientIds),
        ...overlapDiagnostic(book, earlier),
        ...eventDiagnostic(book),
        ...repeatedDiagnostic([...book.repeatedIds, ...earlier.repeatedIds]),
      ],
    };
  };
  return {
    add: (subject, fen = fenIn(subject)) => {
      cases += 1;
      book.add(subject, fen);
    },
    addPrevious: (subject, fen = fenIn(subject)) => earlier.add(subject, fen),
    addEvent: (event) => book.addEvent(event),
    finishAs,
    parts: {
      takeStays: () => book.takeStays(),
      joinStays: (part, stays) => book.joinStays(part, stays),
      found: () => ({ cases, book: book.found() }),
      joinFound: (part, found) => {
        cases += found.cases;
        book.joinFound(part, found.book);
      },
    },
    previousParts: earlier,
    finish: () => {
      const { rows, ...result } = finishAs(fromScaled);
      return { rows: [...rows], ...result };
    },
  };
}

function overlapDiagnostic(book: TallyBook, earlier: TallyBook): readonly Diagnostic[] {
  const periods = periodsInBoth(book, earlier);
  return periods.length === 0
    ? []
    : [rulesErrors.diagnostic("warning", "RULES_PERIODS_IN_BOTH", "previous", { periods })];
}

function eventDiagnostic({ eventsInDoubt }: TallyBook): readonly Diagnostic[] {
  const { withoutKind, withoutDate } = eventsInDoubt;
  return withoutKind + withoutDate === 0
    ? []
    : [rulesErrors.diagnostic("warning", "RULES_EVENTS_IN_DOUBT", "events", { ...eventsInDoubt })];
}

/** 拆包 of rows, which other threads read some of: their indicators are those of the same parameters. */
export function unpackRows<Figure>(
  { book, earlier }: PackedRows,
  parameters: MonitoringParameters,
  make: MakeFigure<Figure>,
): IndicatorRows<Figure> {
  const source = { book: unpackPeriods(book), earlier: unpackPeriods(earlier), parameters };
  return new IndicatorRows({ ...source, indicators: computedBy(parameters) }, make);
}

function computedBy(parameters: MonitoringParameters): readonly Indicator[] {
  return INDICATORS.filter((indicator) => isSwitchedOn(indicator, parameters));
}

function isSwitchedOn({ needs, reading }: Indicator, parameters: MonitoringParameters): boolean {
  if (reading !== undefined) return parameters.consumptionIndex.includes(reading);
  return needs === undefined || parameters[needs] !== undefined;
}
