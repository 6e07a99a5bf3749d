import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../package-root.js";

/** 参考权重: a published weight table by DRG, about which synthetic costs are spread; never used for payment. */
export function referenceWeights(): Readonly<Record<string, string>> {
  const file = join(packageRoot(), "rulesets", "reference", "relative-weights.json");
  const table = JSON.parse(readFileSync(file, "utf8")) as { weights: Record<string, string> };
  return table.weights;
}
