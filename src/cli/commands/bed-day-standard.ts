import { defineCommand } from "../command.js";
import { bedDayStandards } from "../standards/bed-day-standards.js";
import { deriveStandards } from "../standards/derive-standards.js";
import { STANDARD_OPTIONS } from "../standards/standard-options.js";

/** `chs-drg bed-day standard`: daily standards from history, with what they rest on. */
export const bedDayStandard = defineCommand({
  name: "bed-day standard",
  summary: {
    zh: "由历史病例推算床日定额（附例数、变异系数与覆盖率）",
    en: "bed-day standards from history, with stays, spread and coverage",
  },
  options: {
    ...STANDARD_OPTIONS,
    hospitals: {
      kind: "text",
      placeholder: "FILE",
      help: { zh: "医疗机构（按等级推算时需要）", en: "hospitals (needed by grade)" },
    },
    by: {
      kind: "text",
      placeholder: "LIST",
      help: {
        zh: "住院类型之外再按什么分开，以逗号相连：统筹区（area）、床日类别（class）、病组（group）、等级（grade）、医疗机构（hospital）；不给则按统筹区，历史中有床日类别的，也按类别；规则集的床日标准为住院类型与等级之表的，按等级；缺所按之项的住院不计入",
        en: "what standards are kept apart by beside the care type: area, class, group, grade, hospital, with commas; by default area, and class where the past tells any, or grade where the edition has a table of care type and grade; a stay that lacks one of them does not count",
      },
    },
    "long-stay-from": {
      kind: "integer",
      least: 1,
      most: 36_500,
      help: {
        zh: "普通住院从几天起也按床日（长期住院）；不给则只算精神、安宁、康复",
        en: "days from which an ordinary stay is paid by day too; without it only the special care types are",
      },
    },
  },
  run: (call) => deriveStandards(call, bedDayStandards(call.options["long-stay-from"])),
});
