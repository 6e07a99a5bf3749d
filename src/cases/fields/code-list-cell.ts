import type { CellReader } from "./cell-reader.js";

/** Cells that say there is nothing: the front page asks for a dash where an item does not apply, people write a stroke, and databases and programs their own words. */
const EMPTY = /^(?:[-—－_]*|[/／\\]|null|\\N|nan|none|n\/a)$/i;
/** What is written where there is no code. */
const NO_CODE = "无";

/** What clerks put between codes beside the `|` of this format: blanks, line breaks and the marks of either script. */
const BETWEEN_CODES = /[\s;；,，、/]/;

/** 编码的样子: of a diagnosis or a procedure, also one that has lost zeros. It says nothing of whether there is such a code. */
const CODE_LIKE = /^(?:[A-Z]\d{2}[\dX]*(?:\.[\dX]+)?[+*†]?|\d{1,2}\.\d[\dX]*)$/i;

/** 扩展码 without its code, as a blank leaves it: `K80.000 x002`. */
const EXTENSION = /^x\d{3}$/i;

/** 形态学编码: its slash is part of the code. */
const MORPHOLOGY = /^M\d{4,5}\/\d[\dX]*$/i;

/** Whether a cell says that there is nothing. */
export function isEmptyCell(cell: string): boolean {
  return EMPTY.test(cell);
}

/**
 * 编码单元格: the codes of one cell, in their order; an empty first place stays, further empty ones are dropped.
 *
 * Codes stand apart by `|`. Another mark between them splits a cell only where every part looks like a code; a cell of which that is not
 * certain cannot be read.
 */
export const codeListCell: CellReader = {
  expected: "codes",
  read: (cell) => {
    const codes: string[] = [];
    for (const part of cell.split("|")) {
      const inPart = codesIn(part.trim());
      if (inPart === undefined) return undefined;
      codes.push(...inPart);
    }
    return codes.filter((code, at) => code !== "" || at === 0);
  },
};

/** The codes between two `|`; undefined where it is not certain which they are. */
function codesIn(part: string): readonly string[] | undefined {
  if (isEmptyCell(part) || part === NO_CODE) return [""];
  if (!BETWEEN_CODES.test(part) || MORPHOLOGY.test(part)) return [part];
  const codes = part.split(BETWEEN_CODES);
  if (codes.every((code) => code === "" || (CODE_LIKE.test(code) && !EXTENSION.test(code)))) return codes;
  // A code with its name behind a blank is one text, which the check of codes names.
  return /[;；,，、/\n\r]/.test(part) ? undefined : [part];
}
