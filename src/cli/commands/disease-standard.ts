import { defineCommand } from "../command.js";
import { deriveStandards } from "../standards/derive-standards.js";
import { DISEASE_STANDARDS } from "../standards/disease-standards.js";
import { STANDARD_OPTIONS } from "../standards/standard-options.js";

/** `chs-drg disease standard`: standards of the diseases that are paid by disease, from history, with what they rest on. */
export const diseaseStandard = defineCommand({
  name: "disease standard",
  summary: {
    zh: "由历史病例推算病种付费标准（附例数、变异系数与覆盖率）",
    en: "standards of diseases paid by disease from history, with stays, spread and coverage",
  },
  options: {
    ...STANDARD_OPTIONS,
    hospitals: {
      kind: "text",
      placeholder: "FILE",
      required: true,
      help: {
        zh: "医疗机构（其中规则集所说的测算机构，如公立医院；未说的，为适用按病种付费的）",
        en: "hospitals; of them those count whose past the edition names (public ones, say), or else those that take part",
      },
    },
    by: {
      kind: "text",
      placeholder: "LIST",
      help: {
        zh: "病种之外再按什么分开，以逗号相连：统筹区（area）、等级（grade）、医共体内外（community）；不给则各处一个标准",
        en: "what standards are kept apart by beside the disease: area, grade, community, with commas; without it one standard holds everywhere",
      },
    },
  },
  run: (call) => deriveStandards(call, DISEASE_STANDARDS),
});
