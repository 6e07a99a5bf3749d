import { isMainThread } from "node:worker_threads";
import { run } from "./run.js";

/** 入口: the binary `chs-drg`; the same file serves its own worker threads (`--jobs`). */
async function main(): Promise<void> {
  if (!isMainThread) {
    const { serveJobs } = await import("./jobs/serve-jobs.js");
    serveJobs();
    return;
  }
  // A reader that closes its end (`| head`) is no failure; the writer stops by itself (PipeClosed).
  process.stdout.on("error", () => {});
  process.stderr.on("error", () => {});
  process.exitCode = await run(process.argv.slice(2), {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    environment: process.env,
  });
}

await main();
