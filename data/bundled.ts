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

export const loadShippedScheme: ShippedData["loadShippedScheme"] = data.loadShippedScheme;
export const loadShippedRuleset: ShippedData["loadShippedRuleset"] = data.loadShippedRuleset;
export const loadShippedCodes: ShippedData["loadShippedCodes"] = data.loadShippedCodes;
