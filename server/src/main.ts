import { isMainThread } from "node:worker_threads";
import { isDrgError } from "chs-drg";
import { type Call, readCall } from "./arguments.js";
import { mcp } from "./mcp.js";
import { localeOfEnvironment } from "./messages/locale.js";
import { serverError } from "./messages/server-errors.js";
import { serve } from "./serve.js";
import { USAGE } from "./usage.js";
import { serveJobs } from "./work/worker.js";

/** Exit codes, as of the command line. */
const DATA_WRONG = 1;
const CALL_WRONG = 2;
/** Codes of a name on the command line that is none. */
const NOT_THERE: ReadonlySet<string> = new Set(["RULESET_NOT_FOUND", "SCHEME_NOT_SHIPPED"]);

if (isMainThread) await main();
else serveJobs();

async function main(): Promise<void> {
  let locale = localeOfEnvironment(process.env);
  try {
    const call = readCall(process.argv.slice(2));
    locale = call.locale ?? locale;
    await run(call, locale);
  } catch (error) {
    if (!isDrgError(error)) throw error;
    process.stderr.write(`${error.describe(locale)}\n`);
    process.exitCode =
      error.code.startsWith("OPTION_") || NOT_THERE.has(error.code) ? CALL_WRONG : DATA_WRONG;
  }
}

async function run(call: Call, locale: "zh" | "en"): Promise<void> {
  if (call.help) {
    process.stdout.write(USAGE[locale]);
    return;
  }
  switch (call.command) {
    case "serve":
      return await serve(call, new URL(import.meta.url));
    case "mcp":
      return await mcp(call, locale);
    default:
      process.stderr.write(USAGE[locale]);
      throw serverError("OPTION_WRONG", { option: call.command ?? "—", expected: "serve | mcp" });
  }
}
