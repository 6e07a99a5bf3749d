export { areaNeeds, type DemandedValue } from "./area-needs.js";
export type { AuditKnowledge } from "./audit-case-of.js";
export { type CaseFigures, caseFigures, type EarlierFigures, movedFigures } from "./case-figures.js";
export {
  CaseIntake,
  caseKeeper,
  type HistoryKept,
  historyKeeper,
  type TakenCases,
  type TakenHistory,
} from "./case-intake.js";
export {
  type CaseOutcome,
  caseOutcome,
  caseOutcomeJson,
  caseOutcomes,
  exactMultiple,
} from "./case-outcomes.js";
export { casesUntil } from "./cases-until.js";
export { changeCases, type TakenChange } from "./change-cases.js";
export type { ClearingSource } from "./clear-area.js";
export { type Cliff, type Cliffs, findCliffs } from "./cliffs/find-cliffs.js";
export {
  type ComparisonCause,
  compareEditions,
  type EditionComparison,
  type TakenArea,
  toldCauses,
} from "./compare/compare-editions.js";
export {
  type ComparedCauses,
  type ComparedSums,
  type ComparisonRow,
  type ComparisonRowOf,
  comparedCases,
  comparedRow,
  comparisonRows,
  NOWHERE,
  rowsAboveCases,
  sumsBetween,
} from "./compare/comparison-rows.js";
export { createEngine } from "./create-engine.js";
export { doubtfulPayments } from "./doubtful-payments.js";
export { DischargesOfOtherValues, DischargesOutside, editionNotes } from "./edition-notes.js";
export { EditionParameters } from "./edition-parameters.js";
export type { Engine } from "./engine.js";
export type { CodesMode, EngineOptions } from "./engine-options.js";
export { type FigureForecast, forecastYear } from "./forecast/forecast-year.js";
export type { FigureKind } from "./forecast/year-figures.js";
export { yearSoFar } from "./forecast/year-so-far.js";
export { historyFaults, yearsLookedBackOn } from "./history-faults.js";
export { hospitalYears } from "./hospital-inputs.js";
export { parseJsonRow } from "./parse-json-row.js";
export { besideInDays, firstDischarges, prepayArea } from "./prepay-area.js";
export { describePricing } from "./price/describe-pricing.js";
export { type CasePricing, priceCase } from "./price/price-case.js";
export { priceGroup } from "./price/price-group.js";
export { type PricedEdition, pricedEdition } from "./price/priced-edition.js";
export { reviewPopulation } from "./review-population.js";
export { settleByHead } from "./settle-by-head.js";
export type { AreaSettlement, SettledCases, SettlingSource } from "./settle-cases.js";
export { statedGroup, withoutGroup } from "./stated-group.js";
export { type CrosswalkRow, crosswalkRows } from "./switch/crosswalk-rows.js";
export { type HospitalShift, hospitalShifts } from "./switch/hospital-shifts.js";
export type { KeepingFactor } from "./switch/keeping-factor.js";
export { type SchemeSwitch, switchScheme } from "./switch/switch-scheme.js";
export { type SwitchedCase, switchedCases } from "./switch/switched-cases.js";
export { type UnstableGroup, type UnstableKind, unstableGroups } from "./switch/unstable-groups.js";
export type { AreaWeights, KeptHistory, WeighingSource } from "./weigh-area.js";
