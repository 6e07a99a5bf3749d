import { type Diagnostic, isDrgError } from "../../primitives/index.js";
import { advance, type Finding, type ReviewRoles } from "../../rules/index.js";
import type { TextInput } from "../input/text-input.js";
import { readAllRows } from "../rows/read-all-rows.js";
import type { Told } from "../terminal.js";
import { yearErrors } from "./year-errors.js";
import { type FindingStepRow, findingRows, findingStepRows } from "./year-rows.js";

/** A finding as far as its life and a deduction go. */
type LivingFinding = Pick<
  Finding,
  "findingId" | "status" | "hospitalId" | "caseIds" | "deduction" | "history"
> &
  Partial<Earlier>;

/** 再入院的前次住院, whose points the clause halves (ZJ-015). */
interface Earlier extends Pick<Finding, "kind"> {
  readonly evidence: Pick<Finding["evidence"], "operands">;
}

/**
 * 读取疑点及其稽核步骤: every finding starts as it was flagged and takes its steps in the order of the file, as the edition's roles allow. Nothing is
 * confirmed on a file's word: a finding that calls itself more than flagged without the steps that led there refuses the file.
 *
 * @throws `INPUT_ROWS_BROKEN`
 */
export async function readFindings(
  findingsInput: TextInput,
  stepsInput: TextInput | undefined,
  roles: ReviewRoles,
  told: Told,
): Promise<Finding[]> {
  const findings = new Map<string, LivingFinding>();
  const lines = new Map<string, number>();
  await readAllRows(
    findingsInput,
    findingRows,
    told,
    ({ findingId, status, hospitalId, caseIds = [], kind, evidence }, line) => {
      const first = lines.get(findingId);
      if (first !== undefined)
        return yearErrors.diagnostic("error", "ROW_ID_TWICE", "findingId", { id: findingId, line: first });
      lines.set(findingId, line);
      if (status !== "flagged" && status !== "dismissed" && stepsInput === undefined)
        return yearErrors.diagnostic("error", "FINDING_STEPS_MISSING", "status", { findingId, status });
      findings.set(findingId, {
        findingId,
        status: "flagged",
        caseIds,
        ...(hospitalId !== undefined && { hospitalId }),
        ...(kind === "readmission" && earlierOf(evidence)),
      });
      return undefined;
    },
    true,
  );
  if (stepsInput !== undefined) {
    const take = ({ findingId, ...action }: FindingStepRow): Diagnostic | undefined => {
      const finding = findings.get(findingId);
      if (finding === undefined)
        return yearErrors.diagnostic("error", "STEP_FINDING_UNKNOWN", "findingId", { findingId });
      const { step, on, deduction } = action;
      const before = finding.history?.at(-1)?.on;
      if (before !== undefined && on < before)
        return yearErrors.diagnostic("error", "STEP_DATES_REVERSED", "on", { findingId, on, before });
      if (step !== "confirmed" && deduction?.gt(0)) {
        const info = { findingId, step, deduction: deduction.toFixed() };
        return yearErrors.diagnostic("error", "STEP_DEDUCTS_NOTHING", "deduction", info);
      }
      try {
        findings.set(findingId, advance(finding as Finding, action, roles));
        return undefined;
      } catch (error) {
        if (!isDrgError(error)) throw error;
        return yearErrors.diagnostic("error", "STEP_REFUSED", "step", { findingId, cause: error.text });
      }
    };
    await readAllRows(stepsInput, findingStepRows, told, take, true);
  }
  return [...findings.values()] as Finding[];
}

/** The earlier stay that a readmission names; a row written by hand may hold anything there. */
function earlierOf(evidence: unknown): Earlier | undefined {
  const { earlierCase } = (evidence as { operands?: Record<string, unknown> | null })?.operands ?? {};
  return typeof earlierCase === "string"
    ? { kind: "readmission", evidence: { operands: { earlierCase } } }
    : undefined;
}
