import { choiceCell, decimalCell, textCell } from "./cell-reader.js";
import { GRADE_TEXTS } from "./cell-texts.js";
import type { TableColumns } from "./column.js";
import { HOSPITAL_ID_COLUMN } from "./identity-columns.js";

/** 定点医药机构表的列. */
export const HOSPITAL_TABLE: TableColumns = {
  columns: [
    HOSPITAL_ID_COLUMN,
    {
      field: "name",
      names: ["定点医药机构名称", "定点医疗机构名称", "医疗机构名称", "机构名称", "医院名称", "名称"],
      cell: textCell,
    },
    {
      field: "grade",
      names: ["医疗机构等级", "医院等级", "机构等级", "等级"],
      cell: choiceCell("hospital grade", GRADE_TEXTS),
    },
    { field: "tier", names: ["层级", "医疗机构层级"], cell: textCell },
    { field: "poolingArea", names: ["统筹区", "统筹区代码", "统筹区编码", "统筹地区"], cell: textCell },
    { field: "budgetUnit", names: ["医共体", "预算单位"], cell: textCell },
    { field: "coefficient", names: ["差异系数", "医疗机构系数"], cell: decimalCell },
  ],
  required: ["hospitalId", "grade"],
  maps: { coefficients: decimalCell, inputs: decimalCell },
};
