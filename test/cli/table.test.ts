import { describe, expect, it } from "vitest";
import { displayWidth, padDisplay } from "../../src/cli/table/display-width.js";
import { textTable, withSeparators } from "../../src/cli/table/text-table.js";

describe("displayWidth", () => {
  it("counts two columns for a wide character, none for a mark", () => {
    expect(displayWidth("DRG付费")).toBe(7);
    expect(displayWidth("ＡＢ（）")).toBe(8);
    expect(displayWidth("e\u0301")).toBe(1);
    expect(displayWidth("𠮷🏥")).toBe(4);
    expect(displayWidth("─¥")).toBe(2);
  });

  it("pads by columns, not by characters", () => {
    expect(padDisplay("费", 4)).toBe("费  ");
    expect(padDisplay("1", 4, "start")).toBe("   1");
    expect(padDisplay("太长了", 2)).toBe("太长了");
  });
});

describe("textTable", () => {
  it("lines up Chinese text and numbers", () => {
    const table = textTable(
      [
        { title: "病组", align: "left" },
        { title: "例数", align: "right" },
      ],
      [["BR23", "7"], ["歧义", "12"], null, ["合计", "19"]],
    );
    expect(table.split("\n")).toEqual([
      "病组  例数",
      "────  ────",
      "BR23     7",
      "歧义    12",
      "────  ────",
      "合计    19",
    ]);
  });
});

describe("withSeparators", () => {
  it("groups the whole part only", () => {
    expect(withSeparators("1234567.8912")).toBe("1,234,567.8912");
    expect(withSeparators("-1234")).toBe("-1,234");
    expect(withSeparators("999.00")).toBe("999.00");
    expect(withSeparators("-100.5")).toBe("-100.5");
  });
});
