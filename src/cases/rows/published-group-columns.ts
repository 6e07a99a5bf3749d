import { amountCell, choiceCell, decimalCell, textCell } from "./cell-reader.js";
import { FLAG_TEXTS } from "./cell-texts.js";
import type { TableColumns } from "./column.js";

/** 病组参数表的列. */
export const PUBLISHED_GROUP_TABLE: TableColumns = {
  columns: [
    { field: "drg", names: ["DRG编码", "DRG代码", "DRG组", "病组编码", "病组代码", "病组"], cell: textCell },
    {
      field: "averageCost",
      names: ["例均费用", "次均费用", "组均费用", "均次费用", "平均费用"],
      units: ["元"],
      cell: amountCell,
    },
    { field: "basePoints", names: ["基准点数"], cell: decimalCell },
    { field: "relativeWeight", names: ["权重", "相对权重", "RW"], cell: decimalCell },
    {
      field: "stable",
      names: ["是否稳定", "是否稳定病组", "稳定病组", "稳定"],
      cell: choiceCell("yes or no", FLAG_TEXTS),
    },
  ],
  required: ["drg"],
  maps: { inputs: decimalCell },
};
