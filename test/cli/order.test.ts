import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { schemeOf } from "../../src/cli/shipped/engine-of.js";
import { everyMethod } from "../rulesets/every-method.js";
import { edition, policyEditions } from "../rulesets/shipped.js";
import { filesOf } from "./area.js";
import { rowsOf } from "./cases.js";
import { ordersOfRows, reorderedArea, written } from "./reordered.js";
import { runCli, temporaryFolder } from "./run-cli.js";

const SEED = 11;
/** Random orders beside the first and its reverse; with any, the order of the sample and its reverse are tried too, and every command under every edition. */
const ORDERS = Number(process.env.ORDERS ?? 0);
const EDITIONS = ORDERS > 0 ? policyEditions : everyMethod(policyEditions);
const COUNT = 180;
const TWINS = 36;
const CASES = "cases.jsonl";

/**
 * An area in which much is alike: of some stays of one day there is a twin of the same person, day, cost and id at another hospital, and all
 * hospitals have one name. What decides between equals shows only there.
 */
function withTwins(name: string, text: string): string {
  const lines = text.trimEnd().split("\n");
  if (name === "hospitals.csv")
    return `${lines.map((line) => line.replace(/合成[^,]*/, "同名")).join("\n")}\n`;
  if (name !== "cases.jsonl" && name !== "history.jsonl") return text;
  const rows = lines.map((line, at) => {
    const row = JSON.parse(line);
    return at < TWINS ? { ...row, admissionDate: row.dischargeDate, lengthOfStayDays: 1 } : row;
  });
  const twins = rows.slice(0, TWINS).map((row, at) => ({ ...row, hospitalId: rows[at + TWINS].hospitalId }));
  return `${[...rows, ...twins].map((row) => JSON.stringify(row)).join("\n")}\n`;
}

/** Files whose rows follow the order of the cases; what they say is compared row by row. */
const IN_ORDER_OF_CASES = ["cases.jsonl", "rejected.jsonl", "comparison.csv"];

/** Where cases stand in their file: it is their order that is told. */
const PLACES = /（结果中[^）]*）|(?<= \(\d+ 处，)第 [\d、]+ 行/g;

interface Place {
  readonly ruleset: string;
  readonly area: string;
  /** the folder a command writes into */
  readonly out: string;
  /** the cases that are explained, which have no twin */
  readonly explained: readonly string[];
}

const files = ({ area }: Place, ...names: string[]) => filesOf(area, ...names);

const WEIGHED = ["history.jsonl", "hospitals.csv"];
const SETTLED = [CASES, ...WEIGHED, "budget.json"];
const SEEN = [CASES, ...WEIGHED, "events.jsonl"];

/** With the values of its area an edition pays, without them it says what is lacking. */
const WITH_VALUES = "settle with values";

const explain = (at: number) => (place: Place) => [
  ...["--ruleset", place.ruleset, "--in", join(place.area, CASES), "--case", place.explained[at] ?? ""],
  ...files(place, ...WEIGHED),
];

/** Every command that reads an area, by its word and what it is given, as its user would call it in the folder of the area. */
const COMMANDS: Readonly<Record<string, (place: Place) => readonly string[]>> = {
  group: (place) => [
    ...["--scheme", schemeOf(edition(place.ruleset), edition(place.ruleset).effective.from)],
    ...["--in", join(place.area, CASES), "--out", join(place.out, CASES)],
  ],
  explain: explain(0),
  ...(ORDERS > 0 && { "explain another": explain(1), "explain a third": explain(2) }),
  weigh: (place) => ["--ruleset", place.ruleset, ...files(place, ...WEIGHED), "--out", place.out],
  settle: (place) => ["--ruleset", place.ruleset, ...files(place, ...SETTLED), "--out", place.out],
  [WITH_VALUES]: (place) => [
    ...["--ruleset", place.ruleset, ...files(place, ...SETTLED, "values.json"), "--out", place.out],
  ],
  screen: (place) => ["--ruleset", place.ruleset, ...files(place, ...SEEN), "--out", place.out],
  compare: (place) => [
    ...["--baseline", place.ruleset, "--candidate", place.ruleset],
    ...files(place, ...SETTLED),
    ...["--out", place.out],
  ],
  monitor: (place) => ["--ruleset", place.ruleset, ...files(place, ...SEEN), "--out", place.out],
};

/** What reads the same cases whatever the edition: each of these under a third of the editions. */
const IN_TURN = ["screen", "compare", "monitor"];

function commandsFor(ruleset: string): readonly string[] {
  const turn = IN_TURN[EDITIONS.indexOf(ruleset) % IN_TURN.length];
  return Object.keys(COMMANDS).filter((name) => ORDERS > 0 || !IN_TURN.includes(name) || name === turn);
}

async function run(command: string, place: Omit<Place, "out">, folder: string) {
  const { area } = place;
  const out = join(folder, command);
  mkdirSync(out);
  const { code, stdout, stderr } = await runCli([
    ...[command.replace(/ .*/, ""), ...(COMMANDS[command]?.({ ...place, out }) ?? [])],
    ...["--locale", "zh"],
  ]);
  const said = [stdout, stderr].map((text) =>
    text.replaceAll(folder, "OUT").replaceAll(area, "AREA").replaceAll(PLACES, ""),
  );
  return { code, said, files: code === 2 ? {} : written(out, area, IN_ORDER_OF_CASES) };
}

describe("the order of rows in any input changes no byte of what is written or said", () => {
  it.each(EDITIONS)("%s", async (ruleset) => {
    const area = temporaryFolder();
    const words = ["sample", "--ruleset", ruleset, "--cases", String(COUNT), "--seed", String(SEED)];
    expect((await runCli([...words, "--out", area])).code).toBe(0);
    for (const name of readdirSync(area))
      writeFileSync(join(area, name), withTwins(name, readFileSync(join(area, name), "utf8")));
    const explained = rowsOf(readFileSync(join(area, CASES), "utf8"))
      .slice(TWINS)
      .map(({ caseId }) => String(caseId));
    const results = async (place: string) => {
      const folder = temporaryFolder();
      const told: Record<string, Awaited<ReturnType<typeof run>>> = {};
      for (const command of commandsFor(ruleset))
        told[command] = await run(command, { ruleset, area: place, explained }, folder);
      return told;
    };
    const [first, ...others] = ordersOfRows(SEED, ORDERS);
    const random = await results(reorderedArea(area, first));
    expect(random[WITH_VALUES]?.files[CASES]).toContain('"settlement":"settled"');
    for (const [at, order] of others.entries()) {
      const moved = await results(reorderedArea(area, order));
      for (const command of commandsFor(ruleset))
        expect(moved[command], `${command}, order ${at}`).toEqual(random[command]);
    }
  });
});
