import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { catalogFiles } from "../../scripts/rulesets/catalog-files.js";
import { currentDigests, releasedDigests } from "../../scripts/rulesets/released.js";
import { references } from "./shipped.js";

const ROOT = new URL("../../", import.meta.url);

describe("shipped editions", () => {
  it("a released edition or table never changes, and every one is released", () => {
    expect(currentDigests()).toEqual(releasedDigests());
  });

  it("no note names a number of our own list of questions", () => {
    for (const { name, content } of catalogFiles())
      expect([name, content.match(/OQ-\d+/g)]).toEqual([name, null]);
  });

  it("every edition has an entry in the changelog that names it", () => {
    const changelog = readFileSync(new URL("rulesets/CHANGELOG.md", ROOT), "utf8");
    for (const reference of references) expect(changelog).toContain(`\`${reference}\``);
  });
});
