import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Attack, must } from "./attack.js";
import { endsWith } from "./place.js";

const HOSTILE_NAME = "\u001b[2J\u001b[31mPWNED\u202egnp.exe\nsecond line";
const HOSTILE_IDS = ["\n=1+1", "\u00a0=1+1", "\u200b=1+1", "\uff1d1+1", " -1+1", "@SUM(A1)"];

/** 对文字的攻击: names and ids that steer a terminal, turn a page round, or run in a spreadsheet; and the order of lines. */
export const attacksOnTexts: readonly Attack[] = [
  {
    name: "names with escapes, direction marks and line ends",
    run: async (place) => {
      const hospitals = place.write(
        "hospitals.jsonl",
        hospitalRows(place.read("hospitals.csv"), (row) => ({ ...row, name: HOSTILE_NAME })),
      );
      const run = await place.run(place.settle(place.path("out"), { hospitals }));
      // The area has records that are faulty on purpose: they are named.
      endsWith(run, 1, "SETTLEMENT_CASES_NOT_SETTLED");
      const shown = run.stdout + run.stderr;
      must(/PWNED/.test(shown), "the name is not shown at all");
      must(!/[^\P{Cc}\n]|\p{Cf}/u.test(shown) && !/^second line/m.test(shown), "the terminal is steered");
      const report = readFileSync(place.path("out", "report.html"), "utf8");
      must(!/[^\P{Cc}\n\t]|\p{Cf}/u.test(report), "the page is turned round");
      return "shown as dots";
    },
  },
  {
    name: "ids that a spreadsheet would run",
    run: async (place) => {
      const ids = new Map<string, string>();
      const hospitals = hospitalRows(place.read("hospitals.csv"), (row, index) => {
        const id = HOSTILE_IDS[index] ?? String(row.hospitalId);
        ids.set(String(row.hospitalId), id);
        return { ...row, hospitalId: id };
      });
      const cases = place
        .read("cases.jsonl")
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line) as { hospitalId: string })
        .map((row) => JSON.stringify({ ...row, hospitalId: ids.get(row.hospitalId) }));
      const files = {
        hospitals: place.write("h.jsonl", hospitals),
        cases: place.write("c.jsonl", `${cases.join("\n")}\n`),
      };
      await place.run(place.settle(place.path("out"), files));
      const statement = readFileSync(place.path("out", "statement.csv"), "utf8");
      for (const id of HOSTILE_IDS) {
        const at = statement.indexOf(id);
        must(at < 0 || statement[at - 1] === "'", `${JSON.stringify(id)} stands without an apostrophe`);
      }
      must(statement.split("'").length > 1, "no hostile id is in the statement");
      return "an apostrophe in front";
    },
  },
  {
    name: "the lines of every file in another order",
    run: async (place) => {
      const reversed = (name: string, header: number) => {
        const lines = place.read(name).trimEnd().split("\n");
        return place.write(
          name,
          `${[...lines.slice(0, header), ...lines.slice(header).reverse()].join("\n")}\n`,
        );
      };
      await place.run(place.settle(place.path("one")));
      const files = {
        cases: reversed("cases.jsonl", 0),
        history: reversed("history.jsonl", 0),
        hospitals: reversed("hospitals.csv", 1),
      };
      await place.run(place.settle(place.path("two"), files));
      for (const name of ["statement.csv", "groups.csv", "report.html"]) {
        const [one, two] = ["one", "two"].map((folder) =>
          withoutInputs(readFileSync(join(place.folder, folder, name), "utf8")),
        );
        must(one === two, `${name} differs`);
      }
      return "the same statement, groups and report";
    },
  },
];

/** A page without the table of the files read, whose digests and places differ. */
function withoutInputs(text: string): string {
  return text.replace(/<section>\n<h2><span lang="zh">输入文件[\s\S]*?<\/section>/, "");
}

function hospitalRows(csv: string, change: (row: Record<string, unknown>, index: number) => object): string {
  const [header = "", ...lines] = csv.trimEnd().split("\n");
  const names = header.split(",");
  const rows = lines.map((line, index) => {
    const cells = line.split(",").map((cell, at): [string, string] => [names[at] ?? "", cell]);
    return JSON.stringify(change(Object.fromEntries(cells.filter(([, cell]) => cell !== "")), index));
  });
  return `${rows.join("\n")}\n`;
}
