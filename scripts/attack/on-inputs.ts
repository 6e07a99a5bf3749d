import { type ChildProcess, execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, statSync, symlinkSync, truncateSync } from "node:fs";
import { join } from "node:path";
import type { Writable } from "node:stream";
import { gzipSync } from "node:zlib";
import { type Attack, must } from "./attack.js";
import { endsWith, type Place, RULESET, SCHEME } from "./place.js";

const MEGABYTE = 1 << 20;
/** Megabytes of heap in which endless files must be read; the program alone takes about half of it. */
const SMALL_HEAP = 192;

/** 对输入的攻击: files that are broken, endless or no files at all. */
export function attacksOnInputs(full: boolean): Attack[] {
  const long = (full ? 2048 : 96) * MEGABYTE;
  const cells = full ? 10_000_000 : 2_000_000;
  const rows = full ? 22_000_000 : 300_000;
  return [
    {
      name: "a gzip file cut short",
      run: async (place) => {
        const cases = cutGzip(place, "cases");
        endsWith(await place.run(place.settle(place.path("out"), { cases })), 1, "INPUT_GZIP_BROKEN");
        return "refused by name";
      },
    },
    {
      name: "zeros between two members of a gzip file",
      run: async (place) => {
        const bytes = gzipSync(place.read("cases.jsonl"));
        const cases = place.write("gap.jsonl.gz", Buffer.concat([bytes, new Uint8Array(16), bytes]));
        endsWith(await place.run(place.settle(place.path("out"), { cases })), 1, "INPUT_GZIP");
        return "refused by name";
      },
    },
    {
      name: `a line of ${long / MEGABYTE} MB`,
      run: async (place) => {
        const words = ["group", "--scheme", SCHEME, "--in", "-", "--out", place.path("out.jsonl")];
        const run = await place.run(words, {
          heap: SMALL_HEAP,
          stdin: longLine(long / MEGABYTE),
        });
        endsWith(run, 1, "ROW_TOO_LONG");
        must(/^-:1: ROW_TOO_LONG/m.test(run.stderr), "does not name the line");
        return `line 1 rejected in ${SMALL_HEAP} MB of heap`;
      },
    },
    {
      name: `a header of ${cells / 1e6} million columns`,
      run: async (place) => {
        const file = place.write("wide.csv", `${"a,".repeat(cells)}a\n1\n`);
        const words = ["group", "--scheme", SCHEME, "--in", file, "--out", place.path("out.jsonl")];
        endsWith(await place.run(words, { heap: SMALL_HEAP }), 1, "INPUT_HEADER_TOO_LONG");
        return "refused by name";
      },
    },
    {
      name: `a row of ${cells / 1e6} million columns`,
      run: async (place) => {
        const file = place.write("wide.csv", `caseId\n${"1,".repeat(cells)}1\nx\n`);
        const words = ["group", "--scheme", SCHEME, "--in", file, "--out", place.path("out.jsonl")];
        const run = await place.run(words, { heap: SMALL_HEAP });
        endsWith(run, 1, "wide.csv:2: ROW_TOO_LONG");
        return "line 2 rejected, line 3 read";
      },
    },
    {
      name: "bytes that are no UTF-8",
      run: async (place) => {
        const text = Buffer.from(place.read("cases.jsonl"));
        const at = text.indexOf("\n") + 3;
        text[at] = 0xff;
        const cases = place.write("bad.jsonl", text);
        endsWith(await place.run(place.settle(place.path("out"), { cases })), 1, `byte ${at + 1} `);
        return "refused with the byte";
      },
    },
    {
      name: `${rows.toLocaleString("en-US")} broken rows in a small gzip file`,
      run: async (place) => {
        const block = gzipSync("{}\n".repeat(100_000));
        const file = place.write(
          "many.jsonl.gz",
          Buffer.concat(new Array<Buffer>(rows / 100_000).fill(block)),
        );
        const words = ["group", "--scheme", SCHEME, "--in", file, "--out", place.path("out.jsonl")];
        endsWith(await place.run(words, { heap: SMALL_HEAP }), 1, "RECORD_FIELD_MISSING");
        const size = statSync(place.path("rejected.jsonl")).size;
        must(size < 64 * MEGABYTE, `rejected.jsonl has ${size} bytes`);
        must(
          readFileSync(place.path("rejected.jsonl"), "utf8").includes(`"count":${rows - 100_000}`),
          "the rest is not counted",
        );
        return `rejected.jsonl ${Math.round(size / MEGABYTE)} MB, the rest counted`;
      },
    },
    {
      name: "a ruleset among a folder, a dead link, a pipe and a file of 3 GB that end in .json",
      run: async (place) => {
        const shipped = join(import.meta.dirname, "../../rulesets/regions/zhejiang-shaoxing/2020.json");
        const mine = JSON.parse(readFileSync(shipped, "utf8")) as Record<string, unknown>;
        const file = place.write(
          "mine.json",
          JSON.stringify({ ...mine, id: "mine", extends: "parent@2020" }),
        );
        mkdirSync(place.path("folder.json"));
        symlinkSync(place.path("nowhere"), place.path("dead.json"));
        execFileSync("mkfifo", [place.path("pipe.json")]);
        truncateSync(place.write("large.json", ""), 3 * 1024 * MEGABYTE);
        endsWith(await place.run(["ruleset", "lint", file]), 1, "RULESET_NOT_FOUND");
        const alone = place.write("alone.json", JSON.stringify({ ...mine, id: "alone" }));
        must((await place.run(["ruleset", "show", alone])).code === 0, "the sound edition cannot be shown");
        return "not read; a missing parent is named";
      },
    },
    {
      name: "a pipe, a folder and a looping link as ruleset or scheme",
      run: async (place) => {
        execFileSync("mkfifo", [place.path("pipe.json")]);
        mkdirSync(place.path("folder.json"));
        symlinkSync(place.path("loop.json"), place.path("loop.json"));
        endsWith(await place.run(["ruleset", "show", place.path("pipe.json")]), 2, "INPUT_NOT_A_FILE");
        endsWith(await place.run(["scheme", "show", place.path("pipe.json")]), 2, "INPUT_NOT_A_FILE");
        endsWith(await place.run(["ruleset", "show", place.path("folder.json")]), 2, "INPUT_IS_DIRECTORY");
        endsWith(await place.run(["scheme", "show", place.path("loop.json")]), 1, "INPUT_UNREADABLE");
        return "refused by name";
      },
    },
    ...[1000, 100_000].map(
      (levels): Attack => ({
        name: `a scheme with ${levels} levels of "all"`,
        run: async (place) => {
          const condition = `${'{"all":['.repeat(levels)}{"principalDiagnosis":{"list":"x"}}${"]}".repeat(levels)}`;
          const file = place.write(
            "deep.json",
            `{"format":"chs-drg-scheme/1","id":"x","version":"1","mdcs":[${condition}]}`,
          );
          const run = await place.run(["group", "--scheme", file, "--in", "-", "--out", "-"], {
            stdin: '{"caseId":"1"}\n',
          });
          endsWith(run, 1, "SCHEME_INVALID");
          return "refused by name";
        },
      }),
    ),
    {
      name: "a row of JSON with 100,000 levels",
      run: async (place) => {
        const row = `{"caseId":"1","marks":${"[".repeat(100_000)}${"]".repeat(100_000)}}\n`;
        const run = await place.run(["group", "--scheme", SCHEME, "--in", "-", "--out", "-"], { stdin: row });
        endsWith(run, 1, "-:1: ");
        return "line 1 rejected";
      },
    },
    {
      name: "a case with 2,500 diagnoses and 2,500 procedures, explained code by code",
      run: async (place) => {
        const codes = (letter: string) => Array.from({ length: 2500 }, (_, n) => `${letter}${n}`);
        const row = JSON.stringify({
          caseId: "1",
          sex: "male",
          diagnoses: codes("A"),
          procedures: codes("1"),
        });
        const words = ["explain", "--scheme", SCHEME, "--in", "-", "--decisive"];
        endsWith(await place.run(words, { stdin: `${row}\n` }), 1, "CASE_TOO_MANY_CODES");
        return "refused by name";
      },
    },
    {
      name: "16 threads for 2,000 cases",
      run: async (place) => {
        const cases = place.write("2000.jsonl", repeated(place.read("cases.jsonl"), 2000));
        const run = async (jobs: string) =>
          await place.run(
            [
              "group",
              "--scheme",
              SCHEME,
              "--in",
              cases,
              "--out",
              place.path(`${jobs}.jsonl`),
              "--jobs",
              jobs,
            ],
            { measured: true },
          );
        const [one, many] = [await run("1"), await run("16")];
        const ratio = many.cpu / one.cpu;
        must(ratio < 3, `${ratio.toFixed(1)} times the CPU of one thread`);
        return `${ratio.toFixed(1)} times the CPU of one thread`;
      },
    },
    {
      name: "a group table with 14 decimals",
      run: async (place) => {
        const groups = place.write(
          "groups.csv",
          `drg,averageCost,basePoints,stable\nBR23,0.00000000000001,1,true\n`,
        );
        const words = place
          .settle(place.path("out"))
          .map((word) => (word === "--history" ? "--groups" : word));
        endsWith(
          await place.run(words.with(words.indexOf("--groups") + 1, groups)),
          1,
          "groups.csv:2: averageCost",
        );
        return "refused with row and field";
      },
    },
    {
      name: `a sound edition after all this`,
      run: async (place) => {
        must((await place.run(["ruleset", "check", RULESET])).code === 0, "its examples fail");
        return "its examples hold";
      },
    },
  ];
}

/** A file of the area as gzip, of which half is missing. */
export function cutGzip(place: Place, role: string): string {
  const bytes = gzipSync(place.read(`${role}.jsonl`));
  return place.write("cut.jsonl.gz", bytes.subarray(0, bytes.length / 2));
}

/** Standard input that is a line of so many megabytes, and one more line. */
export function longLine(megabytes: number): (child: ChildProcess) => void {
  return ({ stdin }) => void pour(stdin as Writable, "a".repeat(MEGABYTE), megabytes, "\n{}\n");
}

/** Writes a piece many times, as fast as it is read. */
async function pour(stream: Writable, piece: string, times: number, end: string): Promise<void> {
  for (let count = 0; count < times && !stream.destroyed; count += 1) {
    if (!stream.write(piece)) await new Promise((resolve) => stream.once("drain", resolve));
  }
  stream.end(end);
}

/** So many rows made of those of a file, with ids of their own. */
function repeated(text: string, count: number): string {
  const rows = text.trimEnd().split("\n");
  const made = Array.from({ length: count }, (_, index) => {
    const row = JSON.parse(rows[index % rows.length] ?? "{}") as object;
    return JSON.stringify({ ...row, caseId: `C${index}` });
  });
  return `${made.join("\n")}\n`;
}
