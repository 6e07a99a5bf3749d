import { flag } from "../../declare/index.js";
import { AVG_G, C } from "./operands.js";

/** 倍率: `C / Avg_g`. */
export const r = C.over(AVG_G).as("r", "multiple");

/** 是否乘差异系数 of a method over the multiple. */
export const withCoefficient = flag("是否乘差异系数", "multiplied by the coefficient");
