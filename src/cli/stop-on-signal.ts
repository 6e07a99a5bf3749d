import { removeUnfinished } from "./output/unfinished-paths.js";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** 信号: a run that is told to stop takes back what it has not finished, then ends by the same signal. */
export function stopOnSignal(): void {
  for (const signal of SIGNALS) {
    process.once(signal, () => {
      removeUnfinished();
      process.kill(process.pid, signal);
    });
  }
}
