import { decimal } from "../../primitives/index.js";
import type { MonitoringSection } from "../section.js";
import type { SectionReader } from "../section-reader.js";
import type { MonitoringParameters } from "./monitoring-parameters.js";

type Switches = { -readonly [Key in keyof MonitoringParameters]: MonitoringParameters[Key] };

const GROUP_LISTS = [
  "lowRiskGroups",
  "basicGroups",
  "traditionalMedicineGroups",
  "targetedTherapyGroups",
] as const;

const THRESHOLDS = ["highWeight", "volumeChange", "costDifference"] as const;

/** 绑定监测参数: the switches of the indicators; one without value leaves its indicators out, and the reader notes it. */
export function bindMonitoring(section: MonitoringSection, source: SectionReader): MonitoringParameters {
  const switches: Switches = { consumptionIndex: [], lists: source.lists };
  bindConsumptionIndex(section, source, switches);
  bindGroupingRate(section, source, switches);
  bindReadmission(section, source, switches);
  for (const name of GROUP_LISTS) {
    const cited = section[name];
    const groups = cited && source.value(cited, `monitoring.${name}`, `monitoring.${name}`);
    if (groups !== undefined) switches[name] = groups;
  }
  for (const name of THRESHOLDS) {
    const cited = section[name];
    const threshold = cited && source.value(cited, `monitoring.${name}`, `monitoring.${name}`);
    if (threshold !== undefined) switches[name] = decimal(threshold);
  }
  return switches;
}

function bindConsumptionIndex(section: MonitoringSection, source: SectionReader, switches: Switches): void {
  const cited = section.consumptionIndex;
  const reading = cited && source.value(cited, "monitoring.consumptionIndex", "monitoring.consumptionIndex");
  if (reading === undefined) return;
  switches.consumptionIndex = reading === "both" ? ["ratio-of-sums", "mean-of-ratios"] : [reading];
}

function bindGroupingRate(section: MonitoringSection, source: SectionReader, switches: Switches): void {
  if (section.groupingRate === undefined) return;
  const { longestStayDays, lowestCost } = section.groupingRate;
  const rule = "monitoring.groupingRate";
  const days = source.value(longestStayDays, `${rule}.longestStayDays`, rule);
  const cost = source.value(lowestCost, `${rule}.lowestCost`, rule);
  if (days !== undefined && cost !== undefined) {
    switches.groupingRate = { longestStayDays: days, lowestCost: decimal(cost) };
  }
}

function bindReadmission(section: MonitoringSection, source: SectionReader, switches: Switches): void {
  if (section.readmission === undefined) return;
  const { sameHospital, sameGroup } = section.readmission;
  const rule = "monitoring.readmission";
  const days = source.value(section.readmission.days, `${rule}.days`, rule);
  const excluded =
    section.readmission.excluded === undefined
      ? {}
      : { excluded: source.condition(section.readmission.excluded, `${rule}.excluded`, rule) };
  if (days === undefined) return;
  if (!("excluded" in excluded)) switches.readmission = { days, sameHospital, sameGroup };
  else if (excluded.excluded !== undefined) {
    switches.readmission = { days, sameHospital, sameGroup, excluded: excluded.excluded };
  }
}
