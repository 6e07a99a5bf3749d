import type { LocalizedText } from "../primitives/index.js";
import type { ExitCode, Told } from "./terminal.js";

/** 选项: what one `--name` takes. */
export type OptionSpec = {
  readonly help: LocalizedText;
  readonly required?: true;
  /** the option, or any of the options, that makes this one dispensable */
  readonly unless?: string | readonly string[];
  /** the option, or any of the options, without which this one would be passed over */
  readonly needs?: string | readonly string[];
} & (
  | { readonly kind: "flag" }
  /** `placeholder` stands for the value in the usage line: `FILE`, `ID`, `DIR` */
  | {
      readonly kind: "text";
      readonly placeholder: string;
      readonly default?: string;
      /** may be given again and again */
      readonly repeated?: true;
    }
  | { readonly kind: "date" }
  | { readonly kind: "integer"; readonly least: number; readonly most: number; readonly default?: number }
  | { readonly kind: "choice"; readonly choices: readonly string[]; readonly default?: string }
);

/** 参数: an argument without a name. */
export interface PositionalSpec {
  readonly name: string;
  readonly help: LocalizedText;
  readonly optional?: true;
  /** may be given again and again; stands last */
  readonly repeated?: true;
}

type ValueOf<Spec> = Spec extends { repeated: true }
  ? readonly string[]
  : Spec extends { kind: "flag" }
    ? boolean
    : Spec extends { kind: "integer" }
      ? number
      : Spec extends { kind: "choice"; choices: readonly (infer Choice)[] }
        ? Choice
        : string;

type IsGiven<Spec> = Spec extends { unless: string | readonly string[] }
  ? false
  : Spec extends { required: true } | { kind: "flag" } | { default: string | number } | { repeated: true }
    ? true
    : false;

/** The values of a command's options, typed by their specs; an option without default may be absent. */
type OptionValues<Specs> = {
  readonly [Name in keyof Specs]: IsGiven<Specs[Name]> extends true
    ? ValueOf<Specs[Name]>
    : ValueOf<Specs[Name]> | undefined;
};

/** 调用: one run of a command, its arguments read and checked. */
export interface Call<Specs> {
  readonly options: OptionValues<Specs>;
  readonly positionals: readonly string[];
  /** where a run speaks, and in which language */
  readonly told: Told;
}

/** What an option holds: several texts where it may be given again and again. */
export type OptionValue = string | number | boolean | readonly string[];

/** A call whose options are not typed by specs. */
interface UntypedCall extends Omit<Call<never>, "options"> {
  readonly options: Readonly<Record<string, OptionValue>>;
}

/** 命令: a verb of the command line. */
export interface Command {
  /** `group`, or `ruleset lint` */
  readonly name: string;
  readonly summary: LocalizedText;
  readonly options: Readonly<Record<string, OptionSpec>>;
  readonly positionals: readonly PositionalSpec[];
  readonly run: (call: UntypedCall) => Promise<ExitCode>;
}

/** What a command file says of itself. */
export interface CommandDefinition<Specs extends Readonly<Record<string, OptionSpec>>> {
  readonly name: string;
  readonly summary: LocalizedText;
  readonly options: Specs;
  readonly positionals?: readonly PositionalSpec[];
  readonly run: (call: Call<Specs>) => Promise<ExitCode>;
}

/** 定义命令: ties a command's options to the types its `run` sees. */
export function defineCommand<const Specs extends Readonly<Record<string, OptionSpec>>>(
  definition: CommandDefinition<Specs>,
): Command {
  return {
    name: definition.name,
    summary: definition.summary,
    options: definition.options,
    positionals: definition.positionals ?? [],
    // The parser has checked every value against `options`, which is what `Call<Specs>` states.
    run: (call) => definition.run(call as unknown as Call<Specs>),
  };
}
