import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Place, RULESET, type Run, SCHEME } from "../scripts/attack/place.js";

const OTHER_RULESET = "zhejiang@2020";
/** Cases are left out, a ledger is not settled: the run was whole all the same, where it wrote its result. */
const WITH_REMARKS = 1;

/** 所量命令: a command, the files that its floor parses, and how many times the floor it may take; nothing where nothing is asked of it. */
export interface Task {
  readonly name: string;
  readonly words: (place: Place) => readonly string[];
  readonly floor: readonly string[];
  readonly most?: number;
  /** how many times the reading of the same files as rows it may take, by the reader that the command has */
  readonly mostOfReading?: number;
}

const area = (place: Place, name: string) => join(place.area, name);
const edition = (place: Place) => ["--ruleset", RULESET, "--values", area(place, "values.json")];
const hospitals = (place: Place) => ["--hospitals", area(place, "hospitals.csv")];
const history = (place: Place) => ["--history", area(place, "history.jsonl")];
const cases = (place: Place) => ["--cases", area(place, "cases.jsonl")];
const CASES = ["cases.jsonl"];
export const BOTH = ["cases.jsonl", "history.jsonl"];

/** The commands that read cases, each with what it is given. */
export const TASKS: readonly Task[] = [
  {
    name: "group",
    words: (place) => [
      ...[
        "group",
        "--scheme",
        SCHEME,
        "--in",
        area(place, "cases.jsonl"),
        "--out",
        place.path("grouped.jsonl"),
      ],
    ],
    floor: ["--write", ...CASES, "written.jsonl"],
    most: 2.5,
  },
  {
    name: "group, from CSV",
    words: (place) => [
      ...["group", "--scheme", SCHEME, "--in", area(place, "cases.csv")],
      ...["--out", place.path("grouped.jsonl")],
    ],
    floor: ["--write", "cases.csv", "written.jsonl"],
    most: 4,
  },
  {
    name: "weigh",
    words: (place) => [
      ...["weigh", ...edition(place), ...history(place), ...hospitals(place)],
      ...["--out", place.path("weighed")],
    ],
    floor: ["history.jsonl"],
  },
  { name: "settle", words: (place) => place.settle(place.path("settled")), floor: BOTH, most: 2.5 },
  {
    name: "settle, from CSV",
    words: (place) =>
      place.settle(place.path("settled-from-csv"), {
        cases: area(place, "cases.csv"),
        history: area(place, "history.csv"),
      }),
    floor: ["cases.csv", "history.csv"],
    mostOfReading: 4,
  },
  {
    name: "resettle, nothing changed",
    words: (place) => ["resettle", "--settled", place.path("settled"), "--out", place.path("again")],
    floor: BOTH,
  },
  {
    name: "screen",
    words: (place) => ["screen", ...edition(place), ...cases(place), "--out", place.path("screened")],
    floor: CASES,
  },
  {
    name: "monitor",
    words: (place) => [
      ...["monitor", ...edition(place), ...cases(place), ...hospitals(place)],
      ...["--out", place.path("monitored")],
    ],
    floor: CASES,
  },
  {
    name: "compare",
    words: (place) => [
      ...["compare", "--baseline", RULESET, "--baseline-values", area(place, "values.json")],
      ...["--candidate", OTHER_RULESET],
      ...[...cases(place), ...history(place), ...hospitals(place)],
      ...["--budget", area(place, "budget.json"), "--out", place.path("compared")],
    ],
    floor: BOTH,
  },
];

/** Runs a command; one that wrote no result fails. */
export async function measured(place: Place, line: readonly string[]): Promise<Run> {
  const run = await place.run(line, { measured: true });
  const out = line[line.indexOf("--out") + 1] ?? "";
  if ((run.code !== 0 && run.code !== WITH_REMARKS) || !existsSync(out)) {
    throw new Error(`${line.join(" ")}\n${run.stderr}`);
  }
  return run;
}
