import type { Locale } from "../primitives/index.js";
import { COMMON_OPTIONS } from "./arguments.js";
import type { Command, OptionSpec } from "./command.js";
import { padDisplay } from "./table/display-width.js";

const WORDS = {
  usage: { zh: "用法", en: "Usage" },
  general: { zh: "chs-drg 命令 [选项]", en: "chs-drg COMMAND [OPTIONS]" },
  commands: { zh: "命令", en: "Commands" },
  options: { zh: "选项", en: "Options" },
  arguments: { zh: "参数", en: "Arguments" },
  required: { zh: "必填", en: "required" },
  byDefault: { zh: "默认", en: "default" },
  needs: { zh: "须同时给出", en: "needs" },
  or: { zh: " 或 ", en: " or " },
  more: {
    zh: "chs-drg 命令 --help 显示一个命令的选项。",
    en: "chs-drg COMMAND --help shows the options of one command.",
  },
  codes: {
    zh: "退出码：0 完成，1 数据有误（见标准错误），2 用法有误。",
    en: "Exit codes: 0 done, 1 the data has errors (see stderr), 2 wrong usage.",
  },
} as const;

/** 用法行: a command in one line, `chs-drg group --scheme ID --in FILE …`. */
export function usageLine(command: Command): string {
  const options = Object.entries(command.options).map(([name, spec]) => {
    const word = spec.kind === "flag" ? `--${name}` : `--${name} ${placeholderOf(spec)}`;
    return spec.required && spec.unless === undefined ? word : `[${word}]`;
  });
  const positionals = command.positionals.map(({ name, optional, repeated }) => {
    const word = repeated ? `${name}...` : name;
    return optional ? `[${word}]` : word;
  });
  return ["chs-drg", command.name, ...positionals, ...options].join(" ");
}

/** 命令用法: what `--help` prints for one command. */
export function commandUsage(command: Command, locale: Locale): string {
  const specs: Readonly<Record<string, OptionSpec>> = { ...command.options, ...COMMON_OPTIONS };
  const options = Object.entries(specs).map(
    ([name, spec]) =>
      [
        spec.kind === "flag" ? `--${name}` : `--${name} ${placeholderOf(spec)}`,
        `${spec.help[locale]}${remarkOf(spec, locale)}`,
      ] as const,
  );
  const positionals = command.positionals.map(({ name, help }) => [name, help[locale]] as const);
  return [
    command.summary[locale],
    "",
    `${WORDS.usage[locale]}: ${usageLine(command)}`,
    ...(positionals.length > 0 ? ["", `${WORDS.arguments[locale]}:`, ...twoColumns(positionals)] : []),
    "",
    `${WORDS.options[locale]}:`,
    ...twoColumns(options),
    "",
  ].join("\n");
}

/** 总用法: what `chs-drg --help` prints. */
export function generalUsage(commands: readonly Command[], locale: Locale): string {
  return [
    `${WORDS.usage[locale]}: ${WORDS.general[locale]}`,
    "",
    `${WORDS.commands[locale]}:`,
    ...twoColumns(commands.map(({ name, summary }) => [name, summary[locale]] as const)),
    "",
    WORDS.more[locale],
    WORDS.codes[locale],
    "",
  ].join("\n");
}

function placeholderOf(spec: Exclude<OptionSpec, { kind: "flag" }>): string {
  switch (spec.kind) {
    case "choice":
      return spec.choices.join("|");
    case "integer":
      return "N";
    case "date":
      return "YYYY-MM-DD";
    case "text":
      return spec.placeholder;
  }
}

function remarkOf(spec: OptionSpec, locale: Locale): string {
  if (spec.required) return ` (${requiredText(spec, locale)})`;
  const needs = [spec.needs ?? []].flat().map((name) => `--${name}`);
  if (needs.length > 0) return ` (${WORDS.needs[locale]} ${needs.join(WORDS.or[locale])})`;
  if (!("default" in spec) || spec.default === undefined) return "";
  return ` (${WORDS.byDefault[locale]}: ${spec.default})`;
}

/** 必填, or where: an option that another makes dispensable. */
function requiredText({ unless = [] }: OptionSpec, locale: Locale): string {
  const others = [unless].flat().map((name) => `--${name}`);
  if (others.length === 0) return WORDS.required[locale];
  return locale === "zh"
    ? `未给 ${others.join(WORDS.or.zh)} 时必填`
    : `required unless ${others.join(WORDS.or.en)} is given`;
}

function twoColumns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${padDisplay(left, width)}  ${right}`);
}
