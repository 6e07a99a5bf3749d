import { type CaseView, GREY, NOT_PRINCIPAL } from "./case-view.js";
import type { SchemeSwitches } from "./scheme-switches.js";

/** 不予入组: why a scheme gives a case no group before anything is tried. */
export type Refusal = "invalid-principal-diagnosis" | "grey-principal-diagnosis" | "grey-main-procedure";

/** 入组前的拒绝: by an invalid principal diagnosis, then a grey one (灰码), then a grey main procedure. */
export function refusalOf(view: CaseView, switches: SchemeSwitches): Refusal | undefined {
  const { diagnosisMarks, procedureMarks } = view.tables;
  const marks = diagnosisMarks[view.principalDiagnosis] ?? 0;
  if ((marks & NOT_PRINCIPAL) !== 0) return "invalid-principal-diagnosis";
  if (!view.hasGreyCode || switches.greyPrincipalCode !== "refuse") return undefined;
  if ((marks & GREY) !== 0) return "grey-principal-diagnosis";
  const main = procedureMarks[view.principalProcedure] ?? 0;
  return (main & GREY) === 0 ? undefined : "grey-main-procedure";
}
