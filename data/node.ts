/**
 * 随包数据: the schemes, editions and code dictionaries that are shipped, by their names.
 *
 * @module chs-drg/data
 */

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

/**
 * 加载随附分组方案: ready to group; a local scheme brings the scheme that it is based on.
 *
 * @param reference `id@version`
 * @throws `SHIPPED_NOT_FOUND` where no such scheme is shipped
 * @example
 * ```ts
 * const scheme = await loadShippedScheme("chs-drg@2.0");
 * groupCase(stay, scheme).drg;
 * ```
 */
export const loadShippedScheme: ShippedData["loadShippedScheme"] = data.loadShippedScheme;

/**
 * 加载随附规则集: an edition, composed with those that it extends and its group table. Its scheme is loaded by name.
 *
 * @param reference `id@version`
 * @throws `SHIPPED_NOT_FOUND` where no such edition is shipped
 * @example
 * ```ts
 * const ruleset = await loadShippedRuleset("zhejiang-shaoxing@2020");
 * const engine = createEngine(ruleset, { on: "2020-12-31" });
 * ```
 */
export const loadShippedRuleset: ShippedData["loadShippedRuleset"] = data.loadShippedRuleset;

/** 加载随附编码资料: the code dictionaries and the crosswalk, for `groupCase`, `checkCodes` and `createEngine`. */
export const loadShippedCodes: ShippedData["loadShippedCodes"] = data.loadShippedCodes;
