import { hasMark } from "../../cases/case-marks.js";
import { CARE_TYPES, type CareType, type CaseMarks } from "../../cases/field-values.js";
import {
  amount,
  cited,
  count,
  type Declaration,
  fields,
  listOf,
  NAME,
  ON,
  oneOf,
  optional,
  optionalFields,
  plain,
  type TypeOf,
} from "../../declare/index.js";
import { GROUPING_STATUSES, type GroupingStatus } from "../../grouping/grouping-result.js";
import { Decimal, decimalText } from "../../primitives/index.js";
import type { WeighReason } from "../case/weigh-reason.js";
import { UNIT, UNITS_PER_FEN } from "../fixed-point.js";

const standing = oneOf(["stable", "unstable", "unlisted"]);

/** 病组状况: whether the group of a case has a stable row, an unstable one, or none in the group table. */
export type GroupStanding = TypeOf<typeof standing>;

/** What stands for a fact that nobody looked up. */
export const NOT_CHECKED = "not checked";

/** What words of a condition are judged on, beside the standing of the group. */
export interface TraitFacts {
  readonly status: GroupingStatus;
  readonly careType?: CareType | undefined;
  readonly marks?: CaseMarks | undefined;
  /** whether the patient came back within the window; absent when it was not looked at */
  readonly readmitted?: boolean | undefined;
}

/** What figures of a condition are compared with. */
export interface MeasuredFacts {
  readonly lengthOfStayDays?: number | undefined;
  /** yuan */
  readonly totalCost?: Decimal | undefined;
}

/** 特征: one thing that a class asks for in words. */
export interface Trait {
  readonly asked: string;
  readonly holds: (facts: TraitFacts, group: GroupStanding) => boolean;
  readonly actual: (facts: TraitFacts, group: GroupStanding) => string;
  /** whether the group alone decides */
  readonly ofGroup?: true;
}

/** How each end of a range judges `value − limit`. */
export const END_HOLDS = {
  moreThan: (difference: number) => difference > 0,
  atLeast: (difference: number) => difference >= 0,
  lessThan: (difference: number) => difference < 0,
  atMost: (difference: number) => difference <= 0,
};

/** Ends of a range; `atLeast` and `atMost` include the end, `moreThan` and `lessThan` do not. */
export type RangeEnd = keyof typeof END_HOLDS;

/** 量: what a class compares with figures; a missing one is below zero or no number in its column. */
export const MEASURES = {
  days: {
    of: ({ lengthOfStayDays: days }: MeasuredFacts) => (days === undefined ? undefined : new Decimal(days)),
    column: "lengthOfStayDays",
    /** units of 10^-12 in one of the column */
    unit: UNIT,
    missing: "length-of-stay-missing",
  },
  cost: {
    of: ({ totalCost }: MeasuredFacts) => totalCost,
    column: "totalCostFen",
    unit: UNITS_PER_FEN,
    missing: "cost-missing",
  },
} as const satisfies Readonly<Record<string, Measure>>;

interface Measure {
  readonly of: (facts: MeasuredFacts) => Decimal | undefined;
  readonly column: "lengthOfStayDays" | "totalCostFen";
  readonly unit: bigint;
  readonly missing: WeighReason;
}

/** 限值: one end that a measure of the case is compared with. */
export interface Limit {
  /** place in the condition, where it has ends: `atMost` */
  readonly place?: RangeEnd;
  readonly measure: keyof typeof MEASURES;
  readonly end: RangeEnd;
  /** what the class writes: the figure, or the name of a threshold */
  readonly asked: string;
  /** absent: a multiple of the base, by the threshold that is named */
  readonly figure?: Decimal;
}

interface Kind<Type, Json> {
  readonly value: Declaration<Type, Json>;
  readonly traits?: (asked: Type) => readonly Trait[];
  readonly limits?: (asked: Type) => readonly Limit[];
}

/** One kind of condition: what an edition writes, and what that asks of a case. */
function kind<Type, Json>(
  value: Declaration<Type, Json>,
  asks: Omit<Kind<Type, Json>, "value">,
): Kind<Type, Json> {
  return { value, ...asks };
}

/**
 * 判定条件的种类: the only list of them, in the order in which they are tried. Schema, the readable trials (`classifyCase`) and the columns
 * (`boundRows`) read it.
 */
const CLASS_CONDITIONS = {
  /** a stay that says nothing of its care type is an ordinary one: the special types are marked */
  careTypes: kind(cited("住院类型", "care types", listOf(oneOf(CARE_TYPES)), "care types"), {
    traits: (types) => [
      {
        asked: types.join("|"),
        holds: ({ careType }) => careType !== undefined && types.includes(careType),
        actual: ({ careType }) => careType ?? "",
      },
    ],
  }),
  /**
   * grouping status; a case whose ADRG has no DRG (`without-drg`) has no group to be paid by, as one that fits nowhere: a class that names
   * `ungroupable` takes it too
   */
  status: kind(plain(listOf(oneOf(GROUPING_STATUSES))), {
    traits: (named) => [
      {
        asked: named.join("|"),
        holds: ({ status }) =>
          named.includes(status) || (status === "without-drg" && named.includes("ungroupable")),
        actual: ({ status }) => status,
      },
    ],
  }),
  group: kind(plain(listOf(standing)), {
    traits: (standings) => [
      {
        asked: standings.join("|"),
        holds: (_facts, group) => standings.includes(group),
        actual: (_facts, group) => group,
        ofGroup: true,
      },
    ],
  }),
  /** names of marks that the case carries (not false, not null) */
  marks: kind(plain(listOf(NAME)), { traits: (names) => names.map((name) => markTrait(name, true)) }),
  /** names of marks that it does not carry */
  withoutMarks: kind(plain(listOf(NAME)), { traits: (names) => names.map((name) => markTrait(name, false)) }),
  /** the patient came back within the readmission window: see `readmission` */
  readmitted: kind(plain(ON), {
    traits: () => [
      {
        asked: "true",
        holds: ({ readmitted }) => readmitted === true,
        actual: ({ readmitted }) => String(readmitted ?? NOT_CHECKED),
      },
    ],
  }),
  lengthOfStayDays: kind(range(count("住院天数", "length of stay", "days")), {
    limits: (asked) =>
      ends(asked, (days) => ({ measure: "days", asked: String(days), figure: new Decimal(days) })),
  }),
  /** total cost, yuan */
  costLessThan: kind(amount("总费用低于", "total cost below", "yuan"), {
    limits: (figure) => [{ measure: "cost", end: "lessThan", asked: decimalText(figure), figure }],
  }),
  /** 倍率 of the total cost; the ends are names of thresholds */
  multiple: kind(range(plain(NAME)), {
    limits: (asked) => ends(asked, (name) => ({ measure: "cost", asked: name })),
  }),
};

function markTrait(name: string, carried: boolean): Trait {
  return {
    asked: name,
    holds: ({ marks }) => hasMark(marks, name) === carried,
    actual: ({ marks }) => (hasMark(marks, name) ? name : ""),
  };
}

function range<Type, Json>(end: Declaration<Type, Json>) {
  return fields({
    moreThan: optional<Type, Json, Declaration<Type, Json>>(end),
    atLeast: optional<Type, Json, Declaration<Type, Json>>(end),
    lessThan: optional<Type, Json, Declaration<Type, Json>>(end),
    atMost: optional<Type, Json, Declaration<Type, Json>>(end),
  });
}

const END_NAMES = Object.keys(END_HOLDS) as RangeEnd[];

function ends<End>(
  asked: Readonly<Partial<Record<RangeEnd, End>>>,
  limitOf: (end: End) => Pick<Limit, "measure" | "asked" | "figure">,
): readonly Limit[] {
  return END_NAMES.flatMap((end) => {
    const limit = asked[end];
    return limit === undefined ? [] : [{ place: end, end, ...limitOf(limit) }];
  });
}

/** 判定条件: all that are written must hold; a condition whose field is missing in the case does not hold, and is named. */
export const classCondition = optionalFields(CLASS_CONDITIONS);
export type CaseCondition = TypeOf<typeof classCondition>;

/** What a class asks for, each with its place: `multiple.atMost`. */
export interface Asked {
  readonly traits: readonly (Trait & { readonly condition: string })[];
  readonly limits: readonly (Limit & { readonly condition: string })[];
}

const ASKED = new WeakMap<CaseCondition, Asked>();

/** All that a class asks for, in the order of trial; formed once a class. */
export function askedBy(when: CaseCondition): Asked {
  const known = ASKED.get(when) ?? readAsked(when);
  ASKED.set(when, known);
  return known;
}

function readAsked(when: CaseCondition): Asked {
  const named = (
    Object.entries(CLASS_CONDITIONS) as unknown as [keyof CaseCondition, Kind<never, unknown>][]
  ).flatMap(([condition, kindOf]) => {
    const asked = when[condition] as never;
    return asked === undefined ? [] : [{ condition, asked, ...kindOf }];
  });
  return {
    traits: named.flatMap(({ condition, asked, traits }) =>
      (traits?.(asked) ?? []).map((trait) => ({ ...trait, condition })),
    ),
    limits: named.flatMap(({ condition, asked, limits }) =>
      (limits?.(asked) ?? []).map((limit) => ({
        ...limit,
        condition: limit.place === undefined ? condition : `${condition}.${limit.place}`,
      })),
    ),
  };
}
