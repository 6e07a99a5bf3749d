import { counted, type Locale } from "../../primitives/index.js";
import type { Told } from "../terminal.js";
import type { Rejection } from "./rejection.js";

/** Rows that are told on stderr, in all and of one cause. */
const MOST_TOLD = 20;
const MOST_OF_A_CAUSE = 3;

/** 说明多少: the first rows of each cause, all of them, or none. */
export type RowsTold = "first" | "all" | "none";

/** As much of a rejected row as is told. */
type ToldRow = Pick<Rejection, "file" | "line" | "element" | "problems">;

/** 按原因说明: tells rows that cannot be used on stderr, the first of each cause (field and code of its first problem), and of the others how many there are. */
export class ToldRows {
  readonly #to: Told;
  readonly #most: number;
  readonly #mostOfACause: number;
  #count = 0;
  #told = 0;
  readonly #causes = new Map<string, number>();

  constructor(told: Told, rows: RowsTold = "first") {
    this.#to = told;
    this.#most = { first: MOST_TOLD, all: Number.POSITIVE_INFINITY, none: 0 }[rows];
    this.#mostOfACause = rows === "all" ? Number.POSITIVE_INFINITY : MOST_OF_A_CAUSE;
  }

  /** How many rows were to be told. */
  get count(): number {
    return this.#count;
  }

  tell(row: ToldRow): void {
    const [first] = row.problems;
    const cause = [first?.path ?? "", first?.code ?? ""].filter((part) => part !== "").join(" ");
    const rows = (this.#causes.get(cause) ?? 0) + 1;
    this.#causes.set(cause, rows);
    this.#count += 1;
    if (rows > this.#mostOfACause || this.#told >= this.#most) return;
    this.#told += 1;
    this.#to.terminal.stderr.write(rejectionLines(row, this.#to.locale));
  }

  /**
   * Says how many were not told, and of which causes.
   *
   * @param where the file that has all of them, if there is one
   * @param more rows beside those that were to be told
   */
  finish(where?: string, more = 0): void {
    const untold = this.#count + more - this.#told;
    if (untold <= 0 || this.#most === 0) return;
    const causes = [...this.#causes].filter(([, rows]) => rows > this.#mostOfACause);
    const told = causes.map(([cause, rows]) => `${cause} ${rows}`);
    const { terminal, locale } = this.#to;
    terminal.stderr.write(
      locale === "zh"
        ? `……另有 ${untold} 行${where === undefined ? "" : `，见 ${where}`}${told.length > 0 ? `（各因共计：${told.join("，")}）` : ""}\n`
        : `… and ${counted(untold, "more row")}${where === undefined ? "" : `; see ${where}`}${told.length > 0 ? ` (in all: ${told.join(", ")})` : ""}\n`,
    );
  }
}

/** Problems of a row that are told; a row that has shifted has one in nearly every cell. */
const MOST_OF_A_ROW = 5;

/** A rejected row, a line a problem: `cases.csv:12: totalCost: CELL_UNREADABLE: …`. */
function rejectionLines({ file, line, element, problems }: ToldRow, locale: Locale): string {
  const which = element === undefined ? "" : locale === "zh" ? `第 ${element} 项: ` : `element ${element}: `;
  const row = `${file}:${line}: ${which}`;
  const told = problems.slice(0, MOST_OF_A_ROW).map(({ path, code, message }) => {
    const place = path === "" ? "" : `${path}: `;
    return `${row}${place}${code}: ${message[locale]}\n`;
  });
  const more = problems.length - told.length;
  if (more > 0)
    told.push(
      `${row}${locale === "zh" ? `本行另有 ${more} 处问题` : `${counted(more, "more problem")} in this row`}\n`,
    );
  return told.join("");
}
