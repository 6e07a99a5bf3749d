import { readFileSync, writeFileSync } from "node:fs";
import type { GivenFile } from "./walk-step.js";

const CONFIRMED = 1;

interface Finding {
  readonly findingId: string;
  readonly hospitalId?: string;
}

/** 稽核步骤: what auditors did to the findings of a walk, as the file that it is given. Synthetic. */
export function auditSteps(findings: string): GivenFile {
  return {
    name: "audit-steps.jsonl",
    about: {
      zh: "稽核的步骤：第一条疑点经认定并扣款，第二条排除，其余未结，系虚构",
      en: "what auditors did: the first finding is confirmed with a deduction, the second dismissed, the others are open; made up",
    },
    write: (to) => writeSteps(findings, to),
  };
}

function writeSteps(from: string, to: string): void {
  const findings = readFileSync(from, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Finding)
    .filter(({ hospitalId }) => hospitalId !== undefined);
  const confirmed = findings.slice(0, CONFIRMED).flatMap(({ findingId }) => [
    { findingId, step: "highly-suspicious", by: "auditor-1", role: "agency", on: "2021-03-01" },
    { findingId, step: "joint-judgement", by: "panel", role: "experts", on: "2021-03-02" },
    {
      findingId,
      step: "targeted-audit",
      by: "auditor-2",
      role: "agency",
      on: "2021-03-03",
      evidence: ["E-1"],
    },
    {
      findingId,
      step: "confirmed",
      by: "bureau",
      role: "bureau",
      on: "2021-03-04",
      evidence: ["E-1"],
      deduction: "100.00",
    },
  ]);
  const dismissed = findings.slice(CONFIRMED, CONFIRMED + 1).map(({ findingId }) => ({
    ...{ findingId, step: "dismissed", by: "bureau", role: "bureau", on: "2021-03-04", evidence: ["E-2"] },
  }));
  writeFileSync(to, [...confirmed, ...dismissed].map((step) => `${JSON.stringify(step)}\n`).join(""));
}
