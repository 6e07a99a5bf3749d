import type { Readable, Writable } from "node:stream";
import type { CivilDate, Locale } from "../primitives/index.js";
import { visibleLines } from "./table/visible-text.js";

/** 输出流: a stream that people read. */
interface PeopleStream {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

/** 宿主终端: the streams and the environment of the process; the tests hand in their own. */
export interface HostTerminal {
  readonly stdin: Readable;
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** the day that counts as today; by default that of the clock */
  readonly today?: CivilDate;
}

/** 终端: what a command talks to. Texts for people pass a filter: names from files may hold what steers a terminal. */
export interface Terminal {
  readonly stdin: Readable;
  readonly stdout: PeopleStream;
  readonly stderr: PeopleStream;
  /** standard output for rows, every byte as it is */
  readonly data: Writable;
  /** where a line may be written and taken away again */
  readonly progress: PeopleStream;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Whom to tell, and in which language. */
export interface Told {
  readonly terminal: Terminal;
  readonly locale: Locale;
}

/** The terminal of a command over the streams of its host. */
export function terminalOf({ stdin, stdout, stderr, environment }: HostTerminal): Terminal {
  return {
    stdin,
    stdout: forPeople(stdout),
    stderr: forPeople(stderr),
    data: stdout,
    progress: stderr,
    environment,
  };
}

function forPeople(stream: HostTerminal["stdout"]): PeopleStream {
  const { isTTY, columns } = stream;
  return { write: (text) => stream.write(visibleLines(text)), isTTY, columns };
}

/** 退出码: 0 done, 1 the data has errors, 2 wrong usage. */
export type ExitCode = 0 | 1 | 2;
