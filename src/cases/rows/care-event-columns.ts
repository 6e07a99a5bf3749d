import { amountCell, choiceCell, dateCell } from "./cell-reader.js";
import { EVENT_KIND_TEXTS } from "./cell-texts.js";
import type { TableColumns } from "./column.js";
import { HOSPITAL_ID_COLUMN, PATIENT_ID_COLUMN } from "./identity-columns.js";

/** 住院外就诊购药事件表的列. */
export const CARE_EVENT_TABLE: TableColumns = {
  columns: [
    PATIENT_ID_COLUMN,
    { field: "date", names: ["就诊日期", "购药日期", "发生日期", "日期"], cell: dateCell },
    {
      field: "kind",
      names: ["事件类型", "就诊类型", "类型"],
      cell: choiceCell("event kind", EVENT_KIND_TEXTS),
    },
    { field: "amount", names: ["金额", "费用", "总费用"], units: ["元"], cell: amountCell },
    HOSPITAL_ID_COLUMN,
  ],
  required: ["patientId"],
  maps: {},
};
