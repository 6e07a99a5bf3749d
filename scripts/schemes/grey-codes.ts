import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseCsv } from "./facts-tables.js";

/** 99.1000 is printed among the grey codes and groups all the same. */
const GREY_AND_GROUPED = "99.1000";

/** 灰码 of a dictionary: the codes that a bill may not use, in order. */
export function greyCodes(root: string, list: "diagnoses" | "procedures"): readonly string[] {
  return parseCsv(readFileSync(join(root, "icd", `grey-${list}.csv`), "utf8"))
    .map(({ code = "" }) => code)
    .filter((code) => code !== GREY_AND_GROUPED)
    .sort();
}
