import type { Hospital } from "../../src/cases/index.js";
import { type Decimal, daysBetween, decimal } from "../../src/primitives/index.js";
import type { AuditCase } from "../../src/rules/index.js";
import type { Dimension } from "../../src/rules/monitoring/dimension.js";
import type { MonitoringParameters } from "../../src/rules/parameters.js";

/**
 * The indicators once more, written from their definitions over plain lists of cases, one filter at a time, with Decimals
 * throughout. Shares nothing with the library but the Decimal and the calendar.
 */
export function independentIndicator(
  indicator: string,
  cases: readonly AuditCase[],
  city: readonly AuditCase[],
  everyone: ReadonlyMap<string, readonly AuditCase[]>,
  parameters: MonitoringParameters,
): Decimal | null {
  const grouped = cases.filter(isGrouped);
  const known = cases.filter((c) => c.drg !== undefined || c.groupingStatus !== undefined);
  switch (indicator) {
    case "cases":
      return decimal(cases.length);
    case "total-cost":
      return has(cases, "totalCost").length === 0 ? null : sum(cases.map((c) => c.totalCost));
    case "fund-payment":
      return has(cases, "fundPayment").length === 0 ? null : sum(cases.map((c) => c.fundPayment));
    case "average-cost":
      return ratio(sum(cases.map((c) => c.totalCost)), has(cases, "totalCost").length);
    case "average-length-of-stay":
      return ratio(sumOf(cases.map(stay)), cases.filter((c) => stay(c) !== undefined).length);
    case "ambiguous-share":
      return ratio(
        decimal(
          known.filter(
            (c) => c.groupingStatus === "ambiguous" || (c.groupingStatus === undefined && c.drg === "BQY"),
          ).length,
        ),
        known.length,
      );
    case "ungrouped-share":
      return ratio(
        decimal(known.filter((c) => c.groupingStatus === "ungroupable" || c.drg === "0000").length),
        known.length,
      );
    case "basic-group-share":
      return ratio(
        decimal(known.filter((c) => parameters.basicGroups?.includes(c.drg ?? "")).length),
        known.length,
      );
    case "high-weight-share": {
      const weighed = has(grouped, "relativeWeight");
      const high = weighed.filter((c) => c.relativeWeight?.gte(parameters.highWeight ?? 0));
      return ratio(decimal(high.length), weighed.length);
    }
    case "drg-groups":
      return decimal(new Set(grouped.map((c) => c.drg)).size);
    case "total-weight":
      return grouped.length > 0 && has(grouped, "relativeWeight").length === 0
        ? null
        : sum(grouped.map((c) => c.relativeWeight));
    case "cmi":
      return ratio(sum(grouped.map((c) => c.relativeWeight)), has(grouped, "relativeWeight").length);
    case "weighed-cases":
      return decimal(has(grouped, "relativeWeight").length);
    case "grouping-rate": {
      const entering = known.filter((c) => {
        const days = stay(c);
        return days !== undefined && c.totalCost !== undefined && days <= 60 && c.totalCost.gte(5);
      });
      return ratio(decimal(entering.filter(isGrouped).length), entering.length);
    }
    case "riv": {
      const costed = has(grouped, "totalCost");
      const within = [...byGroup(costed).values()].map(squares);
      const total = squares(costed);
      return total.isZero() ? null : total.minus(sum(within)).div(total);
    }
    case "cost-index":
      return indexOf(grouped, city.filter(isGrouped), (c) => c.totalCost, "sums");
    case "cost-index-mean":
      return indexOf(grouped, city.filter(isGrouped), (c) => c.totalCost, "ratios");
    case "time-index":
      return indexOf(grouped, city.filter(isGrouped), days, "sums");
    case "time-index-mean":
      return indexOf(grouped, city.filter(isGrouped), days, "ratios");
    case "low-risk-death-rate": {
      const low = has(cases, "dischargeDisposition").filter((c) =>
        parameters.lowRiskGroups?.includes(c.drg ?? ""),
      );
      return ratio(decimal(low.filter((c) => c.dischargeDisposition === 5).length), low.length);
    }
    case "readmission-rate":
      return readmissionRate(cases, everyone, parameters);
    case "burden-rate":
      return partOfCost(cases, "patientPayment");
    case "self-funded-share":
      return partOfCost(cases, "selfFunded");
    case "person-time-head-ratio": {
      const attributed = has(cases, "patientId");
      return ratio(decimal(attributed.length), new Set(attributed.map((c) => c.patientId)).size);
    }
    case "bed-day-average-length-of-stay": {
      const stays = cases.filter((c) => isSpecialCare(c) && stay(c) !== undefined);
      return ratio(sumOf(stays.map(stay)), stays.length);
    }
    case "bed-day-daily-cost": {
      const stays = bedDays(cases);
      const spent = stays.reduce((days, one) => days + (stay(one) ?? 0), 0);
      return ratio(sum(stays.map((c) => c.totalCost)), spent);
    }
    case "bed-day-outcome-rate": {
      const told = has(cases.filter(isSpecialCare), "dischargeDisposition");
      return ratio(decimal(told.filter((c) => c.dischargeDisposition === 1).length), told.length);
    }
    default:
      throw new Error(`no independent computation of ${indicator}`);
  }
}

function isSpecialCare({ careType }: AuditCase): boolean {
  return careType === "psychiatric" || careType === "hospice" || careType === "rehabilitation";
}

/** Stays of special care with a cost and at least a day. */
function bedDays(cases: readonly AuditCase[]): AuditCase[] {
  return cases.filter((c) => isSpecialCare(c) && c.totalCost !== undefined && (stay(c) ?? 0) > 0);
}

/** The id of a case in a dimension. */
export function idIn(dimension: Dimension, subject: AuditCase, hospitals: readonly Hospital[]): string {
  const hospital = hospitals.find((h) => h.hospitalId === subject.hospitalId);
  switch (dimension) {
    case "city":
      return "all";
    case "tier":
      return hospital?.tier ?? hospital?.grade ?? "-";
    case "hospital":
      return subject.hospitalId ?? "-";
    case "department":
      return subject.department ?? "-";
    case "group":
      return subject.drg ?? "-";
  }
}

/** 同一病组横向比较: each group at each hospital as `[group, hospital, cases, cost ratio, days ratio]`, over all cases, dated or not. */
export function independentComparison(cases: readonly AuditCase[]): (string | number | undefined)[][] {
  const compared = cases.filter((c) => isGrouped(c) && c.hospitalId !== undefined);
  const average = (some: readonly AuditCase[], read: (c: AuditCase) => Decimal | undefined) =>
    ratio(sum(some.map(read)), some.filter((c) => read(c) !== undefined).length);
  const over = (own: Decimal | null, all: Decimal | null) => (own && all && ratio(own, all))?.toFixed(9);
  return [...new Set(compared.map((c) => `${c.drg}\n${c.hospitalId}`))].sort().map((key) => {
    const [drg = "", hospital = ""] = key.split("\n");
    const ofGroup = compared.filter((c) => c.drg === drg);
    const own = ofGroup.filter((c) => c.hospitalId === hospital);
    const readings = [(c: AuditCase) => c.totalCost, days];
    return [
      drg,
      hospital,
      own.length,
      ...readings.map((read) => over(average(own, read), average(ofGroup, read))),
    ];
  });
}

function isGrouped(c: AuditCase): boolean {
  return c.drg !== undefined && c.drg !== "0000" && !c.drg.endsWith("QY");
}

function stay(c: AuditCase): number | undefined {
  if (c.admissionDate === undefined || c.dischargeDate === undefined) return undefined;
  return daysBetween(c.admissionDate, c.dischargeDate) || 1;
}

function days(c: AuditCase): Decimal | undefined {
  const value = stay(c);
  return value === undefined ? undefined : decimal(value);
}

function readmissionRate(
  cases: readonly AuditCase[],
  everyone: ReadonlyMap<string, readonly AuditCase[]>,
  parameters: MonitoringParameters,
) {
  const window = parameters.readmission?.days ?? 0;
  let [stays, back] = [0, 0];
  for (const earlier of cases) {
    if (earlier.patientId === undefined || earlier.careType !== "acute") continue;
    const own = everyone.get(earlier.patientId) ?? [];
    const others = own.filter((c) => c !== earlier && c.careType !== "psychiatric");
    const certain = others.some(
      (c) => c.careType === "acute" && c.admissionDate !== undefined && follows(earlier, c, window),
    );
    // A later stay of unknown date, or of unknown care type within the window, leaves the matter open.
    const open = others.some(
      (c) => c.admissionDate === undefined || (c.careType === undefined && follows(earlier, c, window)),
    );
    if (certain) back += 1;
    if (certain || !open) stays += 1;
  }
  return ratio(decimal(back), stays);
}

/** Later in order of admission, then discharge, then id, and within the window after the discharge. */
function follows(earlier: AuditCase, later: AuditCase, window: number): boolean {
  if (later.admissionDate === undefined || earlier.dischargeDate === undefined) return false;
  const gap = daysBetween(earlier.dischargeDate, later.admissionDate);
  if (gap < 0 || gap > window) return false;
  if (earlier.admissionDate === undefined || earlier.admissionDate !== later.admissionDate) return true;
  const keyOf = (c: AuditCase) => `${c.dischargeDate ?? "9999"} ${c.caseId}`;
  return keyOf(later) > keyOf(earlier);
}

function indexOf(
  own: readonly AuditCase[],
  city: readonly AuditCase[],
  read: (c: AuditCase) => Decimal | undefined,
  reading: "sums" | "ratios",
): Decimal | null {
  const stated = own.filter((c) => read(c) !== undefined);
  let [actual, standard, weighted] = [decimal(0), decimal(0), decimal(0)];
  const cityGroups = byGroup(city);
  for (const [drg, mine] of byGroup(stated)) {
    const all = (cityGroups.get(drg) ?? []).filter((c) => read(c) !== undefined);
    const average = sum(all.map(read)).div(all.length);
    actual = actual.plus(sum(mine.map(read)));
    standard = standard.plus(average.times(mine.length));
    weighted = weighted.plus(sum(mine.map(read)).div(mine.length).div(average).times(mine.length));
  }
  return reading === "sums" ? ratio(actual, standard) : ratio(weighted, stated.length);
}

/** The sum of the squared deviations of cost from its mean, deviation by deviation. */
function squares(costed: readonly AuditCase[]): Decimal {
  if (costed.length === 0) return decimal(0);
  const mean = sum(costed.map((c) => c.totalCost)).div(costed.length);
  return sum(costed.map((c) => c.totalCost?.minus(mean)).map((d) => d?.times(d)));
}

function partOfCost(cases: readonly AuditCase[], field: "patientPayment" | "selfFunded"): Decimal | null {
  const stated = has(has(cases, field), "totalCost");
  return ratio(sum(stated.map((c) => c[field])), sum(stated.map((c) => c.totalCost)));
}

function has(cases: readonly AuditCase[], field: keyof AuditCase): readonly AuditCase[] {
  return cases.filter((c) => c[field] !== undefined);
}

function sum(values: readonly (Decimal | undefined)[]): Decimal {
  return values.reduce<Decimal>(
    (total, value) => (value === undefined ? total : total.plus(value)),
    decimal(0),
  );
}

function sumOf(values: readonly (number | undefined)[]): Decimal {
  return sum(values.map((value) => (value === undefined ? undefined : decimal(value))));
}

function ratio(part: Decimal, whole: Decimal | number): Decimal | null {
  return decimal(whole).isZero() ? null : part.div(whole);
}

/** The cases of each person. */
export function byPatient(cases: readonly AuditCase[]): ReadonlyMap<string, readonly AuditCase[]> {
  const persons = new Map<string, AuditCase[]>();
  for (const subject of cases) {
    if (subject.patientId === undefined) continue;
    const own = persons.get(subject.patientId);
    if (own === undefined) persons.set(subject.patientId, [subject]);
    else own.push(subject);
  }
  return persons;
}

function byGroup(cases: readonly AuditCase[]): ReadonlyMap<string, readonly AuditCase[]> {
  const groups = new Map<string, AuditCase[]>();
  for (const subject of cases) {
    const own = groups.get(subject.drg ?? "");
    if (own === undefined) groups.set(subject.drg ?? "", [subject]);
    else own.push(subject);
  }
  return groups;
}
