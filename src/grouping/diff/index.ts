export { describeSchemeDiff } from "./describe-diff.js";
export { diffCases, diffSchemes } from "./diff-schemes.js";
export { type ConditionWithLists, type ResolveList, sameCondition } from "./same-condition.js";
export type {
  CaseFlow,
  CaseGroup,
  CaseMove,
  CasesDiff,
  CodeMove,
  CodesDiff,
  ComplicationMove,
  GroupDiff,
  ListDiff,
  SchemeDiff,
} from "./scheme-diff.js";
