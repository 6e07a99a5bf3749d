import { describe, expect, it } from "vitest";
import { groupTableRows, publishedGroup } from "../../src/cli/area/group-table-rows.js";
import { GROUP_COLUMNS } from "../../src/cli/columns/group-columns.js";

describe("groups.csv as weigh and settle write it is read back (SX-057)", () => {
  const fields = GROUP_COLUMNS.map(({ field }) => field);
  it("`trimmedCases` is titled as the cases that were trimmed, which it counts, not those that are left", () => {
    const column = GROUP_COLUMNS.find(({ field }) => field === "trimmedCases");
    expect(column?.title).toEqual({ zh: "裁剪例数", en: "cases trimmed" });
  });
  it.each([
    ["English", fields],
    ["Chinese", GROUP_COLUMNS.map(({ title }) => title.zh)],
  ])(
    "every column is known under its %s header, and what is not a value of the group is let go",
    (_name, header) => {
      expect(groupTableRows.notices(header)).toEqual([]);
      const row = { drg: "GE13", cases: "120", trimmedCases: "3", averageCost: "9000.5", medianCost: "8700" };
      const more = {
        coefficientOfVariation: "0.4",
        stable: "true",
        basePoints: "75.0042",
        relativeWeight: "0.75",
      };
      const cells = Object.values({ ...row, ...more });
      const read = groupTableRows.underHeader(header)(cells);
      expect(read.ok).toBe(true);
      if (!read.ok) return;
      const { averageCost, basePoints, relativeWeight, ...group } = publishedGroup(read.value);
      expect(group).toEqual({ drg: "GE13", stable: true, inputs: {} });
      expect([averageCost, basePoints, relativeWeight].map(String)).toEqual(["9000.5", "75.0042", "0.75"]);
    },
  );

  it("a column that is none of the table is told as before", () => {
    expect(groupTableRows.notices([...fields, "averge"]).map(({ code }) => code)).toEqual(["HEADER_UNKNOWN"]);
  });
});
