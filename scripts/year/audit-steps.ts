import { readFileSync, writeFileSync } from "node:fs";

const CONFIRMED = 1;

interface Finding {
  readonly findingId: string;
  readonly hospitalId?: string;
}

/** 稽核步骤: what auditors did to the findings of a walk: the first is confirmed with a deduction, the next dismissed, the others stay open. Synthetic. */
export function writeSteps(from: string, to: string): void {
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
