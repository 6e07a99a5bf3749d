import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Jobs } from "../work/worker-pool.js";

/** Seconds from a case at once to a settlement at the limit. */
const BUCKETS = [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10, 30];

/** 指标: what `/metrics` tells, in the form of Prometheus. */
export interface Metrics {
  readonly registry: Registry;
  answered(request: { method: string; route: string; status: number; seconds: number; cases: number }): void;
}

/** The metrics of one server. */
export function serverMetrics(pool: Jobs, streams: () => number): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: "chs_drg_request_seconds",
    help: "Seconds from the first byte of a request to the last of its answer",
    labelNames: ["method", "route", "status"],
    buckets: BUCKETS,
    registers,
  });
  const cases = new Counter({
    name: "chs_drg_cases_total",
    help: "Cases that were answered",
    labelNames: ["route"],
    registers,
  });
  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(value());
      },
    });
  gauge("chs_drg_jobs_waiting", "Bodies and pieces of streams that wait for a thread", () => pool.waiting);
  gauge("chs_drg_jobs_busy", "Threads that work", () => pool.busy);
  gauge("chs_drg_streams", "Streams under way", streams);
  return {
    registry,
    answered: ({ method, route, status, seconds, cases: count }) => {
      duration.observe({ method, route, status: String(status) }, seconds);
      if (count > 0) cases.inc({ route }, count);
    },
  };
}
