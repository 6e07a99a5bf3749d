import type { Readable, Writable } from "node:stream";

/** 终端: the streams and the environment a command talks to; the tests hand in their own. */
export interface Terminal {
  readonly stdin: Readable;
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** 退出码: 0 done, 1 the data has errors, 2 wrong usage. */
export type ExitCode = 0 | 1 | 2;
