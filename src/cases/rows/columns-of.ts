import type { Field, FieldTable } from "../fields/field.js";
import type { Column, TableColumns } from "./column.js";

/** 表的列: how the fields of a record stand in a table. A field that no cell can hold has no column. */
export function columnsOf(table: FieldTable): TableColumns {
  const fields = Object.entries(table.fields);
  const maps = fields.filter(([, { type }]) => type.shape.kind === "map");
  return {
    columns: fields.flatMap(([name, field]) => columnsOfField(name, field)),
    required: table.required,
    maps: Object.fromEntries(
      maps.flatMap(
        ([
          name,
          {
            type: { cell },
          },
        ]) => (cell ? [[name, cell]] : []),
      ),
    ),
  };
}

function columnsOfField(
  field: string,
  { type, names = [], spread, entries = {}, entryTypes = {} }: Field<unknown>,
): readonly Column[] {
  const { cell, entryCell = cell, units } = type;
  if (cell === undefined || entryCell === undefined) return [];
  const common = { field, ...(units && { units }) };
  if (type.shape.kind === "map") {
    return Object.entries(entries).map(([key, entryNames]) => {
      const own = entryTypes[key] ?? type;
      return {
        ...{ field, part: "entry", key, names: entryNames, cell: own.cell ?? cell },
        ...(own.units && { units: own.units }),
      };
    });
  }
  const whole: Column = { ...common, names, cell };
  if (spread === undefined) return [whole];
  return [
    whole,
    { ...common, part: "first", names: spread.first, cell: entryCell },
    { ...common, part: "other", names: spread.other, cell },
  ];
}
