import type {
  BedDayStandards,
  CaseClassParameters,
  CaseClassRow,
  CaseCondition,
  PointsMethod,
  Range,
  ReadmissionParameters,
  Threshold,
} from "../parameters.js";
import type { CaseClassesSection, ReadmissionSection } from "../section.js";
import { weightsErrors } from "../weights-errors.js";
import { checkBands } from "./bind-coefficient.js";
import { amountOf, type PartReader, type PartValues } from "./part-reader.js";

type ClassSection = CaseClassesSection["classes"][string];
type ThresholdSection = CaseClassesSection["thresholds"][string];
type PointsSection = ClassSection["points"];
type BedDaySection = Extract<PointsSection, { method: "bedDay" }>;

const PATH = "weights.caseClasses";

/**
 * 病例分类表 of a section. A class whose conditions need a missing value is left out, and its cases fall to the rows below; a
 * class whose points need one keeps its row, and its cases are not weighed. Both are listed as not evaluated.
 *
 * @throws `WEIGHTS_CLASS_ORDER`, `WEIGHTS_THRESHOLD_UNKNOWN`, `WEIGHTS_BANDS_ORDER`
 */
export function bindCaseClasses(
  section: CaseClassesSection,
  parts: PartReader,
): CaseClassParameters | undefined {
  const head = parts.part(
    { order: section.order, multipleOf: section.multipleOf },
    PATH,
    PATH,
    (cited, values) => ({ order: values.value(cited.order), multipleOf: values.value(cited.multipleOf) }),
  );
  if (head === undefined) return undefined;
  checkOrder(head.order, Object.keys(section.classes));
  checkThresholdNames(section);
  const thresholds = bindThresholds(section.thresholds, parts);
  const rows = head.order.flatMap((caseClass) => {
    const row = section.classes[caseClass];
    return row === undefined ? [] : bindRow(caseClass, row, thresholds, parts);
  });
  return { multipleOf: head.multipleOf, thresholds, rows };
}

function bindThresholds(section: CaseClassesSection["thresholds"], parts: PartReader) {
  const bound = Object.entries(section).flatMap(([name, threshold]) => {
    const path = `${PATH}.thresholds.${name}`;
    const part = parts.part(threshold, path, path, bindThreshold);
    return part === undefined ? [] : [[name, part] as const];
  });
  return Object.fromEntries(bound);
}

function bindThreshold(section: ThresholdSection, values: PartValues): Threshold {
  switch (section.method) {
    case "fixed":
      return { method: section.method, multiple: values.decimal(section.multiple) };
    case "byBasePoints": {
      const path = `${PATH}.thresholds`;
      const bands = values.value(section.bands).map(({ upTo, multiple }) => ({
        ...values.optional("upTo", upTo, (end) => amountOf(end, path)),
        multiple: amountOf(multiple, path),
      }));
      checkBands(bands, path);
      return { method: section.method, bands };
    }
    case "byGrade": {
      const named = Object.entries(section.multiples).flatMap(([grade, cited]) =>
        cited === undefined ? [] : [[grade, values.decimal(cited)] as const],
      );
      return { method: section.method, multiples: Object.fromEntries(named) };
    }
  }
}

function bindRow(
  caseClass: string,
  section: ClassSection,
  thresholds: Readonly<Record<string, Threshold>>,
  parts: PartReader,
): CaseClassRow[] {
  const path = `${PATH}.classes.${caseClass}`;
  const when = parts.part(section.when, `${path}.when`, path, bindCondition);
  const points =
    section.points.method === "bedDay"
      ? bindBedDay(section.points, `${path}.points`, parts)
      : parts.part(section.points, `${path}.points`, path, bindPoints);
  if (when === undefined || thresholdNames(section.when).some((name) => thresholds[name] === undefined))
    return [];
  const unread = section.points.method === "highAddOn" && thresholds[section.points.threshold] === undefined;
  if (points === undefined || unread) {
    return [{ caseClass, when, points: { method: "notEvaluated", missing: `${path}.points` } }];
  }
  return [{ caseClass, when, points }];
}

function bindCondition(section: ClassSection["when"], values: PartValues): CaseCondition {
  return {
    ...values.optional("careTypes", section.careTypes, (cited) => values.value(cited)),
    ...values.optional("status", section.status, (status) => status),
    ...values.optional("group", section.group, (group) => group),
    ...values.optional("multiple", section.multiple, (range) => rangeOf(range, (name) => name)),
    ...values.optional("lengthOfStayDays", section.lengthOfStayDays, (range) =>
      rangeOf(range, (cited) => values.value(cited)),
    ),
    ...values.optional("costLessThan", section.costLessThan, (cited) => values.decimal(cited)),
    ...values.optional("marks", section.marks, (marks) => marks),
    ...values.optional("withoutMarks", section.withoutMarks, (marks) => marks),
    ...values.optional("readmitted", section.readmitted, (readmitted) => readmitted),
  };
}

function rangeOf<From, To>(
  range: { [Key in keyof Range<unknown>]?: From | undefined },
  build: (end: From) => To,
): Range<To> {
  const ends = Object.entries(range).flatMap(([key, end]) => (end === undefined ? [] : [[key, build(end)]]));
  return Object.fromEntries(ends);
}

function bindPoints(section: Exclude<PointsSection, BedDaySection>, values: PartValues): PointsMethod {
  if (section.method === "outside") return { method: section.method };
  if (section.method === "shareOfNextClass") {
    return { method: section.method, share: values.share(section.share) };
  }
  const reduction = values.optional("reduction", section.reduction, (cited) => values.share(cited));
  switch (section.method) {
    case "complete":
    case "byCost":
    case "approvedCost":
      return { method: section.method, ...reduction };
    case "proportional":
      return {
        method: section.method,
        withCoefficient: values.value(section.withCoefficient),
        cap: values.value(section.cap),
        ...reduction,
      };
    case "multiplePlus":
      return {
        method: section.method,
        addition: values.decimal(section.addition),
        withCoefficient: values.value(section.withCoefficient),
        ...reduction,
      };
    case "highAddOn":
      return { method: section.method, threshold: section.threshold, ...reduction };
  }
}

/** 床日: a daily standard that was not seen is left out by itself, and its cases are not weighed. */
function bindBedDay(section: BedDaySection, path: string, parts: PartReader): PointsMethod | undefined {
  const standards = Object.entries(section.daily).map(([careType, byGrade]) => {
    const grades = Object.entries(byGrade ?? {}).flatMap(([grade, cited]) => {
      const place = `${path}.daily.${careType}.${grade}`;
      const standard = cited && parts.part(cited, place, place, (daily, values) => values.decimal(daily));
      return standard === undefined ? [] : [[grade, standard] as const];
    });
    return [careType, Object.fromEntries(grades)] as const;
  });
  const daily: BedDayStandards = Object.fromEntries(standards);
  return parts.part({ reduction: section.reduction }, path, path, ({ reduction }, values) => ({
    method: section.method,
    unit: section.unit,
    daily,
    ...values.optional("reduction", reduction, (cited) => values.share(cited)),
  }));
}

/** 再住院 of a section. */
export function bindReadmission(section: ReadmissionSection, values: PartValues): ReadmissionParameters {
  const codes = (cited: NonNullable<ReadmissionSection["exempt"]>["groupPrefixes"]) =>
    cited === undefined ? [] : values.value(cited);
  return {
    windowDays: values.value(section.windowDays),
    dayCount: values.value(section.dayCount),
    sameGroup: values.value(section.sameGroup),
    hospitals: values.value(section.hospitals),
    exempt: {
      diagnosisPrefixes: codes(section.exempt?.diagnosisPrefixes),
      procedurePrefixes: codes(section.exempt?.procedurePrefixes),
      groupPrefixes: codes(section.exempt?.groupPrefixes),
    },
  };
}

function checkOrder(order: readonly string[], classes: readonly string[]): void {
  const strange = [
    ...order.filter((name, index) => !classes.includes(name) || order.indexOf(name) !== index),
    ...classes.filter((name) => !order.includes(name)),
  ];
  if (strange[0] === undefined) return;
  throw weightsErrors.error("WEIGHTS_CLASS_ORDER", { name: strange[0] }, { path: `${PATH}.order` });
}

function checkThresholdNames(section: CaseClassesSection): void {
  for (const [caseClass, { when, points }] of Object.entries(section.classes)) {
    const names = thresholdNames(when);
    if (points.method === "highAddOn") names.push(points.threshold);
    const name = names.find((named) => !Object.hasOwn(section.thresholds, named));
    if (name === undefined) continue;
    throw weightsErrors.error(
      "WEIGHTS_THRESHOLD_UNKNOWN",
      { name, caseClass },
      { path: `${PATH}.classes.${caseClass}` },
    );
  }
}

function thresholdNames(when: ClassSection["when"]): string[] {
  return Object.values(when.multiple ?? {}).filter((name) => name !== undefined);
}
