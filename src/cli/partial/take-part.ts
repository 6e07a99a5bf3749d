import type { TakenHistory } from "../../engine/index.js";
import { takenCounts } from "../area/run-summary.js";
import { type TakenFile, type Taking, takeCases, takeHistory } from "../area/take-cases.js";
import type { TextInput } from "../input/text-input.js";
import { RECORD_ROLES, type RecordRole } from "../results/record-roles.js";
import type { RejectedRows } from "../rows/rejected-rows.js";
import type { Rejection } from "../rows/rejection.js";
import type { PartFile } from "./part-file.js";

/** How the files of a part are read: what is rejected is kept in a list too. */
export interface KeepingRejections {
  readonly rejected: RejectedRows;
  /** gets every row that `rejected` keeps */
  readonly list: Rejection[];
}

/** 收取部分: the files of cases that are given, as a part keeps them. @param people whether anyone may ask about the people of the history */
export async function takeParts(
  inputs: Readonly<Partial<Record<RecordRole, TextInput | undefined>>>,
  taking: Taking & KeepingRejections,
  people: boolean,
): Promise<(readonly [RecordRole, PartFile])[]> {
  const files: (readonly [RecordRole, PartFile])[] = [];
  for (const role of RECORD_ROLES) {
    const input = inputs[role];
    if (input === undefined) continue;
    const take = () => (role === "history" ? takeHistory(input, taking, people) : takeCases(input, taking));
    files.push([role, await takePart(take, taking)]);
  }
  return files;
}

async function takePart(
  take: () => Promise<TakenFile<TakenHistory>>,
  taking: KeepingRejections,
): Promise<PartFile> {
  const leftOut = leftOutSince(taking);
  const taken = await take();
  return { counts: takenCounts(taken), ...leftOut(), taken };
}

/** What reading leaves out from now on; to be asked for when the file has been read. */
export function leftOutSince({
  rejected,
  list,
}: KeepingRejections): () => Pick<PartFile, "rejections" | "ids" | "merged"> {
  const before = rejected.leftOut;
  const listed = list.length;
  return () => {
    const { ids, merged } = rejected.leftOut;
    return { rejections: list.slice(listed), ids: ids - before.ids, merged: merged - before.merged };
  };
}
