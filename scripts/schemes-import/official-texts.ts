import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { TextPart, TextPartKind } from "../../src/grouping/import/text-part.js";

/** Parts whose files begin in the middle of an appendix, by the number in their names. */
const KINDS: Readonly<Record<string, TextPartKind>> = { "5": "mcc", "6": "cc", "7": "exclusions" };

/** Reads the parts of one official document; of a document that is there raw and divided, `only` picks by the file's name. */
export function officialParts(folder: string, only: (name: string) => boolean): TextPart[] {
  if (!existsSync(folder)) throw new Error(`no such folder: ${folder}`);
  return readdirSync(folder)
    .filter((file) => file.endsWith(".txt.gz") && only(file))
    .sort()
    .map((file) => ({
      name: file.replace(/\.gz$/, ""),
      text: gunzipSync(readFileSync(join(folder, file))).toString("utf8"),
      kind: KINDS[file.charAt(0)] ?? "groups",
    }));
}
