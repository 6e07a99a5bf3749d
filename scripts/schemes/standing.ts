import { type ConditionReading, foldCondition } from "../../src/grouping/fold-condition.js";
import type { CompiledScheme, ListReference, Scheme } from "../../src/grouping/index.js";
import { listCodes, sharedLists } from "../../src/grouping/scheme-lists.js";
import type { LocalizedText } from "../../src/primitives/index.js";
import { everydayStays, wrongStays } from "../../test/everyday/everyday-stays.js";
import { inBoth } from "./gap-texts.js";
import JUDGED from "./judged.json" with { type: "json" };

/** What a scheme is known to lack: in which groups, what, and what follows. */
export interface KnownGap {
  readonly group: LocalizedText;
  readonly gap: LocalizedText;
  readonly effect: LocalizedText;
}

interface Judged {
  readonly standing: "whole" | "gaps" | "unfit";
  /** as `gaps.csv` of the grouping facts says them */
  readonly gaps: readonly Readonly<Record<keyof KnownGap, string>>[];
}

const STAYS = everydayStays();
const known: Readonly<Record<string, Judged>> = JUDGED as Readonly<Record<string, Judged>>;

/** The known gaps of a scheme. */
export function knownGaps(reference: string): readonly KnownGap[] {
  return (known[reference]?.gaps ?? []).map(({ group, gap, effect }) => ({
    group: inBoth(group),
    gap: inBoth(gap),
    effect: inBoth(effect),
  }));
}

/** 方案状况: the judgement of the facts where there is one, else whole; the figures are counted here. */
export function standingOf(compiled: CompiledScheme) {
  const { scheme, reference } = compiled;
  const entries = scheme.mdcs.flatMap((mdc) => mdc.adrgs);
  const split = new Set(entries.filter(({ drgs }) => drgs.length > 0).map(({ code }) => code));
  const unsplit = new Set(entries.map(({ code }) => code).filter((code) => !split.has(code)));
  return {
    kind: known[reference]?.standing ?? "whole",
    everyday: { stays: STAYS.length, wrong: wrongStays(STAYS, compiled).length },
    adrgsWithoutDrg: unsplit.size,
    neverReached: neverReached(scheme).length,
  };
}

/** The DRGs that no case can reach, by their own conditions: never, an empty list, or behind one that always holds. */
function neverReached(scheme: Scheme): readonly string[] {
  const shared = sharedLists(scheme);
  return scheme.mdcs.flatMap((mdc) =>
    mdc.adrgs.flatMap((entry) => {
      const reading = possible((list) => listCodes(list, entry.lists, shared, entry.id).length > 0);
      const entered = foldCondition(entry.condition, reading).may;
      let open = true;
      return entry.drgs.flatMap(({ code, condition }) => {
        const reached = entered && open && foldCondition(condition, reading).may;
        if (condition === "always") open = false;
        return reached ? [] : [code];
      });
    }),
  );
}

/** Whether a condition may hold, and whether it may fail. */
interface Possible {
  readonly may: boolean;
  readonly mayFail: boolean;
}

function possible(filled: (list: ListReference) => boolean): ConditionReading<Possible> {
  return {
    all: (parts) => ({ may: parts.every(({ may }) => may), mayFail: parts.some(({ mayFail }) => mayFail) }),
    any: (parts) => ({ may: parts.some(({ may }) => may), mayFail: parts.every(({ mayFail }) => mayFail) }),
    not: ({ may, mayFail }) => ({ may: mayFail, mayFail: may }),
    leaf: (leaf) => {
      if (leaf === "always") return { may: true, mayFail: false };
      if (leaf === "never") return { may: false, mayFail: true };
      if (typeof leaf === "string") return { may: true, mayFail: true };
      const place = PLACES.find((name) => Object.hasOwn(leaf, name));
      const list = place && (leaf as unknown as Readonly<Record<string, ListReference>>)[place];
      return { may: list === undefined || filled(list), mayFail: true };
    },
  };
}

const PLACES = [
  "principalDiagnosis",
  "otherDiagnosis",
  "anyDiagnosis",
  "principalProcedure",
  "otherProcedure",
  "anyProcedure",
] as const;
