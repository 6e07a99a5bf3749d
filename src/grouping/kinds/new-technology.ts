import { andOperand, type KindOfCondition, NO_LIST } from "../condition-kind.js";
import { missing } from "../missing-field.js";

/** 新技术: the case is marked as using a new technology. A case without the mark has not said so: unknown. */
export function newTechnology<Part>(): KindOfCondition<"none", Part> {
  return {
    form: "none",
    title: { zh: "新技术", en: "new technology" },
    list: NO_LIST,
    compile: (_, wanted) => (view) =>
      view.record.newTechnology === undefined
        ? missing(view, "newTechnology")
        : view.record.newTechnology === wanted,
    operands: () => (view, before) => andOperand(before, `newTechnology=${view.record.newTechnology ?? ""}`),
    text: () => ({ zh: "病例标明使用新技术", en: "the case is marked as using a new technology" }),
    edits: (_, wanted) => [[{ edit: "set-new-technology", value: wanted }]],
  };
}
