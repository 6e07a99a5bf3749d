import type { InpatientCase } from "../../cases/index.js";
import { addUnder } from "../../primitives/grouped-by.js";
import { type AgreeField, disagreements, type MatchPass } from "./match-rule.js";

/** 未匹配的原因: a key is missing, nothing has the keys, several have them, or what must agree does not. */
export type UnmatchedReason = "no-key" | "no-counterpart" | "double" | "disagrees";

/** 未匹配的一行. */
export interface Unmatched {
  /** place in its file's rows */
  readonly index: number;
  readonly reason: UnmatchedReason;
  /** what disagrees, or what no round could do without */
  readonly fields?: readonly (AgreeField | keyof InpatientCase)[];
}

/** 匹配结果: pairs by place, and every other row of either side once, with its reason. */
export interface Matching {
  readonly pairs: readonly { readonly settlement: number; readonly sheet: number; readonly pass: string }[];
  readonly settlement: readonly Unmatched[];
  readonly sheets: readonly Unmatched[];
}

/** How near a row came to a match: the reason that says most stands. */
const NEARNESS: readonly UnmatchedReason[] = ["no-key", "no-counterpart", "double", "disagrees"];

/**
 * 结算数据与病案首页匹配: round by round, rows whose keys are equal and stand once on either side are one stay, unless what must agree does not. What a round
 * leaves over is tried in the next; a row is never matched twice, and none is guessed among several.
 *
 * @source LS-008, LS-010, LS-017
 */
export function matchRecords(
  settlement: readonly InpatientCase[],
  sheets: readonly InpatientCase[],
  passes: readonly MatchPass[],
): Matching {
  const pairs: Matching["pairs"][number][] = [];
  const open = [new Side(settlement), new Side(sheets)] as const;
  for (const pass of passes) {
    const [own, others] = open.map((side) => side.byKey(pass)) as [Keyed, Keyed];
    for (const [key, indexes] of own) {
      const counterparts = others.get(key) ?? [];
      if (counterparts.length === 0) open[0].note(indexes, { reason: "no-counterpart" });
      else if (indexes.length > 1 || counterparts.length > 1) {
        open[0].note(indexes, { reason: "double" });
        open[1].note(counterparts, { reason: "double" });
      } else {
        const [at, sheet] = [indexes[0] ?? 0, counterparts[0] ?? 0];
        const fields = disagreements(settlement[at] as InpatientCase, sheets[sheet] as InpatientCase, pass);
        if (fields.length > 0) {
          open[0].note([at], { reason: "disagrees", fields });
          open[1].note([sheet], { reason: "disagrees", fields });
        } else {
          pairs.push({ settlement: at, sheet, pass: pass.name });
          open[0].close(at);
          open[1].close(sheet);
        }
      }
    }
    for (const [key, indexes] of others)
      if (!own.has(key)) open[1].note(indexes, { reason: "no-counterpart" });
  }
  pairs.sort((a, b) => a.settlement - b.settlement);
  return { pairs, settlement: open[0].unmatched, sheets: open[1].unmatched };
}

type Keyed = Map<string, number[]>;

/** Whether what is said of a row says as much as what is known of it, or more; of missing keys the fewest. */
function isNearer(said: Omit<Unmatched, "index">, known: Omit<Unmatched, "index">): boolean {
  const by = NEARNESS.indexOf(said.reason) - NEARNESS.indexOf(known.reason);
  if (by !== 0 || said.reason !== "no-key") return by >= 0;
  return known.fields === undefined || (said.fields?.length ?? 0) < known.fields.length;
}

/** The rows of one file that are not matched yet. */
class Side {
  readonly #rows: readonly InpatientCase[];
  readonly #open: Map<number, Omit<Unmatched, "index">>;

  constructor(rows: readonly InpatientCase[]) {
    this.#rows = rows;
    this.#open = new Map(rows.map((_, index) => [index, { reason: "no-key" }]));
  }

  byKey({ keys }: MatchPass): Keyed {
    const found: Keyed = new Map();
    for (const index of this.#open.keys()) {
      const values = keys.map((key) => this.#rows[index]?.[key]);
      const fields = keys.filter((_, at) => values[at] === undefined);
      if (fields.length > 0) {
        this.note([index], { reason: "no-key", fields });
        continue;
      }
      const key = JSON.stringify(values);
      addUnder(found, key, index);
    }
    return found;
  }

  note(indexes: readonly number[], said: Omit<Unmatched, "index">): void {
    for (const index of indexes) {
      const known = this.#open.get(index);
      if (known && isNearer(said, known)) this.#open.set(index, said);
    }
  }

  close(index: number): void {
    this.#open.delete(index);
  }

  get unmatched(): Unmatched[] {
    return [...this.#open].map(([index, said]) => ({ index, ...said }));
  }
}
