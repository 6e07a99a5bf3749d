import { careEventRows, caseRows, caseToJson } from "../../cases/index.js";
import { careEventToJson } from "../../cases/record-json.js";
import { CodeTally } from "../../grouping/index.js";
import type { Told } from "../area/area-inputs.js";
import type { SupervisedFiles } from "../area/read-supervised.js";
import type { RecordRole } from "../io/record-roles.js";
import type { PartReading } from "./count-part.js";
import type { PartFile } from "./part-file.js";
import { keepRows } from "./part-rows.js";
import { keptFile, takeParts } from "./take-part.js";

/**
 * 监管的一部分: the history as columns, and every other record as it was read, the cases with their groups. What a rule makes of a case may rest on the
 * averages of the whole history and on the person's other stays, which are in other parts.
 */
export async function superviseParts(
  { engine, taking, history, previous, events, cases }: SupervisedFiles,
  reading: PartReading & Told,
): Promise<(readonly [RecordRole, PartFile])[]> {
  const files = await takeParts({ history }, { ...taking, ...reading });
  const keep = async (role: RecordRole, read: () => ReturnType<typeof keepRows>) => {
    files.push([role, await keptFile(reading, read)]);
  };
  if (previous) {
    await keep("previous", () =>
      keepRows("previous", previous, caseRows, (record) => ({ row: caseToJson(record) }), reading),
    );
  }
  if (events) {
    await keep("events", () =>
      keepRows("events", events, careEventRows, (event) => ({ row: careEventToJson(event) }), reading),
    );
  }
  if (cases) {
    const tally = new CodeTally();
    const file = await keptFile(reading, () =>
      keepRows(
        "cases",
        cases,
        caseRows,
        (record) => ({ row: caseToJson(record), kept: engine.groupAudited(record, tally) }),
        reading,
      ),
    );
    files.push(["cases", { ...file, codes: tally.findings }]);
  }
  return files;
}
