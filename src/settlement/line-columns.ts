import { FUND_NAMES } from "../cases/field-words.js";
import { memberColumn, type TableColumn } from "../primitives/index.js";

/** 医疗机构代码: which hospital a row is of; several tables begin with it. */
export const HOSPITAL_COLUMN: TableColumn<{ readonly hospitalId?: string | undefined }> = memberColumn(
  "hospitalId",
  { zh: "医疗机构代码", en: "hospital id" },
  { format: "id" },
);

/** 险种: which fund pays a row. */
export const FUND_COLUMN: TableColumn<{ readonly insuranceType?: string | undefined }> = memberColumn(
  "insuranceType",
  { zh: "险种", en: "fund" },
  { words: FUND_NAMES },
);

/** 统筹区: which area a row is of. */
export const AREA_COLUMN: TableColumn<{ readonly poolingArea?: string | undefined }> = memberColumn(
  "poolingArea",
  { zh: "统筹区", en: "pooling area" },
);

/** 例数 of a row. */
export const CASES_COLUMN: TableColumn<{ readonly cases: number }> = memberColumn(
  "cases",
  { zh: "例数", en: "cases" },
  { format: "count" },
);
