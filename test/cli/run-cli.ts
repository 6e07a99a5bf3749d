import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

export { type CliRun, runCli } from "./captured-run.js";

/** A new folder, for a hook to remove. */
export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), "chs-drg-test-"));
}

/** A folder that is gone when the test is over. */
export function temporaryFolder(): string {
  const folder = newFolder();
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
