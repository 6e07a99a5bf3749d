export { describeSchemeDiff, type SchemeDiffText } from "./describe-diff.js";
export { diffCases, diffSchemes } from "./diff-schemes.js";
export { groupLineage } from "./group-lineage.js";
export {
  type GroupMove,
  GroupMoves,
  type GroupRelation,
  MOVE_REASONS,
  type MoveReason,
  RELATIONS,
} from "./group-moves.js";
export { type ConditionWithLists, type ResolveList, sameCondition } from "./same-condition.js";
export type {
  AdrgName,
  CaseFlow,
  CaseGroup,
  CaseMove,
  CasesDiff,
  CodeMove,
  CodesDiff,
  ComplicationMove,
  GroupDiff,
  GroupLineage,
  ListDiff,
  SchemeDiff,
  SchemeSize,
} from "./scheme-diff.js";
