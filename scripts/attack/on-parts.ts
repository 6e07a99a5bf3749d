import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { type Attack, must } from "./attack.js";
import { cutGzip, longLine } from "./on-inputs.js";
import { endsWith, isWhole, noTrace, type Place, RULESET } from "./place.js";

const MEGABYTE = 1 << 20;
/** Megabytes of heap in which an endless line must be read beside a ruleset and a scheme. */
const SMALL_HEAP = 256;
/** Times that the counting of a part is killed. */
const KILLS = 3;
const COMMANDS = ["weigh", "settle", "screen", "monitor"] as const;
/** One that keeps columns, and one that keeps rows: the others read in the same ways. */
const FIRST_COMMANDS: readonly Command[] = ["settle", "screen"];
type Command = (typeof COMMANDS)[number];

/** The file of records that an attack spoils. */
const SPOILED: Readonly<Record<Command, "history" | "cases">> = {
  weigh: "history",
  settle: "cases",
  screen: "cases",
  monitor: "cases",
};

/** 对部分结果的攻击: parts counted from broken files, on a full disk, killed, and parts that are damaged when they are merged. */
export function attacksOnParts(full: boolean): Attack[] {
  const long = (full ? 2048 : 96) * MEGABYTE;
  const cells = full ? 10_000_000 : 2_000_000;
  return [
    ...(full ? COMMANDS : FIRST_COMMANDS).flatMap((command) => {
      const role = SPOILED[command];
      const refusal = (name: string, spoil: (place: Place) => string, told: string): Attack => ({
        name: `${command} --partial of ${name}`,
        run: async (place) => {
          const file = spoil(place);
          const run = await place.run(partWords(place, command, { [role]: file }), { heap: SMALL_HEAP });
          endsWith(run, 1, told);
          must(!existsSync(place.path("part")), "a part was written");
          place.nothingLeft();
          return "refused by name, nothing written";
        },
      });
      return [
        refusal("a gzip file cut short", (place) => cutGzip(place, role), "INPUT_GZIP_BROKEN"),
        refusal("bytes that are no UTF-8", noUtf8(role), "byte "),
        refusal(
          `a header of ${cells / 1e6} million columns`,
          (place) => place.write("wide.csv", `${"a,".repeat(cells)}a\n1\n`),
          "INPUT_HEADER_TOO_LONG",
        ),
        {
          name: `${command} --partial of a line of ${long / MEGABYTE} MB`,
          run: async (place) => {
            const run = await place.run(partWords(place, command, { [role]: "-" }), {
              heap: SMALL_HEAP,
              stdin: longLine(long / MEGABYTE),
            });
            endsWith(run, 1, "ROW_TOO_LONG");
            must(/^-:1: ROW_TOO_LONG/m.test(run.stderr), "does not name the line");
            must(isWhole(place.path("part")), "the part is not whole");
            return `line 1 rejected in ${SMALL_HEAP} MB of heap`;
          },
        },
        {
          name: `${command} --partial on a disk that fills`,
          run: async (place) => {
            const words = partWords(place, command).map((word) => `'${word}'`);
            endsWith(await place.shell(`ulimit -f 8; exec $CLI ${words.join(" ")}`), 1, "OUTPUT_UNWRITABLE");
            must(!existsSync(place.path("part")), "a part was written");
            place.nothingLeft();
            return "nothing left behind";
          },
        },
        {
          name: `${command} --partial into a pipe that is closed`,
          run: async (place) => {
            const words = partWords(place, command).map((word) => `'${word}'`);
            const run = await place.shell(`$CLI ${words.join(" ")} | true; exit \${PIPESTATUS[0]}`);
            noTrace(run);
            must(isWhole(place.path("part")), "the part is not whole");
            return `exit code ${run.code}, the part whole`;
          },
        },
        {
          name: `${command} --partial killed again and again`,
          run: async (place) => {
            const words = partWords(place, command);
            const begun = performance.now();
            await place.run(words);
            const whole = performance.now() - begun;
            rmSync(place.path("part"), { recursive: true });
            for (let kill = 0; kill < KILLS; kill += 1) {
              await place.run(words, {
                started: (child) => {
                  setTimeout(() => child.kill("SIGKILL"), whole * (0.6 + (0.5 * kill) / KILLS));
                },
              });
              const exists = existsSync(place.path("part"));
              must(!exists || isWhole(place.path("part")), `after kill ${kill}: a part that is not whole`);
            }
            await place.run(words);
            must(isWhole(place.path("part")), "the part is not whole");
            place.nothingLeft();
            return `${KILLS} kills, then whole`;
          },
        },
      ] satisfies Attack[];
    }),
    {
      name: "merge on a disk that fills",
      run: async (place) => {
        const parts = await twoParts(place, "settle");
        const run = await place.shell(
          `ulimit -f 32; exec $CLI merge --in ${parts.join(" ")} --out ${place.path("out")}`,
        );
        endsWith(run, 1, "OUTPUT_UNWRITABLE");
        must(!existsSync(place.path("out")), "a result was written");
        place.nothingLeft();
        return "nothing left behind";
      },
    },
    {
      name: "merge with its output on a full device",
      run: async (place) => {
        const parts = await twoParts(place, "settle");
        const words = ["merge", "--partial", "--in", ...parts, "--out", place.path("out")];
        endsWith(await place.run(words, { stdout: "/dev/full" }), 1, "OUTPUT_UNWRITABLE");
        return "exit code 1";
      },
    },
    {
      name: "merge into a pipe that is closed",
      run: async (place) => {
        const parts = await twoParts(place, "settle");
        const run = await place.shell(
          `$CLI merge --in ${parts.join(" ")} --out ${place.path("out")} | true; exit \${PIPESTATUS[0]}`,
        );
        noTrace(run);
        must(isWhole(place.path("out")), "the result is not whole");
        return `exit code ${run.code}, the result whole`;
      },
    },
    {
      name: "merge killed again and again",
      run: async (place) => {
        const parts = await twoParts(place, "settle");
        const words = ["merge", "--in", ...parts, "--out", place.path("out")];
        const begun = performance.now();
        await place.run(words);
        const whole = performance.now() - begun;
        const before = readFileSync(place.path("out", "summary.json"), "utf8");
        const kills = full ? 20 : 3;
        for (let kill = 0; kill < kills; kill += 1) {
          await place.run([...words, "--replace"], {
            started: (child) => {
              setTimeout(() => child.kill("SIGKILL"), whole * (0.5 + (0.6 * kill) / kills));
            },
          });
          if (existsSync(place.path("out", ".chs-drg-commit"))) await place.run(words);
          must(isWhole(place.path("out")), `after kill ${kill}: the folder is mixed`);
        }
        await place.run(words);
        place.nothingLeft();
        must(readFileSync(place.path("out", "summary.json"), "utf8") === before, "another result");
        return `${kills} kills, the same result`;
      },
    },
    ...(["settle", "screen"] as const).map(
      (command): Attack => ({
        name: `merge of parts of ${command} that are cut or changed, byte by byte`,
        run: async (place) => {
          const [one, two] = await twoParts(place, command);
          const names = readdirSync(two).filter((name) => statSync(join(two, name)).size > 0);
          let refused = 0;
          for (const [at, name] of names.entries()) {
            for (const spoil of full ? SPOILS : SPOILS.slice(at % 2).slice(0, 1)) {
              const copy = place.path(`copy-${refused}`);
              cpSync(two, copy, { recursive: true });
              spoil(join(copy, name));
              const run = await place.run(["merge", "--in", one, copy, "--out", place.path("out")]);
              endsWith(run, 1, "");
              must(
                /INPUT_NOT_(AS_RECORDED|JSON)|FOLDER_NOT_A_RESULT/.test(run.stderr),
                run.stderr.slice(0, 300),
              );
              must(!existsSync(place.path("out")), `${name}: a result was written`);
              refused += 1;
            }
          }
          return `${refused} damaged parts refused`;
        },
      }),
    ),
  ];
}

/** The words that count a part of the area. */
function partWords(place: Place, command: Command, files: Readonly<Record<string, string>> = {}): string[] {
  const budget = command === "settle" ? { budget: join(place.area, "budget.json") } : {};
  const given = {
    ...{
      ruleset: RULESET,
      hospitals: join(place.area, "hospitals.csv"),
      values: join(place.area, "values.json"),
    },
    ...budget,
    history: join(place.area, "history.jsonl"),
    ...(command !== "weigh" && { cases: join(place.area, "cases.jsonl") }),
    ...files,
    out: place.path("part"),
  };
  return [command, "--partial", ...Object.entries(given).flatMap(([name, file]) => [`--${name}`, file])];
}

/** Two parts of the area, each with half of the cases; counted once for all attacks, none of which changes them. */
const twoParts = (() => {
  const made = new Map<Command, Promise<readonly [string, string]>>();
  return (place: Place, command: Command): Promise<readonly [string, string]> => {
    const parts = made.get(command) ?? countTwoParts(place, command);
    made.set(command, parts);
    return parts;
  };
})();

async function countTwoParts(place: Place, command: Command): Promise<readonly [string, string]> {
  const lines = place.read("cases.jsonl").trimEnd().split("\n");
  const half = Math.floor(lines.length / 2);
  const folders = [0, 1].map((at) => join(place.area, `${command}-part-${at}`)) as [string, string];
  for (const [at, folder] of folders.entries()) {
    const [cases, history] = [`${folder}.jsonl`, `${folder}-history.jsonl`];
    writeFileSync(cases, `${lines.slice(at * half, at === 0 ? half : undefined).join("\n")}\n`);
    writeFileSync(history, at === 0 ? place.read("history.jsonl") : "");
    await place.run([...partWords(place, command, { cases, history }).slice(0, -1), folder]);
  }
  return folders;
}

function noUtf8(role: string): (place: Place) => string {
  return (place) => {
    const text = Buffer.from(place.read(`${role}.jsonl`));
    text[text.indexOf("\n") + 3] = 0xff;
    return place.write("bad.jsonl", text);
  };
}

function halved(file: string): void {
  truncateSync(file, Math.floor(statSync(file).size / 2));
}

function flipped(file: string): void {
  const bytes = readFileSync(file);
  const at = Math.floor(bytes.length / 2);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}

const SPOILS = [halved, flipped];
