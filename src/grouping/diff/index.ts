export { describeSchemeDiff } from "./describe-diff.js";
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
export { sameCondition } from "./same-condition.js";
export type { AdrgName, GroupLineage, SchemeDiff } from "./scheme-diff.js";
