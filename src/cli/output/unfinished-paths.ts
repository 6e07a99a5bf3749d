import { rmSync } from "node:fs";

/** 未完成文件: files and folders that must not outlive this run: they may hold patients' rows. */
const unfinished = new Set<string>();

/** Notes a path that is to go if the run is stopped; the function returned says that it is gone or finished. */
export function noteUnfinished(path: string): () => void {
  unfinished.add(path);
  return () => unfinished.delete(path);
}

/** Removes what is not finished; called when the program is told to stop. */
export function removeUnfinished(): void {
  for (const path of unfinished) rmSync(path, { recursive: true, force: true });
  unfinished.clear();
}

/** Whether a process of this machine is still running. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
