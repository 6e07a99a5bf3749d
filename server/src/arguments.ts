import { parseArgs } from "node:util";
import { serverError } from "./messages/server-errors.js";

const OPTIONS = {
  port: { type: "string" },
  host: { type: "string" },
  "token-file": { type: "string" },
  "no-token": { type: "boolean", default: false },
  origin: { type: "string", multiple: true },
  rate: { type: "string" },
  threads: { type: "string" },
  schemes: { type: "string" },
  rulesets: { type: "string" },
  "accept-unfit": { type: "boolean", default: false },
  locale: { type: "string" },
  help: { type: "boolean", short: "h", default: false },
} as const;

const DEFAULT_PORT = "8787";
const DEFAULT_HOST = "127.0.0.1";

/** What only the HTTP service has a use for. */
const OF_SERVE = ["port", "host", "token-file", "no-token", "origin", "rate", "threads"] as const;

/** 命令行: what the program was called with. */
export interface Call {
  readonly command: string | undefined;
  readonly port: number;
  readonly host: string;
  readonly tokenFile: string | undefined;
  readonly noToken: boolean;
  readonly origins: readonly string[];
  readonly rate: number | undefined;
  readonly threads: number | undefined;
  readonly schemes: readonly string[] | undefined;
  readonly rulesets: readonly string[] | undefined;
  readonly acceptUnfit: boolean;
  readonly locale: "zh" | "en" | undefined;
  readonly help: boolean;
}

const MOST_THREADS = 64;
const MOST_PORT = 65_535;
const MOST_RATE = 1_000_000;

/** Reads the arguments of a call. @throws `OPTION_WRONG`, `OPTION_UNKNOWN`, `OPTION_OF_SERVE` */
export function readCall(args: readonly string[]): Call {
  const { values, positionals } = parsed(args);
  const [command, ...rest] = positionals;
  if (rest.length > 0) throw serverError("OPTION_WRONG", { option: rest.join(" "), expected: "serve | mcp" });
  const unused = command === "mcp" ? OF_SERVE.find((name) => values[name]) : undefined;
  if (unused !== undefined) throw serverError("OPTION_OF_SERVE", { option: `--${unused}` });
  const { locale } = values;
  if (locale !== undefined && locale !== "zh" && locale !== "en") {
    throw serverError("OPTION_WRONG", { option: "--locale", expected: "zh | en" });
  }
  return {
    command,
    port: wholeNumber("--port", values.port ?? DEFAULT_PORT, 0, MOST_PORT),
    host: values.host ?? DEFAULT_HOST,
    tokenFile: values["token-file"],
    noToken: values["no-token"],
    origins: (values.origin ?? []).map(originOf),
    rate: values.rate === undefined ? undefined : wholeNumber("--rate", values.rate, 1, MOST_RATE),
    threads:
      values.threads === undefined ? undefined : wholeNumber("--threads", values.threads, 1, MOST_THREADS),
    schemes: values.schemes?.split(","),
    rulesets: values.rulesets?.split(","),
    acceptUnfit: values["accept-unfit"],
    locale,
    help: values.help,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    const option = /'(-[^' ]*)/.exec(error instanceof Error ? error.message : "")?.[1] ?? args.join(" ");
    const isUnknown = (error as NodeJS.ErrnoException).code === "ERR_PARSE_ARGS_UNKNOWN_OPTION";
    throw isUnknown
      ? serverError("OPTION_UNKNOWN", { option })
      : serverError("OPTION_WRONG", { option, expected: formOf(option) });
  }
}

/** How an option is written: with a value, or without. */
function formOf(option: string): string {
  const { type } = OPTIONS[option.replace(/^-+/, "") as keyof typeof OPTIONS] ?? {};
  return type === "boolean" ? option : `${option} …`;
}

/** The origin of pages, as a browser sends it. @throws `OPTION_WRONG` */
function originOf(text: string): string {
  if (URL.canParse(text) && new URL(text).origin === text) return text;
  throw serverError("OPTION_WRONG", { option: "--origin", expected: "https://example.org[:PORT]" });
}

function wholeNumber(option: string, text: string, min: number, max: number): number {
  const value = /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  throw serverError("OPTION_WRONG", { option, expected: `${min}–${max}` });
}
