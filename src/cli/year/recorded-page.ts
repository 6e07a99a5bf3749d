import { join } from "node:path";
import { fileDigest } from "../io/file-digest.js";
import { isReadableFile, readTextFile } from "../io/read-text-file.js";
import type { RecordedResult } from "./recorded-result.js";

const PAGE = "report.html";

/** 已记报告: the page of a result; undefined where it is gone or is not the one that the result wrote: nothing rests on a page. */
export function recordedPage(folder: string, { outputs }: RecordedResult): string | undefined {
  const file = join(folder, PAGE);
  return isReadableFile(file) && fileDigest(file) === outputs[PAGE] ? readTextFile(file) : undefined;
}
