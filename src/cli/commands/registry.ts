import type { Command } from "../command.js";

/** The commands of DESIGN's command line, in the order help lists them. */
export const COMMAND_NAMES = [
  "match",
  "feedback",
  "group",
  "price",
  "weigh",
  "settle",
  "capitation",
  "prepay",
  "review groups",
  "review",
  "resettle",
  "clear",
  "year",
  "release",
  "bed-day standard",
  "disease standard",
  "simulate",
  "screen",
  "monitor",
  "merge",
  "compare",
  "cliffs",
  "forecast",
  "explain",
  "verify",
  "sample",
  "codes detect",
  "codes convert",
  "weights compare",
  "area read",
  "ruleset list",
  "ruleset show",
  "ruleset needs",
  "ruleset lint",
  "ruleset diff",
  "ruleset check",
  "ruleset schema",
  "scheme list",
  "scheme show",
  "scheme lint",
  "scheme diff",
  "scheme switch",
  "scheme import",
] as const;

export type CommandName = (typeof COMMAND_NAMES)[number];

/** 命令登记: how each command that is built is loaded; one that is missing here says so by name. */
const LOADERS: Partial<Record<CommandName, () => Promise<Command>>> = {
  feedback: async () => (await import("./feedback.js")).feedback,
  match: async () => (await import("./match.js")).match,
  group: async () => (await import("./group.js")).group,
  price: async () => (await import("./price.js")).price,
  weigh: async () => (await import("./weigh.js")).weigh,
  "bed-day standard": async () => (await import("./bed-day-standard.js")).bedDayStandard,
  "disease standard": async () => (await import("./disease-standard.js")).diseaseStandard,
  simulate: async () => (await import("./simulate.js")).simulate,
  release: async () => (await import("./release.js")).release,
  merge: async () => (await import("./merge.js")).merge,
  screen: async () => (await import("./screen.js")).screen,
  monitor: async () => (await import("./monitor.js")).monitor,
  prepay: async () => (await import("./prepay.js")).prepay,
  "review groups": async () => (await import("./review-groups.js")).reviewGroupsCommand,
  review: async () => (await import("./review.js")).review,
  clear: async () => (await import("./clear.js")).clear,
  year: async () => (await import("./year.js")).year,
  resettle: async () => (await import("./resettle.js")).resettle,
  settle: async () => (await import("./settle.js")).settle,
  capitation: async () => (await import("./capitation.js")).capitation,
  compare: async () => (await import("./compare.js")).compare,
  cliffs: async () => (await import("./cliffs.js")).cliffs,
  forecast: async () => (await import("./forecast.js")).forecast,
  verify: async () => (await import("./verify.js")).verify,
  explain: async () => (await import("./explain.js")).explain,
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
};

/** Whether a name belongs to the command line, built or not. */
export function isCommandName(name: string): name is CommandName {
  return (COMMAND_NAMES as readonly string[]).includes(name);
}

/** The names of the commands this version has. */
export function builtCommands(): readonly CommandName[] {
  return COMMAND_NAMES.filter((name) => LOADERS[name] !== undefined);
}

/** A command, loaded when it is asked for; undefined when this version does not have it. */
export async function loadCommand(name: CommandName): Promise<Command | undefined> {
  return await LOADERS[name]?.();
}
