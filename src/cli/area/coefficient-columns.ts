import { memberColumn, type TableColumn } from "../../primitives/index.js";
import { HOSPITAL_COLUMN, type HospitalReading } from "../../settlement/index.js";

const RATIO = { format: "decimal" } as const;

/** 清算系数表各栏 (`clearing-coefficients.csv`): every part of every hospital's coefficient in both directions, and the one that is taken. */
export const COEFFICIENT_COLUMNS: readonly TableColumn<HospitalReading>[] = [
  HOSPITAL_COLUMN,
  memberColumn("tier", { zh: "层级", en: "tier" }),
  memberColumn("part", { zh: "指标", en: "part" }),
  memberColumn("own", { zh: "本机构", en: "own value" }, RATIO),
  memberColumn(
    "meanOverOwn",
    { zh: "层级平均÷本机构（原文）", en: "mean of the tier over own (as printed)" },
    RATIO,
  ),
  memberColumn("ownOverMean", { zh: "本机构÷层级平均", en: "own over mean of the tier" }, RATIO),
  memberColumn("taken", { zh: "采用", en: "taken" }, RATIO),
];
