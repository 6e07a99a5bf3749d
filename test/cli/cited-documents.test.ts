import { expect, test } from "vitest";
import { citedText, titledClause } from "../../src/cli/report/cited-text.js";
import type { RulesetDocument } from "../../src/rulesets/ruleset.js";

const documents: readonly RulesetDocument[] = [
  { key: "notice", title: "办法", seen: "full-text" },
  { key: "practice", title: "行业通行做法", seen: "none" },
];

test.each([
  ["notice", "《办法》第3条"],
  ["practice", "行业通行做法：第3条"],
  ["other", "第3条"],
])("a clause of %s reads the same in a report and on the terminal", (document, words) => {
  expect(titledClause({ documents }, { document, clause: "第3条" })).toBe(words);
  const cited = `${document} 第3条`;
  expect(citedText({ documents }, cited)).toBe(document === "other" ? cited : words);
});
