import type { Command } from "../command.js";

/** 命令登记: how each command is loaded when it is asked for, in the order in which help lists them. */
const COMMANDS = {
  match: async () => (await import("./match.js")).match,
  feedback: async () => (await import("./feedback.js")).feedback,
  group: async () => (await import("./group.js")).group,
  price: async () => (await import("./price.js")).price,
  weigh: async () => (await import("./weigh.js")).weigh,
  settle: async () => (await import("./settle.js")).settle,
  capitation: async () => (await import("./capitation.js")).capitation,
  prepay: async () => (await import("./prepay.js")).prepay,
  "review groups": async () => (await import("./review-groups.js")).reviewGroupsCommand,
  review: async () => (await import("./review.js")).review,
  resettle: async () => (await import("./resettle.js")).resettle,
  clear: async () => (await import("./clear.js")).clear,
  year: async () => (await import("./year.js")).year,
  release: async () => (await import("./release.js")).release,
  "bed-day standard": async () => (await import("./bed-day-standard.js")).bedDayStandard,
  "disease standard": async () => (await import("./disease-standard.js")).diseaseStandard,
  simulate: async () => (await import("./simulate.js")).simulate,
  screen: async () => (await import("./screen.js")).screen,
  monitor: async () => (await import("./monitor.js")).monitor,
  merge: async () => (await import("./merge.js")).merge,
  compare: async () => (await import("./compare.js")).compare,
  cliffs: async () => (await import("./cliffs.js")).cliffs,
  forecast: async () => (await import("./forecast.js")).forecast,
  explain: async () => (await import("./explain.js")).explain,
  verify: async () => (await import("./verify.js")).verify,
  sample: async () => (await import("./sample.js")).sample,
  "codes detect": async () => (await import("./codes-detect.js")).codesDetect,
  "codes convert": async () => (await import("./codes-convert.js")).codesConvert,
  "weights compare": async () => (await import("./weights-compare.js")).weightsCompare,
  "area read": async () => (await import("./area-read.js")).areaRead,
  "ruleset list": async () => (await import("./ruleset-list.js")).rulesetList,
  "ruleset show": async () => (await import("./ruleset-show.js")).rulesetShow,
  "ruleset needs": async () => (await import("./ruleset-needs.js")).rulesetNeedsCommand,
  "ruleset lint": async () => (await import("./ruleset-lint.js")).rulesetLint,
  "ruleset diff": async () => (await import("./ruleset-diff.js")).rulesetDiff,
  "ruleset check": async () => (await import("./ruleset-check.js")).rulesetCheck,
  "ruleset schema": async () => (await import("./ruleset-schema.js")).rulesetSchema,
  "scheme list": async () => (await import("./scheme-list.js")).schemeList,
  "scheme show": async () => (await import("./scheme-show.js")).schemeShow,
  "scheme lint": async () => (await import("./scheme-lint.js")).schemeLint,
  "scheme diff": async () => (await import("./scheme-diff.js")).schemeDiff,
  "scheme switch": async () => (await import("./scheme-switch.js")).schemeSwitch,
  "scheme import": async () => (await import("./scheme-import.js")).schemeImport,
} satisfies Readonly<Record<string, () => Promise<Command>>>;

export type CommandName = keyof typeof COMMANDS;

/** The names of the commands, in the same order. */
export const COMMAND_NAMES = Object.keys(COMMANDS) as readonly CommandName[];

/** Whether a name is that of a command. */
export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name);
}

/** 载入命令. */
export async function loadCommand(name: CommandName): Promise<Command> {
  return await COMMANDS[name]();
}
