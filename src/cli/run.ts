import { type Diagnostic, DrgError, isDrgError, type Locale, nearestName } from "../primitives/index.js";
import { parseArguments } from "./arguments.js";
import { cliErrors, exitCodeOf, isUsageError } from "./cli-errors.js";
import type { Command } from "./command.js";
import { COMMAND_NAMES, isCommandName, loadCommand } from "./commands/registry.js";
import { systemCode, systemPath } from "./input/system-error.js";
import { localeOf } from "./locale.js";
import { outputError, PipeClosed } from "./output/text-output.js";
import { packageVersion } from "./package-root.js";
import { tellingSchemes } from "./shipped/scheme-use.js";
import { type ExitCode, type HostTerminal, terminalOf } from "./terminal.js";
import { today } from "./today.js";
import { commandUsage, generalUsage, usageLine } from "./usage.js";

/**
 * 运行命令行: reads the words after `chs-drg`, runs the command, says on stderr what went wrong.
 *
 * @returns 0 done, 1 the data has errors, 2 wrong usage
 */
export async function run(words: readonly string[], host: HostTerminal): Promise<ExitCode> {
  const terminal = terminalOf(host);
  const locale = wantedLocale(words) ?? localeOf(terminal.environment);
  let command: Command | undefined;
  try {
    const overview = overviewOf(words);
    if (overview !== undefined) {
      const to = overview.isAsked ? terminal.stdout : terminal.stderr;
      to.write(generalUsage(await loadAll(overview.family), locale));
      return overview.isAsked ? 0 : 2;
    }
    if (words[0] === "--version") {
      terminal.stdout.write(`${packageVersion()}\n`);
      return 0;
    }
    const found = await findCommand(words);
    command = found.command;
    const { help, options, positionals } = parseArguments(command, found.rest);
    if (help) {
      terminal.stdout.write(commandUsage(command, locale));
      return 0;
    }
    const { run: runCommand } = command;
    return await tellingSchemes(
      {
        today: host.today ?? today(),
        acceptUnfit: options["accept-unfit"] === true,
        locale,
        tell: (line) => terminal.stderr.write(line),
      },
      () => runCommand({ options, positionals, told: { terminal, locale } }),
    );
  } catch (error) {
    if (error instanceof PipeClosed) return 0;
    const told = toldFailure(error);
    terminal.stderr.write(failureText(told, command, locale));
    return exitCodeOf(told);
  }
}

/** What stderr says of standard output that could not be written. */
export function failureOf(
  failure: NodeJS.ErrnoException,
  words: readonly string[],
  environment: HostTerminal["environment"],
): string {
  const locale = wantedLocale(words) ?? localeOf(environment);
  const error = outputError(locale === "zh" ? "标准输出" : "standard output", failure);
  return failureText(error, undefined, locale);
}

/** The language asked for, found before the words are checked, so that their errors are told in it. */
function wantedLocale(words: readonly string[]): Locale | undefined {
  for (const [index, word] of words.entries()) {
    const value = word === "--locale" ? words[index + 1] : /^--locale=(.*)$/.exec(word)?.[1];
    if (value === "zh" || value === "en") return value;
  }
  return undefined;
}

const HELP_WORDS: ReadonlySet<string | undefined> = new Set(["--help", "-h", "help"]);

/**
 * 总览: words that get a list of commands, all of them or those of one family (`ruleset`, `scheme`), and whether they ask for it or only lack a
 * command; undefined for all other words.
 */
function overviewOf(words: readonly string[]): { family: string; isAsked: boolean } | undefined {
  const [first, second] = words;
  if (first === undefined || HELP_WORDS.has(first)) return { family: "", isAsked: first !== undefined };
  if (isCommandName(first) || !isFamily(first)) return undefined;
  if (second !== undefined && second !== "help" && !second.startsWith("-")) return undefined;
  return { family: `${first} `, isAsked: words.slice(1).some((word) => HELP_WORDS.has(word)) };
}

/** Whether commands of two words begin with this one. */
function isFamily(first: string): boolean {
  return COMMAND_NAMES.some((name) => name.startsWith(`${first} `));
}

async function findCommand(words: readonly string[]): Promise<{ command: Command; rest: string[] }> {
  const [first = "", second = ""] = words;
  const pair = `${first} ${second}`;
  const name = isCommandName(pair) ? pair : first;
  if (!isCommandName(name)) {
    const typed = isFamily(first) ? pair.trim() : first;
    throw cliErrors.error("COMMAND_UNKNOWN", { name: typed, nearest: nearestName(typed, COMMAND_NAMES) });
  }
  return { command: await loadCommand(name), rest: words.slice(name.split(" ").length) };
}

async function loadAll(family: string): Promise<Command[]> {
  return await Promise.all(COMMAND_NAMES.filter((name) => name.startsWith(family)).map(loadCommand));
}

/** A failure of the system that nobody has put into words yet, by the file it speaks of; any other error as it is. */
function toldFailure(error: unknown): unknown {
  const cause = systemCode(error);
  return cause === undefined
    ? error
    : cliErrors.error("SYSTEM_FAILURE", { file: systemPath(error) ?? "-", cause });
}

/** What else is wrong, where an error gathers several problems: the first is the error itself. */
function furtherLines(problems: unknown, locale: Locale): readonly string[] {
  if (!Array.isArray(problems)) return [];
  const more = (problems as readonly Diagnostic[]).slice(1).map(({ code, message, path }) => {
    const error = new DrgError(code, message, {}, { path });
    return `chs-drg: ${error.describe(locale)}`;
  });
  return [...new Set(more)];
}

function failureText(error: unknown, command: Command | undefined, locale: Locale): string {
  if (!isDrgError(error)) {
    const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return locale === "zh"
      ? `chs-drg 内部错误，请附上以下内容报告：\n${trace}\n`
      : `chs-drg failed inside; please report this:\n${trace}\n`;
  }
  const line = [`chs-drg: ${error.describe(locale)}`, ...furtherLines(error.info.problems, locale), ""].join(
    "\n",
  );
  if (!isUsageError(error)) return line;
  const hint = command === undefined ? "chs-drg --help" : usageLine(command);
  return `${line}${locale === "zh" ? "用法" : "Usage"}: ${hint}\n`;
}
