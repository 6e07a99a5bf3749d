import {
  type CareEvent,
  careEventRows,
  caseRows,
  caseToJson,
  type InpatientCase,
} from "../../cases/index.js";
import { careEventToJson } from "../../cases/record-json.js";
import { CodeTally } from "../../grouping/index.js";
import { asksAboutPeople } from "../../weights/index.js";
import { readGroups } from "../area/area-inputs.js";
import type { PartReading } from "../partial/count-part.js";
import type { PartFile } from "../partial/part-file.js";
import { keepRows } from "../partial/part-rows.js";
import { takeParts } from "../partial/take-part.js";
import type { RecordRole } from "../results/record-roles.js";
import type { SupervisedFiles } from "../supervise/read-supervised.js";

/**
 * 监管的一部分: the history as columns, and every other record as it was read, the cases with their groups. What a rule makes of a case may rest on the
 * averages of the whole history and on the person's other stays, which are in other parts.
 */
export async function superviseParts(
  { engine, taking, history, previous, events, cases, groups }: SupervisedFiles,
  reading: PartReading,
): Promise<(readonly [RecordRole, PartFile])[]> {
  // The part makes nothing of it, but says in its summary which file it was, and tells what is wrong with it.
  if (groups) await readGroups(groups, reading);
  const files = await takeParts(
    { history },
    { ...taking, ...reading },
    asksAboutPeople(engine.ruleset.weights),
  );
  if (previous) {
    const keep = (record: InpatientCase) => ({ row: caseToJson(record) });
    files.push(["previous", await keepRows("previous", previous, caseRows, keep, reading)]);
  }
  if (events) {
    const keep = (event: CareEvent) => ({ row: careEventToJson(event) });
    files.push(["events", await keepRows("events", events, careEventRows, keep, reading)]);
  }
  if (cases) {
    const tally = new CodeTally();
    const keep = (record: InpatientCase) => ({
      row: caseToJson(record),
      kept: engine.groupAudited(record, tally),
    });
    const file = await keepRows("cases", cases, caseRows, keep, reading);
    files.push(["cases", { ...file, codes: tally.findings }]);
  }
  return files;
}
