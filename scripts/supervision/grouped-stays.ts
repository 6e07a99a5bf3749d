import { type CareEvent, parseCase } from "../../src/cases/index.js";
import { parseCareEvent } from "../../src/cases/parse-care-event.js";
import { type CompiledScheme, groupCase } from "../../src/grouping/index.js";
import type { AuditCase } from "../../src/rules/index.js";
import type { PlantedTruth, SampleArea } from "../../src/testing/sample/index.js";

/** 已分组的样本: the stays of a sample area, parsed and grouped by the real grouper, with what is known about every case. */
export interface GroupedStays {
  readonly cases: readonly AuditCase[];
  readonly truths: readonly PlantedTruth[];
  readonly events: readonly CareEvent[];
  /** ids of the cases whose record is noisy */
  readonly noisy: ReadonlySet<string>;
}

export function groupedStays(area: SampleArea, scheme: CompiledScheme): GroupedStays {
  const [cases, truths, events]: [AuditCase[], PlantedTruth[], CareEvent[]] = [[], [], []];
  const noisy = new Set<string>();
  for (const stay of area.stays()) {
    const record = parseCase(stay.record);
    const { status, drg, adrg, mdc } = groupCase(record, scheme);
    const grouped = status === "grouped" ? { drg, adrg, mdc } : {};
    cases.push({ ...record, ...grouped, ...(status !== "invalid" && { groupingStatus: status }) });
    truths.push(...stay.truths);
    events.push(...stay.events.map((event) => parseCareEvent(event)));
    if (stay.noise !== undefined) noisy.add(record.caseId);
  }
  return { cases, truths, events, noisy };
}
