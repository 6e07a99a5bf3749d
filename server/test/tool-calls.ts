import { smallArea } from "./small-area.js";

/** A stroke: BR25 under CHS-DRG 2.0. */
export const STROKE = { caseId: "1", sex: "male", ageYears: 60, diagnoses: ["I63.900"] };
const { cases: _cases, ...AREA } = smallArea();
const [FIRST] = smallArea().cases;

/** What a case of the small area is weighed with. */
export const { budget: _budget, ...WEIGHED } = AREA;

/** Each tool with arguments that it answers. */
export const TOOL_CALLS: Readonly<Record<string, Record<string, unknown>>> = {
  search_codes: { q: "lwy", kind: "diagnosis", limit: 3 },
  group_case: { scheme: "chs-drg@2.0", case: STROKE },
  explain_group: { scheme: "chs-drg@2.0", case: STROKE, decisive: true },
  why_not_group: { scheme: "chs-drg@2.0", case: STROKE, group: "BR21" },
  weigh_case: { ...WEIGHED, case: FIRST },
  price_case: { ruleset: "jiangsu-wuxi@2022", case: STROKE, grade: "tertiary" },
  compare_schemes: { before: "zj-drg@1.1", after: "chs-drg@2.0", cases: [STROKE] },
  settle_area: smallArea(),
  ruleset_clause: { id: "SX-036" },
};
