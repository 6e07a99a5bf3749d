import { isJsonObject } from "../cited-values.js";

/** 读数: every cited value of an edition by its path, as an example repeats it, so that a slip of the pen in either is seen. */
export function readingsOf(node: unknown, path = ""): Readonly<Record<string, object>> {
  if (!isJsonObject(node)) return {};
  if ("value" in node && isJsonObject(node.source)) {
    const { value, unit, status, source } = node;
    return { [path]: { value, unit, status, document: source.document } };
  }
  return Object.assign(
    {},
    ...Object.entries(node).map(([key, inner]) => readingsOf(inner, path === "" ? key : `${path}.${key}`)),
  );
}
