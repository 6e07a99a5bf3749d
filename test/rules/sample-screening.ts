import { type CareEvent, parseCase } from "../../src/cases/index.js";
import { parseCareEvent } from "../../src/cases/parse-care-event.js";
import { groupCase } from "../../src/grouping/index.js";
import type { AuditCase } from "../../src/rules/index.js";
import type { PlantedTruth, SampleArea } from "../../src/testing/sample/index.js";
import { scheme } from "../testing/zhejiang-sample.js";

/** The stays of a sample area, parsed and grouped by the real grouper, with truths and events. */
export interface ScreeningSample {
  readonly cases: readonly AuditCase[];
  readonly truths: readonly PlantedTruth[];
  readonly events: readonly CareEvent[];
}

export function screeningSample(sample: SampleArea): ScreeningSample {
  const cases: AuditCase[] = [];
  const truths: PlantedTruth[] = [];
  const events: CareEvent[] = [];
  for (const stay of sample.stays()) {
    const inpatientCase = parseCase(stay.record);
    const { status, drg, adrg, mdc } = groupCase(inpatientCase, scheme);
    const grouped = status === "grouped" ? { drg, adrg, mdc } : {};
    cases.push({ ...inpatientCase, ...grouped, ...(status !== "invalid" && { groupingStatus: status }) });
    truths.push(...stay.truths);
    events.push(...stay.events.map((event) => parseCareEvent(event)));
  }
  return { cases, truths, events };
}
