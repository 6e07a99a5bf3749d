import { SSF } from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import { numberOfCell } from "../../src/cli/sheets/cell-number.js";

describe("a number of a sheet is read as it is shown where that is the same number, and else as it is stored", () => {
  /** What is stored, its format, and what is read. */
  const CELLS: readonly (readonly [number, string, string])[] = [
    // Rounded, scaled or without its sign for the eye: the stored number.
    [12345.67, "#,##0", "12345.67"],
    [12345.675, "0.00", "12345.675"],
    [-12345.67, "#,##0.00;[Red]#,##0.00", "-12345.67"],
    [12345.67, "0.00,", "12345.67"],
    [12345.67, "#,##0,", "12345.67"],
    [12345.67, "0.00E+00", "12345.67"],
    [12345.67, "# ?/?", "12345.67"],
    [12345.67, ";;;", "12345.67"],
    [1.0467, "0.00", "1.0467"],
    [12.6, "0", "12.6"],
    [99.15, "0.0", "99.15"],
    // The same number: as it is shown, zeros and all.
    [38.1, "0.00", "38.10"],
    [51.23, "00.0000", "51.2300"],
    [2.3402, "00.0000", "02.3402"],
    [123, "000000", "000123"],
    [12, '"H"000', "H012"],
    [12, '"H-"000', "H-012"],
    [65, '0"岁"', "65岁"],
    [20240105, "0000-00-00", "2024-01-05"],
    [0.5, "0%", "50%"],
    // Marks of amounts say nothing but the sign.
    [12345.6, "#,##0.00", "12345.60"],
    [-12345.67, "#,##0.00_);(#,##0.00)", "-12345.67"],
    [-12345.6, '"¥"#,##0.00;-"¥"#,##0.00', "-12345.60"],
    [0, '#,##0.00;-#,##0.00;"-"', "0"],
    // Words beside a number may be its unit, and stay.
    [1.5, '0" 万元"', "1.5 万元"],
    [12.6, '0"岁"', "12.6岁"],
    [-5, '"退"0;"退"0', "退-5"],
    [0.12345, "0%", "12.345%"],
    // Stored as the shortest decimal of fifteen digits.
    [0.1 + 0.2, "General", "0.3"],
    [12345.600000000002, "General", "12345.6"],
    [1234567890.12, "General", "1234567890.12"],
    [0.00000001, "0.00", "0.00000001"],
    [-0.000000015, "0.00", "-0.000000015"],
    // Digits beyond the fifteenth are lost, whatever the format shows.
    [330602198001011200, "0", "3.30602E+17"],
    [330602198001011200, "General", "3.30602E+17"],
    [12345678901, "0.00E+00", "12345678901"],
  ];
  it.each(CELLS)("%d in %j: %s", (value, format, read) => {
    expect(numberOfCell(value, format, SSF.format(format, value))).toBe(read);
  });

  it("a format that is not known shows nothing: the stored number is read", () => {
    expect(numberOfCell(-12345.67, "_ ¥* #,##0.00_ ", undefined)).toBe("-12345.67");
  });
});
