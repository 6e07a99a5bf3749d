import { type Broken, brokenOf, type Constraint, outOfOrder, type Refusal } from "../../declare/index.js";
import { type Decimal, decimal, largest, smallest } from "../../primitives/index.js";
import { isOfNextClass } from "../points/point-rules.js";
import type { MisplacedClass } from "./class-order-texts.js";
import type { CrossingThresholds, WrongThreshold } from "./threshold-texts.js";
import { weightsBindingErrors } from "./weights-binding-errors.js";

/** What the table of classes breaks, by the code that linting tells it by. */
export interface ClassTableInfos {
  LINT_CLASS_ORDER: MisplacedClass;
  LINT_CLASS_UNREACHABLE: { caseClass: string; earlier: string };
  LINT_CLASS_NO_LAST: { caseClass: string };
  LINT_CLASS_NOT_WEIGHED: { caseClass: string };
  LINT_INVALID_WEIGHED: { caseClass: string };
  LINT_THRESHOLD_UNKNOWN: { threshold: string; caseClass: string };
  LINT_THRESHOLD_UNUSED: { threshold: string };
  LINT_THRESHOLD_NOT_POSITIVE: WrongThreshold;
  LINT_THRESHOLD_LOW_ABOVE_ONE: WrongThreshold;
  LINT_THRESHOLD_HIGH_BELOW_ONE: WrongThreshold;
  LINT_THRESHOLDS_CROSS: CrossingThresholds;
}

/** As much of the table as is compared. */
interface Table {
  readonly order: readonly string[] | null;
  readonly classes: Readonly<Record<string, ClassRow>>;
  readonly thresholds: Readonly<Record<string, unknown>>;
}

interface ClassRow {
  readonly when: {
    readonly multiple?: object | null | undefined;
    readonly status?: readonly string[] | null | undefined;
  };
  readonly points: { readonly method: string; readonly threshold?: string | undefined };
}

type Found = Broken<ClassTableInfos>;
const broken = brokenOf<ClassTableInfos>();

/** 病例分类表核对: every class stands once in the order, each is reached by some case, every case finds one, and thresholds are there and used. */
export const classTable: Constraint<Table, ClassTableInfos> = ({ order, classes, thresholds }, path) => {
  if (order === null) return [];
  const rows = Object.entries(classes);
  const used = new Set(rows.flatMap(([, row]) => thresholdsOf(row)));
  return [
    ...outOfOrder(order, Object.keys(classes)).map((caseClass) =>
      broken("error", "LINT_CLASS_ORDER", `${path}.order`, {
        caseClass,
        known: Object.hasOwn(classes, caseClass),
        named: order.filter((name) => name === caseClass).length,
      }),
    ),
    ...unreachable(order, classes, path),
    ...lastRow(order, classes, path),
    ...rows
      .filter(([, { when, points }]) => when.status?.includes("invalid") && points.method !== "outside")
      .map(([caseClass]) =>
        broken("warning", "LINT_INVALID_WEIGHED", `${path}.classes.${caseClass}.points`, { caseClass }),
      ),
    ...rows.flatMap(([caseClass, row]) =>
      thresholdsOf(row)
        .filter((threshold) => !Object.hasOwn(thresholds, threshold))
        .map((threshold) =>
          broken("error", "LINT_THRESHOLD_UNKNOWN", `${path}.classes.${caseClass}`, { threshold, caseClass }),
        ),
    ),
    ...Object.keys(thresholds)
      .filter((threshold) => !used.has(threshold))
      .map((threshold) =>
        broken("warning", "LINT_THRESHOLD_UNUSED", `${path}.thresholds.${threshold}`, { threshold }),
      ),
    ...thresholdsApart(rows, thresholds, `${path}.thresholds`),
  ];
};

/**
 * 界限的大小: multiples are above 0; one below which a stay is a low outlier is not above 1, the average itself (ZJ-025), one from which it is a high outlier not below it
 * (ZJ-026); and none of the former reaches one of the latter, nor does the lower end of a class reach its upper one.
 */
function thresholdsApart(
  rows: readonly (readonly [string, ClassRow])[],
  thresholds: Table["thresholds"],
  path: string,
): readonly Found[] {
  const known = new Map(Object.entries(thresholds).map(([name, one]) => [name, multiplesOf(one)]));
  const ends = rows.map(([, { when }]) => endsOf(when));
  const low = ends.flatMap(({ lower, upper }) => (lower === undefined && upper !== undefined ? [upper] : []));
  const high = ends.flatMap(({ lower, upper }) =>
    upper === undefined && lower !== undefined ? [lower] : [],
  );
  const pairs = [
    ...low.flatMap((one) => high.map((other): readonly [string, string] => [one, other])),
    ...ends.flatMap(({ lower, upper }) =>
      lower === undefined || upper === undefined ? [] : [[lower, upper] as const],
    ),
  ];
  const crossing = new Map(pairs.map((pair) => [pair.join(" "), pair]));
  const wrong = (
    code: "LINT_THRESHOLD_NOT_POSITIVE" | "LINT_THRESHOLD_LOW_ABOVE_ONE" | "LINT_THRESHOLD_HIGH_BELOW_ONE",
    names: Iterable<string>,
    isWrong: (multiple: Decimal) => boolean,
  ): readonly Found[] =>
    [...names].flatMap((threshold) =>
      (known.get(threshold) ?? [])
        .filter(isWrong)
        .map((multiple) =>
          broken("error", code, `${path}.${threshold}`, { threshold, multiple: multiple.toFixed() }),
        ),
    );
  return [
    ...wrong("LINT_THRESHOLD_NOT_POSITIVE", known.keys(), (multiple) => multiple.lte(0)),
    ...wrong("LINT_THRESHOLD_LOW_ABOVE_ONE", new Set(low), (multiple) => multiple.gt(1)),
    ...[...crossing.values()].flatMap(([one, other]): Found[] => {
      const [lows = [], highs = []] = [known.get(one), known.get(other)];
      if (lows.length === 0 || highs.length === 0) return [];
      const [lowMultiple, highMultiple] = [largest(...lows), smallest(...highs)];
      if (lowMultiple.lt(highMultiple)) return [];
      return [
        broken("error", "LINT_THRESHOLDS_CROSS", `${path}.${other}`, {
          ...{ low: one, lowMultiple: lowMultiple.toFixed() },
          ...{ high: other, highMultiple: highMultiple.toFixed(), place: `${path}.${one}` },
        }),
      ];
    }),
    ...wrong("LINT_THRESHOLD_HIGH_BELOW_ONE", new Set(high), (multiple) => multiple.gt(0) && multiple.lt(1)),
  ];
}

/** The thresholds that a class lies between. */
function endsOf({ multiple }: ClassRow["when"]): { readonly lower?: string; readonly upper?: string } {
  const { moreThan, atLeast, lessThan, atMost } = (multiple ?? {}) as Readonly<
    Record<string, string | undefined>
  >;
  const [lower, upper] = [moreThan ?? atLeast, lessThan ?? atMost];
  return { ...(lower !== undefined && { lower }), ...(upper !== undefined && { upper }) };
}

/** Every multiple that a threshold may be, as far as they are known. */
function multiplesOf(threshold: unknown): readonly Decimal[] {
  const { multiple, bands, multiples } = (threshold ?? {}) as {
    readonly multiple?: string | null;
    readonly bands?: readonly { readonly multiple: string }[] | null;
    readonly multiples?: Readonly<Record<string, string | null>>;
  };
  const written = [
    multiple,
    ...(bands ?? []).map((band) => band.multiple),
    ...Object.values(multiples ?? {}),
  ];
  return written.flatMap((one) => (one === undefined || one === null ? [] : [decimal(one)]));
}

/** No case is classed by a table whose order or thresholds name what is not there, or by thresholds that cannot be. */
export const classTableRefused: Refusal<ClassTableInfos> = ({ code, path, info }) => {
  switch (code) {
    case "LINT_CLASS_ORDER":
      return weightsBindingErrors.error("WEIGHTS_CLASS_ORDER", info, { path });
    case "LINT_THRESHOLD_UNKNOWN": {
      const { threshold: name, caseClass } = info;
      return weightsBindingErrors.error("WEIGHTS_THRESHOLD_UNKNOWN", { name, caseClass }, { path });
    }
    case "LINT_THRESHOLD_NOT_POSITIVE":
      return weightsBindingErrors.error("WEIGHTS_THRESHOLD_NOT_POSITIVE", info, { path });
    case "LINT_THRESHOLD_LOW_ABOVE_ONE":
      return weightsBindingErrors.error("WEIGHTS_THRESHOLD_LOW_ABOVE_ONE", info, { path });
    case "LINT_THRESHOLD_HIGH_BELOW_ONE":
      return weightsBindingErrors.error("WEIGHTS_THRESHOLD_HIGH_BELOW_ONE", info, { path });
    case "LINT_THRESHOLDS_CROSS":
      return weightsBindingErrors.error("WEIGHTS_THRESHOLDS_CROSS", info, { path });
    default:
      return undefined;
  }
};

/** Rows behind one that takes every case, or the same ones. */
function unreachable(order: readonly string[], classes: Table["classes"], path: string): readonly Found[] {
  const conditions = order.map((name) => JSON.stringify(classes[name]?.when ?? "missing"));
  return order.flatMap((caseClass, index): Found[] => {
    const first = conditions.findIndex((other) => other === "{}" || other === conditions[index]);
    const earlier = order[first];
    if (first === index || earlier === undefined) return [];
    return [
      broken("error", "LINT_CLASS_UNREACHABLE", `${path}.classes.${caseClass}`, { caseClass, earlier }),
    ];
  });
}

/** The last row takes every case that is left, and weighs it. */
function lastRow(order: readonly string[], classes: Table["classes"], path: string): readonly Found[] {
  const caseClass = order.at(-1);
  if (caseClass === undefined) return [];
  const at = `${path}.classes.${caseClass}`;
  const last = classes[caseClass];
  if (last === undefined || Object.keys(last.when).length > 0)
    return [broken("warning", "LINT_CLASS_NO_LAST", at, { caseClass })];
  return last.points.method === "outside" || isOfNextClass(last.points.method)
    ? [broken("warning", "LINT_CLASS_NOT_WEIGHED", `${at}.points`, { caseClass })]
    : [];
}

/** Every threshold that a class names, in its conditions or for its points. */
function thresholdsOf({ when, points }: ClassRow): readonly string[] {
  const ends = conditionThresholds(when);
  return points.threshold === undefined ? ends : [...ends, points.threshold];
}

/** The thresholds that the conditions of a class compare with. */
export function conditionThresholds({ multiple }: ClassRow["when"]): readonly string[] {
  return Object.values(multiple ?? {}).filter((name): name is string => name !== undefined);
}
