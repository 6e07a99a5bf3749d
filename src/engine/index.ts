export { SETTLEMENT_MARKS } from "./case-details-builder.js";
export { CaseIntake, type GroupOf, type TakenCases } from "./case-intake.js";
export { type CaseOutcome, caseOutcome, caseOutcomes } from "./case-outcomes.js";
export { createEngine, type Engine, type EngineOptions } from "./create-engine.js";
export { EditionParameters, type EditionReading } from "./edition-parameters.js";
export { type AreaSettlement, type SettlingSource, settleCases } from "./settle-cases.js";
export { type StatedGroup, statedGroup } from "./stated-group.js";
export { type AreaWeights, type WeighingSource, weighArea } from "./weigh-area.js";
