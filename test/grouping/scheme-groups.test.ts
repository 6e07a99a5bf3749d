import { describe, expect, it } from "vitest";
import { groupCase, schemeGroups } from "../../src/grouping/index.js";
import { area, recordsOf, scheme } from "../engine/sample-engine.js";

describe("the groups of a scheme", () => {
  const groups = schemeGroups(scheme.scheme);

  it("hold every group that the scheme can give, so that no grouped case is a stranger", () => {
    const given = recordsOf(area(400)).map((record) => groupCase(record, scheme, { ambiguous: "on" }).drg);
    expect(new Set(given).size).toBeGreaterThan(50);
    expect(given.filter((drg) => !groups.has(drg))).toEqual([]);
  });

  it.each([
    ["0000", true],
    ["BQY", true],
    ["ZZ99", false],
    ["QY", false],
    ["", false],
    ["*", false],
  ])("%j: %s", (code, known) => {
    expect(groups.has(code)).toBe(known);
  });
});
