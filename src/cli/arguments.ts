import { isCivilDate, type Locale, nearestName } from "../primitives/index.js";
import { cliErrors } from "./cli-errors.js";
import type { Command, OptionSpec, OptionValue } from "./command.js";

/** The options every command has. */
export const COMMON_OPTIONS = {
  locale: {
    kind: "choice",
    choices: ["zh", "en"],
    help: {
      zh: "消息语言，默认随 LC_ALL、LC_MESSAGES、LANG，均无时随操作系统",
      en: "language of messages; by default what LC_ALL, LC_MESSAGES or LANG says, or else the system",
    },
  },
  help: { kind: "flag", help: { zh: "显示本命令的用法", en: "show how to use this command" } },
} as const satisfies Record<string, OptionSpec>;

/** 已读参数: what was typed after the command's name, read against its specs. */
export interface ParsedArguments {
  readonly help: boolean;
  readonly locale: Locale | undefined;
  readonly options: Readonly<Record<string, OptionValue>>;
  readonly positionals: readonly string[];
}

/**
 * 读取参数: strict: an unknown or repeated option, a missing value, a surplus argument is an error, never a guess.
 *
 * `--name value` and `--name=value` are the same; `--` ends the options; `-` alone is an argument (a pipe).
 *
 * @throws `OPTION_…`, `ARGUMENT_…` (exit code 2)
 */
export function parseArguments(command: Command, words: readonly string[]): ParsedArguments {
  const specs: Readonly<Record<string, OptionSpec>> = { ...command.options, ...COMMON_OPTIONS };
  const given = new Map<string, OptionValue>();
  const positionals: string[] = [];
  let index = 0;
  while (index < words.length) {
    const word = words[index] ?? "";
    index += 1;
    if (word === "--") {
      positionals.push(...words.slice(index));
      break;
    }
    if (word === "-" || !word.startsWith("-")) {
      positionals.push(word);
      continue;
    }
    const { name, inline } = splitOption(word);
    const spec = Object.hasOwn(specs, name) ? specs[name] : undefined;
    if (spec === undefined) throw unknownOption(command, word, Object.keys(specs));
    const before = isRepeated(spec) ? given.get(name) : undefined;
    if (before === undefined && given.has(name))
      throw cliErrors.error("OPTION_REPEATED", { option: `--${name}` });
    if (spec.kind === "flag") {
      if (inline !== undefined) throw cliErrors.error("OPTION_WITH_VALUE", { option: `--${name}` });
      given.set(name, true);
      continue;
    }
    const value = inline ?? words[index];
    if (value === undefined || (inline === undefined && value.startsWith("--"))) {
      throw cliErrors.error("OPTION_WITHOUT_VALUE", { option: `--${name}` });
    }
    if (inline === undefined) index += 1;
    const checked = checkedValue(`--${name}`, spec, value);
    given.set(name, isRepeated(spec) ? [...((before ?? []) as string[]), String(checked)] : checked);
  }
  const help = given.get("help") === true;
  if (!help) checkComplete(command, given, positionals);
  return {
    help,
    locale: given.get("locale") as Locale | undefined,
    options: { ...defaultsOf(specs), ...Object.fromEntries(given) },
    positionals,
  };
}

function splitOption(word: string): { name: string; inline: string | undefined } {
  if (word === "-h") return { name: "help", inline: undefined };
  if (!word.startsWith("--")) return { name: "", inline: undefined };
  const equals = word.indexOf("=");
  return equals < 0
    ? { name: word.slice(2), inline: undefined }
    : { name: word.slice(2, equals), inline: word.slice(equals + 1) };
}

function unknownOption(command: Command, word: string, names: readonly string[]): Error {
  const { name } = splitOption(word);
  const nearest = nearestName(name, names);
  const option = word.split("=")[0] ?? word;
  return cliErrors.error("OPTION_UNKNOWN", {
    option,
    command: command.name,
    nearest: nearest && `--${nearest}`,
  });
}

function checkedValue(
  option: string,
  spec: Exclude<OptionSpec, { kind: "flag" }>,
  value: string,
): string | number {
  switch (spec.kind) {
    case "choice":
      if (spec.choices.includes(value)) return value;
      throw cliErrors.error("OPTION_NOT_A_CHOICE", { option, value, choices: spec.choices.join(", ") });
    case "integer": {
      const { least, most } = spec;
      const number = /^-?\d+$/.test(value) ? Number(value) : Number.NaN;
      if (number >= least && number <= most) return number;
      const code = Number.isNaN(number) ? "OPTION_NOT_A_NUMBER" : "OPTION_OUT_OF_RANGE";
      throw cliErrors.error(code, { option, value, least, most });
    }
    case "date":
      if (isCivilDate(value)) return value;
      throw cliErrors.error("OPTION_NOT_A_DATE", { option, value });
    case "text":
      if (value !== "") return value;
      throw cliErrors.error("OPTION_WITHOUT_VALUE", { option });
  }
}

function isRepeated(spec: OptionSpec): boolean {
  return spec.kind === "text" && spec.repeated === true;
}

function defaultsOf(specs: Readonly<Record<string, OptionSpec>>): Record<string, OptionValue> {
  const defaults: Record<string, OptionValue> = {};
  for (const [name, spec] of Object.entries(specs)) {
    if (spec.kind === "flag") defaults[name] = false;
    else if (isRepeated(spec)) defaults[name] = [];
    else if ("default" in spec && spec.default !== undefined) defaults[name] = spec.default;
  }
  return defaults;
}

function checkComplete(
  command: Command,
  given: ReadonlyMap<string, unknown>,
  positionals: readonly string[],
): void {
  for (const [name, spec] of Object.entries(command.options)) {
    const others = [spec.unless ?? []].flat();
    if (spec.required && !given.has(name) && !others.some((other) => given.has(other))) {
      const instead = others.map((other) => `--${other}`);
      throw cliErrors.error("OPTION_MISSING", { option: `--${name}`, instead, command: command.name });
    }
    const [needed, ...instead] = [spec.needs ?? []].flat();
    if (needed !== undefined && given.has(name) && ![needed, ...instead].some((other) => given.has(other))) {
      throw cliErrors.error("OPTION_MISSING", {
        option: `--${needed}`,
        instead: instead.map((other) => `--${other}`),
        command: `${command.name} --${name}`,
      });
    }
  }
  const missing = command.positionals[positionals.length];
  if (missing !== undefined && !missing.optional) {
    throw cliErrors.error("ARGUMENT_MISSING", { argument: missing.name, command: command.name });
  }
  const surplus = positionals[command.positionals.length];
  if (surplus !== undefined && !command.positionals.at(-1)?.repeated) {
    throw cliErrors.error("ARGUMENT_UNEXPECTED", { value: surplus, command: command.name });
  }
}
