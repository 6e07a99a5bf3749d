import { type Decimal, memberColumn, type TableColumn } from "../../primitives/index.js";

/** A row of a group table, computed or published, as far as its columns go. */
export interface GroupRow {
  readonly drg: string;
  readonly cases?: number | undefined;
  readonly trimmedCases?: number | undefined;
  readonly averageCost?: Decimal | undefined;
  readonly medianCost?: Decimal | undefined;
  readonly coefficientOfVariation?: Decimal | undefined;
  readonly stable?: boolean | undefined;
  readonly basePoints?: Decimal | undefined;
  readonly relativeWeight?: Decimal | undefined;
}

/** 病组: which group a row is of. */
export const DRG_COLUMN: TableColumn<{ readonly drg?: string | undefined }> = memberColumn(
  "drg",
  { zh: "DRG编码", en: "DRG" },
  { format: "id" },
);

/**
 * 病组参数表各栏 (`groups.csv`): what each group is worth, and the history behind it. The titles of what `--groups` reads are headers that
 * it knows.
 */
export const GROUP_COLUMNS: readonly TableColumn<GroupRow>[] = [
  DRG_COLUMN,
  memberColumn("cases", { zh: "例数", en: "cases" }, { format: "count" }),
  memberColumn("trimmedCases", { zh: "裁剪例数", en: "cases trimmed" }, { format: "count" }),
  memberColumn("averageCost", { zh: "例均费用", en: "average cost" }, { format: "decimal" }),
  memberColumn("medianCost", { zh: "费用中位数", en: "median cost" }, { format: "decimal" }),
  memberColumn(
    "coefficientOfVariation",
    { zh: "变异系数", en: "coefficient of variation" },
    { format: "decimal" },
  ),
  memberColumn("stable", { zh: "稳定病组", en: "stable" }, { format: "flag" }),
  memberColumn("basePoints", { zh: "基准点数", en: "base points" }, { format: "points" }),
  memberColumn("relativeWeight", { zh: "权重", en: "weight" }, { format: "points" }),
];
