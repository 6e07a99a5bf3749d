import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { type ShippedData, shippedData } from "./shipped-data.js";

export type { ShippedCodes } from "./shipped-data.js";
export {
  SHIPPED_RULESETS,
  SHIPPED_SCHEMES,
  type ShippedRulesetReference,
  type ShippedSchemeReference,
} from "./shipped-files.js";

/** Found by the package's own name, so that it does not matter where this file lies. */
const { resolve } = createRequire(import.meta.url);

const data = shippedData(async (file) => JSON.parse(await readFile(resolve(`chs-drg/data/${file}`), "utf8")));

export const loadShippedScheme: ShippedData["loadShippedScheme"] = data.loadShippedScheme;
export const loadShippedRuleset: ShippedData["loadShippedRuleset"] = data.loadShippedRuleset;
export const loadShippedCodes: ShippedData["loadShippedCodes"] = data.loadShippedCodes;
