import type { Column, TableColumns } from "./column.js";
import { type Candidate, columnOfPart, isSpread, slotOf } from "./header-reader.js";
import type { DoubledField, FirstColumn } from "./row-errors.js";

/**
 * 主要编码的列: a column for a whole list (出院诊断编码) beside columns of further entries (其他诊断1) and none of the first is the first.
 *
 * @returns what was taken as that
 */
export function takeAsFirst(slots: Map<string, Candidate>, table: TableColumns): readonly FirstColumn[] {
  const taken: FirstColumn[] = [];
  const given = [...slots.values()];
  for (const whole of given) {
    const { field, part = "whole" } = whole.column;
    if (part !== "whole" || !isSpread(field, table)) continue;
    const parts = given.filter(({ column }) => column.field === field).map(({ column }) => column.part);
    const column = columnOfPart(field, "first", table);
    if (column === undefined || !parts.includes("other") || parts.includes("first")) continue;
    slots.delete(whole.slot);
    const slot = slotOf(column);
    slots.set(slot, { ...whole, column, slot });
    taken.push({ header: whole.header, field });
  }
  return taken;
}

/** A list that comes from one column and from first and others too: what the one holds beside them is not known. */
export function brokenLists(columns: readonly Candidate[]): readonly (readonly Candidate[])[] {
  const wholes = columns.filter(({ column: { part = "whole" } }) => part === "whole");
  return wholes.flatMap((whole) => {
    const all = columns.filter(({ column }) => column.field === whole.column.field);
    return all.length > 1 ? [all] : [];
  });
}

/** What is said of columns that claim one field. */
export function doubledField(columns: readonly Candidate[], table: TableColumns): DoubledField {
  const field = columns[0]?.column.field ?? "";
  const nameOf = (part: "first" | "other") => columnOfPart(field, part, table)?.names[0];
  const [first, other] = [nameOf("first"), nameOf("other")];
  const ofPart = (part: Column["part"]) =>
    columns.find(({ column }) => (column.part ?? "whole") === part)?.header;
  const [whole, main] = [ofPart("whole"), ofPart("first")];
  return {
    field,
    columns: columns.map(({ header, index }) => ({ header, place: index + 1 })),
    ...(first !== undefined && other !== undefined && { names: [first, `${other}1`, `${other}2`] }),
    ...(whole !== undefined && main !== undefined && { whole, main }),
  };
}
