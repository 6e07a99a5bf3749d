import { BUNDLED_FILES } from "./bundled-files.js";
import { type ShippedData, shippedData } from "./shipped-data.js";

export type { ShippedCodes } from "./shipped-data.js";
export {
  SHIPPED_RULESETS,
  SHIPPED_SCHEMES,
  type ShippedRulesetReference,
  type ShippedSchemeReference,
} from "./shipped-files.js";

/** For bundlers and browsers: each file is a chunk of its own, fetched when it is first asked for. */
const data = shippedData(async (file) => (await BUNDLED_FILES[file]?.())?.default);

/** 加载随附分组方案, ready to group. @throws `SHIPPED_NOT_FOUND` where no such scheme is shipped */
export const loadShippedScheme: ShippedData["loadShippedScheme"] = data.loadShippedScheme;

/** 加载随附规则集, composed. @throws `SHIPPED_NOT_FOUND` where no such edition is shipped */
export const loadShippedRuleset: ShippedData["loadShippedRuleset"] = data.loadShippedRuleset;

/** 加载随附编码资料: dictionaries and crosswalk. */
export const loadShippedCodes: ShippedData["loadShippedCodes"] = data.loadShippedCodes;
