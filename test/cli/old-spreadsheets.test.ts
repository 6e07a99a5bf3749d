import { CFB, utils, type WorkSheet, write } from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import { readSpreadsheet } from "../../src/cli/sheets/spreadsheet.js";

const workbook = (sheet: WorkSheet, bookType: "biff5" | "biff8" | "xlsx"): Buffer => {
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, "S");
  return write(book, { type: "buffer", bookType }) as Buffer;
};
const rowsOf = async (bytes: Uint8Array, name: string) => (await readSpreadsheet(bytes, name))[0]?.rows;

/** 内科, 绍兴市 and the number of the code page (CODEPAGE, 0x0042) as Chinese Excel 95 writes them. */
const GBK = { 内科: [0xc4, 0xda, 0xbf, 0xc6], 绍兴市: [0xc9, 0xdc, 0xd0, 0xcb, 0xca, 0xd0] };
const CODE_PAGE = [0x42, 0x00, 0x02, 0x00];

/** The same bytes with others in their place, all times that they stand there. */
function replaced(bytes: Buffer, old: Buffer, by: readonly number[]): Buffer {
  for (let at = bytes.indexOf(old); at >= 0; at = bytes.indexOf(old, at + by.length)) bytes.set(by, at);
  return bytes;
}

describe("a spreadsheet from before Excel 97", () => {
  it("in the code page of GBK is read as the Chinese that it holds", async () => {
    const plain = workbook(
      utils.aoa_to_sheet([
        ["EEEE", "FFFFFF", "age"],
        ["J18.900", "FFFFFF", 66],
      ]),
      "biff5",
    );
    const marked = replaced(
      replaced(plain, Buffer.from("EEEE"), GBK.内科),
      Buffer.from("FFFFFF"),
      GBK.绍兴市,
    );
    marked.writeUInt16LE(936, marked.indexOf(Buffer.from(CODE_PAGE)) + CODE_PAGE.length);
    expect(await rowsOf(marked, "a.xls")).toEqual([
      ["内科", "绍兴市", "age"],
      ["J18.900", "绍兴市", "66"],
    ]);
  });
});

describe("a date in one of the formats that the Chinese Excel has built in", () => {
  const DAY = 45292;

  /** A workbook whose cells are of formats that it names by number alone. */
  function ofFormats(ids: readonly number[], value: number): Uint8Array {
    const container = CFB.read(workbook(utils.aoa_to_sheet([["a"]]), "xlsx"), { type: "buffer" });
    const put = (name: string, text: string) => {
      const entry = CFB.find(container, name);
      if (entry === null) throw new Error(name);
      entry.content = Buffer.from(text);
      entry.size = Buffer.byteLength(text);
    };
    const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
    const styles = ids.map((id) => `<xf numFmtId="${id}" applyNumberFormat="1"/>`).join("");
    put(
      "/xl/styles.xml",
      `<?xml version="1.0"?><styleSheet ${main}><cellXfs count="${ids.length}">${styles}</cellXfs></styleSheet>`,
    );
    const cells = ids.map((_, at) => `<row><c s="${at}"><v>${value}</v></c></row>`).join("");
    put(
      "/xl/worksheets/sheet1.xml",
      `<?xml version="1.0"?><worksheet ${main}><sheetData>${cells}</sheetData></worksheet>`,
    );
    return CFB.write(container, { fileType: "zip", type: "buffer" }) as Uint8Array;
  }

  const DATES = [14, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58];
  const TIMES = [22, 32, 33, 34, 35, 55, 56];

  it("is read as a date, with its time where it has one", async () => {
    const ids = [...DATES, ...TIMES];
    expect(await rowsOf(ofFormats(ids, DAY), "a.xlsx")).toEqual(ids.map(() => ["2024-01-01"]));
    expect(await rowsOf(ofFormats(ids, DAY + 0.5), "a.xlsx")).toEqual(ids.map(() => ["2024-01-01 12:00:00"]));
  });

  it("a number in a format of amounts that it names by number alone is one", async () => {
    const ids = [5, 6, 7, 8, 23, 41, 44, 59, 62];
    const rows = await rowsOf(ofFormats(ids, DAY), "a.xlsx");
    expect(rows?.map(([cell]) => cell?.replaceAll(/[,\s]/g, ""))).toEqual(
      ids.map(() => expect.stringMatching(/45292/)),
    );
  });
});
