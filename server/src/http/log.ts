import type { Fault } from "../work/problem.js";

/** 日志行: all that is ever written about a request; nothing of its body, its query or its headers. */
export interface RequestLine {
  readonly method: string;
  /** the pattern of the route, never the address itself */
  readonly route: string;
  readonly status: number;
  readonly milliseconds: number;
  readonly cases: number;
  readonly requestId: string;
  readonly fault?: Fault;
}

/** What takes the lines. */
export interface Log {
  request(line: RequestLine): void;
  event(name: string, facts?: Readonly<Record<string, string | number>>): void;
}

/** 日志: a line of JSON a request or event. */
export function jsonLog(write: (line: string) => void, now: () => Date = () => new Date()): Log {
  const say = (facts: object) => write(`${JSON.stringify({ time: now().toISOString(), ...facts })}\n`);
  return {
    request: (line) => say({ event: "request", ...line }),
    event: (event, facts = {}) => say({ event, ...facts }),
  };
}
