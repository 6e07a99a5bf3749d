import type { Diagnostic } from "../../primitives/index.js";
import type { Told } from "../terminal.js";
import { tellEach } from "./tell-each.js";

/** Where warnings stand that a reader must know of: dates of the edition, marks of cases that it does not read, stays that came more than once, persons who may be one, groups of the history or of a given table that the scheme lacks, hospitals of the history that are not listed, years that it lacks, tables of another edition. */
const TO_KNOW: ReadonlySet<string> = new Set([
  "effective",
  "cases.marks",
  "cases.caseId",
  "cases.patientId",
  "contracts.patientId",
  "history.drg",
  "history.hospitalId",
  "history.years",
  "groups",
  "tables",
]);

/** Warnings that a reader must know of wherever they stand: a value that goes unread, a figure of hospitals that no rule uses, an audit rule that looks for other stays than settlement halves, a settlement under another edition. */
const CODES_TO_KNOW: ReadonlySet<string> = new Set([
  "VALUES_STATED",
  "ENGINE_INPUT_UNUSED",
  "ENGINE_READMISSION_APART",
  "SETTLED_BY_OTHER_EDITION",
]);

/** 须知事项: says on the terminal that an edition was not in force, that a value given for it goes unread, that it lacks what cases ask of it, or that cases came again. Nothing is broken, but whoever reads the result must know. */
export function tellMustKnow(diagnostics: readonly Diagnostic[], told: Told): void {
  const toKnow = diagnostics.filter(
    ({ path, severity, code }) =>
      severity !== "error" && (CODES_TO_KNOW.has(code) || (path !== undefined && TO_KNOW.has(path))),
  );
  tellEach(toKnow, told);
}
