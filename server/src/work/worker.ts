import { parentPort, workerData } from "node:worker_threads";
import { openShelf, type ShelfOptions } from "../shelf/open-shelf.js";
import { type Job, type JobDone, JobRunner } from "./job.js";
import { attempt, type Outcome } from "./problem.js";

/** What a thread is sent. */
export interface WorkerRequest {
  readonly id: number;
  readonly job: Job;
}

/** What a thread says: that it is ready, or what became of a job. */
export type WorkerMessage =
  | { readonly ready: true }
  | { readonly id: number; readonly outcome: Outcome<JobDone> };

/** 工作线程: loads the shelf once, then does one job after the other. */
export function serveJobs(): void {
  const port = parentPort;
  if (port === null) throw new TypeError("this runs in a worker thread only");
  const runner = new JobRunner(openShelf(workerData as ShelfOptions));
  // Copied, not handed over: once a thread has given a buffer away, all its arrays are slower.
  const say = (message: WorkerMessage) => port.postMessage(message);
  port.on("message", ({ id, job }: WorkerRequest) => {
    say({ id, outcome: attempt(() => runner.run(job), job.locale) });
  });
  say({ ready: true });
}
