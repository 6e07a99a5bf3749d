import { existsSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { type Attack, must } from "./attack.js";
import { endsWith, isWhole, type Place, RULESET, SCHEME } from "./place.js";

/** 对输出的攻击: folders that cannot be written, disks that are full, runs that are killed, two at once. */
export function attacksOnOutputs(kills: number): Attack[] {
  return [
    ...["settle", "weigh", "screen", "monitor", "compare", "sample"].map(
      (command): Attack => ({
        name: `${command} into a folder that may not be written`,
        run: async (place) => {
          const run = await place.run([...wordsOf(command, place), "--out", place.readOnly("out")], {
            nobody: true,
          });
          endsWith(run, 1, "OUTPUT_UNWRITABLE");
          return "refused by name";
        },
      }),
    ),
    ...PRINTING.map(
      (words): Attack => ({
        name: `${words.slice(0, 2).join(" ")} on a full disk`,
        run: async (place) => {
          endsWith(await place.run(words, { stdout: "/dev/full" }), 1, "OUTPUT_UNWRITABLE");
          return "exit code 1";
        },
      }),
    ),
    {
      name: "a disk that fills while a result is written",
      run: async (place) => {
        const run = await place.shell(
          `ulimit -f 64; exec $CLI sample --ruleset ${RULESET} --cases 2000 --out ${place.path("out")}`,
        );
        endsWith(run, 1, "OUTPUT_UNWRITABLE");
        must(readdirSync(place.folder).length === 0, `left behind: ${readdirSync(place.folder)}`);
        return "nothing left behind";
      },
    },
    {
      name: "a result folder that is a file, lies below one, or is a link to itself",
      run: async (place) => {
        place.write("file", "");
        symlinkSync(place.path("loop"), place.path("loop"));
        endsWith(await place.run(place.settle(place.path("file"))), 1, "OUTPUT_NOT_A_FOLDER");
        endsWith(await place.run(place.settle(place.path("file", "out"))), 1, "OUTPUT_UNWRITABLE");
        endsWith(await place.run(place.settle(place.path("loop"))), 1, "OUTPUT_UNWRITABLE");
        return "refused by name";
      },
    },
    {
      name: "another year into the folder of a settled one",
      run: async (place) => {
        await place.run(place.settle(place.path("out")));
        const before = readFileSync(place.path("out", "statement.csv"), "utf8");
        endsWith(await place.run(otherYear(place)), 1, "OUTPUT_HOLDS_RESULT");
        must(readFileSync(place.path("out", "statement.csv"), "utf8") === before, "the settled year changed");
        must(isWhole(place.path("out")), "the folder is mixed");
        return "refused";
      },
    },
    {
      name: "two runs into one folder at once",
      run: async (place) => {
        const runs = await Promise.all([
          place.run(place.settle(place.path("out"))),
          place.run(otherYear(place)),
        ]);
        const refused = runs.filter(({ stderr }) => /OUTPUT_(IN_USE|HOLDS_RESULT|UNWRITABLE)/.test(stderr));
        must(
          refused.length === 1,
          `${refused.length} of 2 refused: ${runs.map(({ stderr }) => stderr).join("")}`,
        );
        must(isWhole(place.path("out")), "the folder is mixed");
        place.nothingLeft();
        return `the second refused: ${/OUTPUT_\w+/.exec(refused[0]?.stderr ?? "")?.[0]}`;
      },
    },
    ...(["SIGINT", "SIGTERM"] as const).map(
      (signal): Attack => ({
        name: `${signal} while rows are written`,
        run: async (place) => {
          const stopped = await place.run(
            ["group", "--scheme", SCHEME, "--in", "-", "--out", place.path("out.jsonl")],
            {
              stdin: (child) => {
                child.stdin?.write(place.read("cases.jsonl"));
                const wait = setInterval(() => {
                  if (!readdirSync(place.folder).some((name) => name.endsWith(".part"))) return;
                  clearInterval(wait);
                  child.kill(signal);
                }, 5);
              },
            },
          );
          must(stopped.signal === signal, `ended by ${stopped.signal ?? stopped.code}`);
          place.nothingLeft();
          return "nothing left behind";
        },
      }),
    ),
    {
      name: `kill -9 at ${kills} random moments over an older result`,
      run: async (place) => await killAtRandom(place, kills),
    },
    {
      name: `kill -9 at ${kills} random moments over older steps of a year`,
      run: async (place) => await killSteps(place, kills),
    },
  ];
}

const PRINTING = [
  ["ruleset", "list"],
  ["ruleset", "schema"],
  ["ruleset", "lint", RULESET],
  ["scheme", "show", SCHEME],
  ["scheme", "diff", "zj-drg@1.0", SCHEME],
  ["--help"],
];

function wordsOf(command: string, place: Place): string[] {
  const file = (option: string, name: string) => [`--${option}`, join(place.area, name)];
  const ruleset = ["--ruleset", RULESET];
  const hospitals = file("hospitals", "hospitals.csv");
  const cases = file("cases", "cases.jsonl");
  switch (command) {
    case "weigh":
      return ["weigh", ...ruleset, ...hospitals, ...file("history", "history.jsonl")];
    case "compare":
      return [
        ...["compare", "--baseline", RULESET, "--candidate", RULESET, ...hospitals, ...cases],
        ...file("budget", "budget.json"),
      ];
    case "sample":
      return ["sample", ...ruleset, "--cases", "10"];
    case "settle":
      return place.settle("").filter((word) => word !== "--out" && word !== "");
    default:
      return [command, ...ruleset, ...hospitals, ...cases];
  }
}

/** The same cases with another budget: another result. */
function otherYear(place: Place, ...more: string[]): string[] {
  const budget = JSON.parse(place.read("budget.json")) as { funds: { amount: string }[] };
  for (const fund of budget.funds) fund.amount = `1${fund.amount}`;
  return [
    ...place.settle(place.path("out"), { budget: place.write("other.json", JSON.stringify(budget)) }),
    ...more,
  ];
}

async function killAtRandom(place: Place, kills: number): Promise<string> {
  const out = place.path("out");
  const victim = await victimOf(place, out, [
    [...place.settle(out), "--replace"],
    otherYear(place, "--replace"),
  ]);
  for (let kill = 1; kill <= kills; kill += 1) await victim.kill(kill);
  return `always one whole result, ${await victim.finish()} times the new one`;
}

/** The steps of a year after the first settlement, each killed over what it wrote before. */
async function killSteps(place: Place, kills: number): Promise<string> {
  const settled = place.path("settled");
  await place.run(place.settle(settled));
  const file = (name: string) => join(place.area, name);
  const months = ["2020-06", "2020-12"].map((month) => ["prepay", "--settled", settled, "--month", month]);
  const prepaid = ["a", "b"].map((name) => place.path(`prepaid-${name}`));
  for (const [at, words] of months.entries()) await place.run([...words, "--out", prepaid[at] ?? ""]);
  const review = ["review", "--settled", settled, "--applications", file("applications.jsonl")];
  const [first = ""] = place.read("cases.jsonl").split("\n");
  const { caseId } = JSON.parse(first) as { caseId: string };
  const resettle = ["99.5", "123.5"].map((approvedPoints) => {
    const change = { caseId, marks: { specialReviewApproved: true, approvedPoints } };
    const changes = place.write(`changes-${approvedPoints}.jsonl`, `${JSON.stringify(change)}\n`);
    return ["resettle", "--settled", settled, "--changes", changes];
  });
  const steps: Readonly<Record<string, readonly (readonly string[])[]>> = {
    prepay: months,
    review: [review, [...review, "--values", file("review-values.json")]],
    resettle,
    clear: prepaid.map((folder) => [
      ...["clear", "--settled", settled, "--prepaid", join(folder, "prepayment.csv")],
    ]),
  };
  const victims: Victim[] = [];
  for (const [name, variants] of Object.entries(steps)) {
    const out = place.path(name);
    const words = variants.map((own) => [...own, "--out", out, "--replace"]);
    victims.push(await victimOf(place, out, words));
  }
  for (let kill = 1; kill <= kills; kill += 1) await victims[kill % victims.length]?.kill(kill);
  let replaced = 0;
  for (const victim of victims) replaced += await victim.finish();
  must(isWhole(settled), "the settled folder changed");
  return `always one whole result, ${replaced} times the new one`;
}

/** 受害运行: a command that is killed over its own older result. */
interface Victim {
  readonly kill: (number: number) => Promise<void>;
  /** runs it to its end, looks for what was left behind, and says how often the result was a new one */
  readonly finish: () => Promise<number>;
}

const SOONER = 0.93;
const LATER = 1.07;

/** @param variants two ways to run the command into one folder, with different results */
async function victimOf(
  place: Place,
  out: string,
  variants: readonly (readonly string[])[],
): Promise<Victim> {
  const [first = [], other = []] = variants;
  const begun = Date.now();
  await place.run(first);
  let whole = Date.now() - begun;
  const result = () => readFileSync(join(out, "summary.json"), "utf8");
  let old = result();
  let replaced = 0;
  let turn = 0;
  const kill = async (number: number) => {
    turn += 1;
    await place.run(turn % 2 === 1 ? other : first, {
      started: (child) => {
        // Most of them in the last fifth, where files are written and take their names.
        const late = Math.random() < 0.8;
        const moment = late ? 0.75 + Math.random() * 0.3 : Math.random();
        setTimeout(() => child.kill("SIGKILL"), moment * whole);
      },
    });
    must(existsSync(join(out, "summary.json")), `after kill ${number}: no result`);
    if (existsSync(join(out, ".chs-drg-commit"))) await place.run(["settle", "--verify", out]);
    must(isWhole(out), `after kill ${number}: the folder ${out} is mixed`);
    const isNew = result() !== old;
    if (isNew) replaced += 1;
    // Under another load it takes another time: the moments follow the one at which the files take their names.
    whole *= isNew ? SOONER : LATER;
    old = result();
  };
  const finish = async () => {
    await place.run(first);
    place.nothingLeft(out);
    must(isWhole(out), `the folder ${out} is mixed`);
    return replaced;
  };
  return { kill, finish };
}
