import type { PublishedGroup } from "../published-group.js";
import { STABLE_TEXTS } from "./cell-texts.js";
import type { RecordTable } from "./field.js";
import { flag, MEAN_AMOUNT, WORTH } from "./field-types.js";
import { GROUP, INPUTS } from "./shared-fields.js";

/** 病组参数表: the fields of a published group. */
export const PUBLISHED_GROUP_TABLE: RecordTable<PublishedGroup> = {
  name: "PublishedGroup",
  title: {
    zh: "病组参数",
    en: "a row of a published group table; which values it needs depends on the edition's method",
  },
  fields: {
    drg: GROUP,
    averageCost: {
      title: { zh: "例均费用", en: "average cost" },
      type: MEAN_AMOUNT,
      names: ["例均费用", "次均费用", "组均费用", "均次费用", "平均费用"],
    },
    basePoints: { title: { zh: "基准点数", en: "base points" }, type: WORTH, names: ["基准点数"] },
    relativeWeight: {
      title: { zh: "权重", en: "relative weight" },
      type: WORTH,
      names: ["权重", "相对权重", "RW"],
    },
    stable: {
      title: { zh: "稳定病组", en: "stable group" },
      type: flag(STABLE_TEXTS),
      names: ["是否稳定", "是否稳定病组", "稳定病组", "稳定"],
    },
    inputs: INPUTS,
  },
  required: ["drg"],
  defaults: { inputs: {} },
  othersInto: "inputs",
};
