import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { run } from "../../src/cli/run.js";
import { Random } from "../../src/testing/sample/index.js";
import { DAMAGES, type Damaged } from "./damages.js";
import { type GoodArea, goodArea, type Table } from "./good-area.js";

/** What a run said, and what became of each stay: as it was written, without what is said of it. */
interface Settled {
  readonly code: number;
  readonly said: string;
  readonly stays: ReadonlyMap<string, Stay> | undefined;
}

interface Stay {
  readonly hospitalId: string;
  readonly points?: string;
  readonly payment?: string;
}

/** 损坏的结果: `harmless` every stay came out as from the good file; `named` the run said what is wrong, and its code is 1. */
export type Outcome = "harmless" | "named";

const NAMES = Object.keys(DAMAGES);

/** 损坏试验: settles the good area once, then damaged copies of its file of cases, one a number. */
export class DamagedFiles {
  readonly #area: GoodArea = goodArea();
  readonly #folder = mkdtempSync(join(tmpdir(), "chs-drg-damage-"));
  #good: Settled | undefined;

  /** Settles the file of a number and holds it against the good one. @throws where something was lost in silence, another's amount moved, or the run crashed */
  async judge(number: number): Promise<{ readonly damage: string; readonly outcome: Outcome }> {
    this.#good ??= await this.#settle(this.#undamaged());
    const damage = NAMES[number % NAMES.length] ?? "";
    const damaged = DAMAGES[damage]?.(this.#area.cases, new Random(number, damage)) as Damaged;
    const settled = await this.#settle(damaged.bytes);
    try {
      return { damage, outcome: judged(this.#area, this.#good, settled, damaged) };
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new Error(`file ${number}, ${damage}: ${why}\n${settled.said}`);
    }
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #undamaged(): Uint8Array {
    const { header, rows } = this.#area.cases;
    return Buffer.from([header, ...rows].map((cells) => `${cells.join(",")}\n`).join(""));
  }

  async #settle(cases: Uint8Array): Promise<Settled> {
    const { hospitals, groups, budget } = this.#area;
    const place = (name: string) => join(this.#folder, name);
    const files = {
      "cases.csv": cases,
      "hospitals.csv": hospitals,
      "groups.csv": groups,
      "budget.json": budget,
    };
    for (const [name, content] of Object.entries(files)) writeFileSync(place(name), content);
    const said = new PassThrough();
    const chunks: Buffer[] = [];
    said.on("data", (chunk: Buffer) => chunks.push(chunk));
    const out = place("out");
    rmSync(out, { recursive: true, force: true });
    const code = await run(
      [
        ...["settle", "--ruleset", "zhejiang-shaoxing@2020", "--cases", place("cases.csv")],
        ...["--hospitals", place("hospitals.csv"), "--groups", place("groups.csv")],
        ...["--budget", place("budget.json"), "--out", out, "--locale", "zh"],
      ],
      { stdin: Readable.from([]), stdout: new PassThrough().resume(), stderr: said, environment: {} },
    );
    return {
      code: code ?? -1,
      said: Buffer.concat(chunks).toString("utf8"),
      stays: staysOf(join(out, "cases.jsonl")),
    };
  }
}

function staysOf(file: string): ReadonlyMap<string, Stay> | undefined {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
  const stays = text.split("\n").filter((line) => line !== "");
  return new Map(
    stays.map((line) => {
      const { caseId, hospitalId, drg, points, payment, settlement } = JSON.parse(line);
      return [caseId, { hospitalId, drg, points, payment, settlement }] as const;
    }),
  );
}

function judged({ cases }: GoodArea, good: Settled, now: Settled, { touched, signs }: Damaged): Outcome {
  assert.equal(good.code, 0, `the good file: ${good.said}`);
  const stays = [...(good.stays ?? new Map<string, Stay>())];
  assert.equal(stays.length, cases.rows.length);
  assert.ok(now.code === 0 || now.code === 1, `exit code ${now.code}`);
  assert.deepEqual(strangers(cases, now.said), [], "words that are not Chinese");
  assert.ok(!/^\s+at |TypeError|RangeError|INTERNAL/m.test(now.said), "it crashed");
  const own = new Set(touched.map((at) => cases.rows[at]?.[0]));
  const hurt = new Set(touched.map((at) => cases.rows[at]?.at(-1)));
  const isWhole = now.stays !== undefined && stays.every(([id, stay]) => same(now.stays?.get(id), stay));
  if (now.code === 0) {
    assert.ok(isWhole, `something came out otherwise in silence: ${changed(stays, now)}`);
    return "harmless";
  }
  assert.ok(isWhole || signs.some((sign) => now.said.includes(sign)), `none of ${signs.join(" | ")} is said`);
  const areaOf = new Map(cases.rows.map((cells) => [cells[0], cells.at(-1)]));
  for (const [id, stay] of now.stays === undefined ? [] : stays) {
    const other = now.stays?.get(id);
    if (own.has(id)) continue;
    assert.equal(other?.points, stay.points, `the points of ${id}, another's stay`);
    if (!hurt.has(areaOf.get(id)))
      assert.equal(other?.payment, stay.payment, `the payment of ${id}, another fund's`);
  }
  return "named";
}

/** The Latin words of what was said in Chinese that are no code, file, option, or word of the table itself. */
function strangers(cases: Table, said: string): readonly string[] {
  const own = [cases.header, ...cases.rows].flat().join(" ").toLowerCase();
  const words = said.split("\n").flatMap(
    (line) =>
      line
        // A code, or the place of one of several causes below it.
        .replace(/^(?:.*?[A-Z]+(?:_[A-Z]+)+|\s+[a-z][\w.]*): /, "")
        .replace(
          /“[^”]*”|（[^（）]*）|--[a-z-]+(?: [a-z]+)?|chs-drg(?: [a-z-]+)*|\S*\.(?:csv|jsonl?|md)\b/g,
          " ",
        )
        .match(/[A-Za-z][a-z][A-Za-z-]*/g) ?? [],
  );
  return words.filter((word) => !own.includes(word.toLowerCase()));
}

function same(one: Stay | undefined, other: Stay): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function changed(stays: readonly (readonly [string, Stay])[], { stays: now }: Settled): string {
  const [id, stay] = stays.find(([key, one]) => !same(now?.get(key), one)) ?? ["", undefined];
  return `${id} was ${JSON.stringify(stay)}, is ${JSON.stringify(now?.get(id))}`;
}
