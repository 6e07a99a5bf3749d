import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openRuleset } from "../../src/cli/shipped/open-ruleset.js";
import { isDrgError } from "../../src/primitives/index.js";
import { findRuleset } from "../../src/rulesets/index.js";
import { references, shipped } from "../rulesets/shipped.js";
import { temporaryFolder } from "./run-cli.js";

const ids = [...new Set(references.map((reference) => reference.split("@")[0] ?? ""))];

test.each([...references, ...ids])(
  "%s opened from its own region's files is that of the whole catalog",
  (reference) => {
    expect(openRuleset(reference)).toEqual(findRuleset(shipped, reference));
  },
);

test.each(["zhejiang-shaoxing@1999", "nowhere", "../regions", ""])(
  "%j is refused with all that are held",
  (reference) => {
    try {
      openRuleset(reference);
      expect.unreachable();
    } catch (error) {
      expect(isDrgError(error) && error.code).toBe("RULESET_NOT_FOUND");
      for (const known of references) expect(String(error)).toContain(known);
    }
  },
);

const SUZHOU = join(import.meta.dirname, "../../rulesets/regions/jiangsu-suzhou");

/** Two drafts of one id and version in a folder, each with a table of its own; by the name of each, the weight of its first group. */
function twoDrafts() {
  const folder = temporaryFolder();
  const at = (name: string) => join(folder, name);
  const table = JSON.parse(readFileSync(join(SUZHOU, "2023.groups.json"), "utf8"));
  const [first, ...rows] = table.rows;
  for (const [draft, weight] of [
    ["a", "1.11"],
    ["b", "2.22"],
  ]) {
    copyFileSync(join(SUZHOU, "2023.json"), at(`${draft}.json`));
    const changed = [first.map((cell: unknown, place: number) => (place === 1 ? weight : cell)), ...rows];
    writeFileSync(at(`${draft}.groups.json`), JSON.stringify({ ...table, rows: changed }));
  }
  copyFileSync(join(SUZHOU, "2023.json"), at("c.json"));
  return at;
}

test("of two drafts of one edition in a folder each has the table that is called after it; the last of both held unsaid", () => {
  const at = twoDrafts();
  const weights = ["a", "b"].map((draft) => openRuleset(at(`${draft}.json`)).groupTable?.rows[0]?.[1]);
  expect(weights).toEqual(["1.11", "2.22"]);
});

test("a draft that is called after neither table is refused with the files; with one table there is nothing to choose", () => {
  const at = twoDrafts();
  try {
    openRuleset(at("c.json"));
    expect.unreachable();
  } catch (error) {
    if (!isDrgError(error, "RULESET_TABLE_AMBIGUOUS")) throw error;
    const [a, b, own] = ["a", "b", "c"].map((name) => at(`${name}.groups.json`));
    expect(error.text).toEqual({
      zh: `${a}、${b} 都是 jiangsu-suzhou@2023 的病组表，无法判断用哪一个，而所付金额随之不同。请只留一个，或将所用的命名为“${own}”。`,
      en: `${a}, ${b} are all tables of groups of jiangsu-suzhou@2023: it cannot be told which one holds, and what is paid hangs on it. Keep one, or call the one that holds ${own}.`,
    });
  }
  writeFileSync(at("b.groups.json"), "{}");
  expect(openRuleset(at("c.json")).groupTable?.rows[0]?.[1]).toBe("1.11");
});
