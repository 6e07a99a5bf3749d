import { amountCell, choiceCell, dateCell, textCell } from "./cell-reader.js";
import { EVENT_KIND_TEXTS } from "./cell-texts.js";
import type { TableColumns } from "./column.js";

/** 住院外就诊购药事件表的列. */
export const CARE_EVENT_TABLE: TableColumns = {
  columns: [
    {
      field: "patientId",
      names: [
        "参保人标识",
        "人员编号",
        "医保编号",
        "个人编号",
        "患者标识",
        "患者证件号码",
        "证件号码",
        "身份证号",
      ],
      cell: textCell,
    },
    { field: "date", names: ["就诊日期", "购药日期", "发生日期", "日期"], cell: dateCell },
    {
      field: "kind",
      names: ["事件类型", "就诊类型", "类型"],
      cell: choiceCell("event kind", EVENT_KIND_TEXTS),
    },
    { field: "amount", names: ["金额", "费用", "总费用"], units: ["元"], cell: amountCell },
    {
      field: "hospitalId",
      names: [
        "定点医药机构代码",
        "定点医药机构编号",
        "定点医疗机构代码",
        "医疗机构代码",
        "机构代码",
        "医院代码",
        "医院编码",
      ],
      cell: textCell,
    },
  ],
  required: ["patientId"],
  maps: {},
};
