import { existsSync } from "node:fs";
import { fileDigest } from "./file-digest.js";
import type { InputDigest } from "./workspace.js";

/**
 * 参数文件现在何处: the values files that a result was made with, in its order, each at the place that the caller names for a file of the same content,
 * or else where it lay; and the files named that are none of them.
 */
export function valuesNow(
  inputs: readonly InputDigest[],
  given: readonly string[],
): { readonly values: readonly InputDigest[]; readonly further: readonly string[] } {
  const further = given.map((file) => ({ file, digest: existsSync(file) ? fileDigest(file) : undefined }));
  const values = inputs
    .filter(({ role }) => role === "values")
    .map((input) => {
      const place = further.findIndex(({ digest }) => digest === input.sha256);
      const [now] = place < 0 ? [] : further.splice(place, 1);
      return now === undefined ? input : { ...input, file: now.file };
    });
  return { values, further: further.map(({ file }) => file) };
}
