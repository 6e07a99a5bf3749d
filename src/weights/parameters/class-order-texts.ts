import { excerpt, type LocalizedText } from "../../primitives/index.js";

/** A class that does not stand once in the order and once in the table. */
export interface MisplacedClass {
  readonly caseClass: string;
  /** whether the table has it */
  readonly known: boolean;
  /** how often the order names it */
  readonly named: number;
}

/** 分类次序有误 in words, as linting tells it and as binding refuses it. */
export const CLASS_ORDER_TEXTS = {
  misplaced: ({ caseClass, known, named }: MisplacedClass): LocalizedText => {
    const name = excerpt(caseClass);
    if (!known) {
      return {
        zh: `次序（order）写有“${name}”，而分类表（classes）没有这一分类。请从次序中去掉，或在分类表中补上；用补丁删去一个分类时，次序要在同一补丁中一起改。`,
        en: `The order names "${name}", which is none of the classes. Take it out of the order or add the class; a patch that removes a class changes the order with it.`,
      };
    }
    if (named === 0) {
      return {
        zh: `分类“${name}”没有写进次序（order），轮不到任何病例。请写进次序中应在的位置。`,
        en: `The order does not name the class "${name}", so that no case comes to it. Put it in its place in the order.`,
      };
    }
    return {
      zh: `次序（order）把分类“${name}”写了 ${named} 次，无法判断以哪一处为准。请只留一处。`,
      en: `The order names the class "${name}" ${named} times, and it cannot be told which place holds. Leave one.`,
    };
  },
};
