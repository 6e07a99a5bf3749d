import { isMainThread } from "node:worker_threads";
import { LANGUAGE_VARIABLES } from "./locale.js";
import { StandardOutput } from "./output/standard-output.js";
import { failureOf, run } from "./run.js";
import { stopOnSignal } from "./stop-on-signal.js";

/** 入口: the binary `chs-drg`; the same file serves its own worker threads (`--jobs`). */
async function main(): Promise<void> {
  if (!isMainThread) {
    const { serveJobs } = await import("./jobs/serve-jobs.js");
    serveJobs();
    return;
  }
  stopOnSignal();
  const output = new StandardOutput(process.stdout);
  // Nobody can be told that stderr is gone.
  process.stderr.on("error", () => {});
  const words = process.argv.slice(2);
  const environment = named(process.env);
  const code = await run(words, {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    environment,
  });
  const failure = await output.failure();
  if (failure !== undefined && code === 0) process.stderr.write(failureOf(failure, words, environment));
  process.exitCode = failure === undefined ? code : 1;
}

/** The environment; where it names no language, as on Windows, the system's own counts. Asked for only then: it costs every start some ten milliseconds. */
function named(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  if (LANGUAGE_VARIABLES.some((name) => environment[name])) return environment;
  return { LANG: Intl.DateTimeFormat().resolvedOptions().locale, ...environment };
}

await main();
