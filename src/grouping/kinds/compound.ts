import type { LocalizedText } from "../../primitives/index.js";
import { type KindOfCondition, NO_LIST, type OperandReader, type Test } from "../condition-kind.js";

/** 且 (`all`) every part holds; 或 (`any`) one of them does. */
export function combination<Part>(
  quantifier: "all" | "any",
  title: LocalizedText,
  joint: LocalizedText,
): KindOfCondition<"conditions", Part> {
  /** A disjunction fails where all its parts fail: seen from the other side it is a conjunction. */
  const asksForAll = (wanted: boolean) => (quantifier === "all") === wanted;
  return {
    form: "conditions",
    title,
    list: NO_LIST,
    compile(parts, wanted, { part }) {
      const tests = parts.map(part).map(({ holds, fails }) => (wanted ? holds : fails));
      return asksForAll(wanted) ? every(tests) : some(tests);
    },
    operands(parts, { part }) {
      const compiled = parts.map(part);
      const readAll: OperandReader = (view, before) =>
        compiled.reduce((operands, { operands: read }) => read(view, operands), before);
      if (quantifier === "all") return readAll;
      return (view, before) => (compiled.find(({ holds }) => holds(view))?.operands ?? readAll)(view, before);
    },
    text(parts, { nested }) {
      const texts = parts.map(nested);
      return {
        zh: texts.map(({ zh }) => zh).join(joint.zh),
        en: texts.map(({ en }) => en).join(joint.en),
      };
    },
    edits(parts, wanted, { open, edits }) {
      const left = open(parts, wanted);
      // Of a conjunction one part at a time; of a disjunction whichever part is easiest.
      return (asksForAll(wanted) ? left.slice(0, 1) : left).flatMap((part) => edits(part, wanted));
    },
  };
}

/** 非: the part does not hold. */
export function negation<Part>(): KindOfCondition<"condition", Part> {
  return {
    form: "condition",
    title: { zh: "并非", en: "not" },
    list: NO_LIST,
    compile: (part, wanted, context) => (wanted ? context.part(part).fails : context.part(part).holds),
    operands: (part, context) => context.part(part).operands,
    text(part, context) {
      const { zh, en } = context.part(part);
      return { zh: `并非（${zh}）`, en: `not (${en})` };
    },
    edits: (part, wanted, context) => context.edits(part, !wanted),
  };
}

function every(tests: readonly Test[]): Test {
  const [first, second] = tests;
  if (first !== undefined && tests.length === 1) return first;
  if (first !== undefined && second !== undefined && tests.length === 2) {
    return (view) => first(view) && second(view);
  }
  return (view) => {
    for (const test of tests) if (!test(view)) return false;
    return true;
  };
}

/** Once one part holds, nothing rests on the fields that the parts before it found missing. */
function some(tests: readonly Test[]): Test {
  const [only] = tests;
  if (only !== undefined && tests.length === 1) return only;
  return (view) => {
    const { missing } = view;
    for (const test of tests) {
      if (!test(view)) continue;
      view.missing = missing;
      return true;
    }
    return false;
  };
}
