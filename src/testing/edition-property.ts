import type { Hospital, InpatientCase } from "../cases/index.js";
import type { AreaSettlement, Engine } from "../engine/index.js";
import type { LocalizedText } from "../primitives/index.js";

/** 试算: an area as it was settled under an edition, once in the order given and once turned round. */
export interface Trial {
  readonly engine: Engine;
  readonly area: AreaSettlement;
  readonly turned: AreaSettlement;
  readonly records: readonly InpatientCase[];
  readonly hospitals: readonly Hospital[];
}

/** 检验结果: whether a property holds; undefined where there was nothing to try it on. */
export type Verdict = boolean | undefined;

/** 政策版本的性质: what must hold under any edition, whatever its values. */
export interface EditionProperty {
  readonly id: string;
  readonly title: LocalizedText;
  /** what there is none of where it could not be tried */
  readonly lacking: LocalizedText;
  /** the part of the edition that it speaks of, whose clauses are told where it fails */
  readonly path: string;
  /** whether it holds; undefined under an edition, or in an area, that has nothing of what it speaks of */
  readonly holds: (trial: Trial) => Verdict;
}

/** 逐项检验: false where one item fails, true where others hold, undefined where no item was one to judge. */
export function verdictOf<Item>(items: Iterable<Item>, judge: (item: Item) => Verdict): Verdict {
  let verdict: Verdict;
  for (const item of items) {
    const one = judge(item);
    if (one === false) return false;
    verdict ??= one;
  }
  return verdict;
}
