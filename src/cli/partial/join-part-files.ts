import type { TakenHistory } from "../../engine/index.js";
import { type CodeFindings, CodeTally } from "../../grouping/index.js";
import { compareText } from "../../primitives/index.js";
import { tellsOfPeople } from "../../weights/index.js";
import { TakenJoiner } from "../area/join-taken.js";
import type { TakenFile } from "../area/take-cases.js";
import type { Kept } from "../jobs/intake-task.js";
import { countsByCode } from "../rows/notices.js";
import { MOST_KEPT } from "../rows/rejected-rows.js";
import type { Rejection } from "../rows/rejection.js";
import type { PartFile } from "./part-file.js";

/** 合并部分文件: the files of one role of several parts as one. */
export function joinPartFiles(files: Iterable<PartFile>): PartFile {
  const counts = { rows: 0, read: 0, rejected: 0 };
  const taken: TakenFile<TakenHistory>[] = [];
  const codes: CodeFindings[] = [];
  const rejections: Rejection[] = [];
  let [ids, merged] = [0, 0];
  for (const file of files) {
    counts.rows += file.counts.rows;
    counts.read += file.counts.read;
    counts.rejected += file.counts.rejected;
    ids += file.ids;
    merged += file.merged;
    if (file.taken) taken.push(file.taken);
    if (file.codes) codes.push(file.codes);
    for (const rejection of file.rejections) rejections.push(rejection);
    if (rejections.length > 2 * MOST_KEPT) rejections.sort(byPlace).splice(MOST_KEPT);
  }
  return {
    counts,
    rejections: rejections.sort(byPlace).slice(0, MOST_KEPT),
    ...{ ids, merged },
    ...(codes.length > 0 && { codes: CodeTally.of(codes) }),
    ...(taken.length > 0 && { taken: joinTakenFiles(taken) }),
  };
}

/** Cases of several files as if they had stood in one. */
export function joinTakenFiles<Taken extends TakenHistory>(
  files: readonly TakenFile<Taken>[],
): TakenFile<Taken> {
  const joiner = new TakenJoiner<Taken>(keptIn(files));
  for (const [place, { taken }] of files.entries()) joiner.add(place, taken.columns.count);
  return {
    taken: joiner.join(files.map(({ taken }) => taken)),
    rows: files.reduce((sum, { rows }) => sum + rows, 0),
    rejected: files.reduce((sum, { rejected }) => sum + rejected, 0),
    warnings: countsByCode(files.flatMap((file) => Object.entries(file.warnings))),
  };
}

/** What all files keep of their cases. */
function keptIn(files: readonly TakenFile<TakenHistory>[]): Kept {
  if (files.every(({ taken }) => "details" in taken)) return "cases";
  return files.every(({ taken }) => tellsOfPeople(taken.columns)) ? "history-with-people" : "history";
}

/** Rejected rows stand by file and line; of two files of one name, by what they say. */
function byPlace(one: Rejection, other: Rejection): number {
  return (
    compareText(one.file, other.file) ||
    one.line - other.line ||
    compareText(JSON.stringify(one), JSON.stringify(other))
  );
}
