import { GRADE_NAMES } from "../../cases/field-words.js";
import { groupedBy } from "../../primitives/grouped-by.js";
import { counted, type Locale, type LocalizedText } from "../../primitives/index.js";
import { toldApart } from "../../rulesets/read-table/column-payer.js";
import { knownMarks } from "../../rulesets/read-table/draft-edition.js";
import { FEWEST_ROWS, type Relation } from "../../rulesets/read-table/find-relation.js";
import { type SchemeFit, strangerCodes } from "../../rulesets/read-table/fit-schemes.js";
import { idleColumns } from "../../rulesets/read-table/idle-columns.js";
import type { DraftRate } from "../../rulesets/read-table/printed-rates.js";
import { figureAt, isInPoints, type PublishedTable } from "../../rulesets/read-table/published-table.js";
import { beliedTitle, isInOtherUnit, type ReadColumn } from "../../rulesets/read-table/read-columns.js";
import { wordsForFigures, zerosForFigures } from "../../rulesets/read-table/table-faults.js";
import { COLUMN_KINDS } from "./table-report.js";

type Questions = readonly LocalizedText[];

/** Titles of a grade and all below or above it. */
const SEVERAL_GRADES = /以[下上]|and (?:below|above|lower|higher)|or (?:below|above|lower|higher)/i;
/** Rows that are named one by one. */
const SHOWN = 20;
/** Groups that a question names. */
const NAMED = 5;
/** Shares of schemes that fit alike. */
const CLOSE = 0.02;
/** Decimals of a figure that a relation expects. */
const EXPECTED_DECIMALS = 4;

/** 待答: what the table leaves open, with the figures. */
export function tableQuestions(
  table: PublishedTable,
  fits: readonly SchemeFit[],
  relations: readonly Relation[],
  rate: DraftRate,
  locale: Locale,
): readonly string[] {
  const standards = table.columns.filter(({ kind }) => kind === "standard");
  const questions = [
    strangerQuestions(table, fits),
    schemeQuestion(fits),
    repeatedQuestions(table),
    wordQuestions(table),
    table.columns.flatMap(titleQuestions),
    worthQuestions(table),
    idleQuestions(table, rate),
    severalGradesQuestions(table),
    unexplainedQuestions(table, standards, relations),
    relations.flatMap(brokenQuestions),
    markQuestions(table),
    passedOver(table),
  ];
  return questions.flat().map((question) => question[locale]);
}

function strangerQuestions({ rows }: PublishedTable, [best]: readonly SchemeFit[]): Questions {
  const strangers = best === undefined ? [] : strangerCodes(rows, best);
  const named = strangers.slice(0, SHOWN).map(({ drg, line, meant, by }): LocalizedText => {
    if (meant === undefined) {
      return {
        zh: `第 ${line} 行 ${drg} 不在方案，是否另有方案？`,
        en: `row ${line}: ${drg} is not in the scheme; is there another?`,
      };
    }
    const why =
      by === "name" ? { zh: "名称相同", en: "the same name" } : { zh: "相差一字", en: "a letter away" };
    return {
      zh: `第 ${line} 行 ${drg} 不在方案，是否为 ${meant} 之误（${why.zh}）？`,
      en: `row ${line}: ${drg} is not in the scheme; is ${meant} meant (${why.en})?`,
    };
  });
  return [...named, ...more(strangers.length)];
}

function schemeQuestion(fits: readonly SchemeFit[]): Questions {
  const [best] = fits;
  const alike = fits
    .filter(({ share }) => best !== undefined && best.share - share < CLOSE)
    .map(({ reference }) => reference);
  if (alike.length <= 1) return [];
  return [
    {
      zh: `方案 ${alike.join("、")} 相合程度相近，用哪一个？草稿取第一个`,
      en: `schemes ${alike.join(", ")} fit alike; which is it? The draft takes the first`,
    },
  ];
}

function repeatedQuestions({ rows }: PublishedTable): Questions {
  const codes = rows.map(({ drg }) => drg);
  const twice = [...new Set(codes.filter((code, at) => codes.indexOf(code) !== at))];
  return twice.map((code) => ({
    zh: `${code} 出现不止一次，取先出现的一行，是否正确？`,
    en: `${code} stands more than once; the first row is taken: right?`,
  }));
}

/** Words that stand where figures do, and zeros, each with its groups. */
function wordQuestions(table: PublishedTable): Questions {
  const cells = [...wordsForFigures(table), ...zerosForFigures(table)];
  const words = groupedBy(cells, ({ title, cell }) => `${title}\n${cell}`);
  return [...words.values()].map((cells) => {
    const [{ title, cell, line } = { title: "", cell: "", line: 0 }] = cells;
    const groups = firstGroups(cells);
    const zh = /\d/.test(cell) ? "不付费" : "不是数值";
    const en = /\d/.test(cell) ? "would pay nothing" : "is no figure";
    return {
      zh: `第 ${line} 行起 ${cells.length} 组（${groups.zh}）的“${title}”写“${cell}”，${zh}，草稿空着，是否正确？`,
      en: `"${title}" of ${counted(cells.length, "group")} (${groups.en}; from row ${line}) says "${cell}" and ${en}; the draft leaves it open: right?`,
    };
  });
}

/** Columns whose titles say another unit, or another figure than their cells look like. */
function titleQuestions(column: ReadColumn): Questions {
  const { title, kind } = column;
  if (isInOtherUnit(title)) {
    return [
      {
        zh: `“${title}”不以元为单位，草稿不写：请换算为元，改正标题后再读入`,
        en: `"${title}" is not in yuan and left out of the draft: convert it to yuan, correct the title and read the table again`,
      },
    ];
  }
  const titled = beliedTitle(column);
  if (titled === undefined) return [];
  const [says, is] = [COLUMN_KINDS[titled], COLUMN_KINDS[kind]];
  return [
    {
      zh: `“${title}”的标题是${says.zh}，数值却像${is.zh}，草稿作${is.zh}：是哪一个？如单位不是元（或不是 1），请换算后再读入`,
      en: `the title "${title}" says ${says.en} and its figures look like ${is.en}, as which the draft takes them: which is it? Convert what is in another unit, and read the table again`,
    },
  ];
}

/** What groups are worth: in points, by one weight, or nobody knows by which. */
function worthQuestions(table: PublishedTable): Questions {
  if (isInPoints(table)) {
    return [
      {
        zh: "表印点数，未印点值的口径：按统筹基金支出还是按总费用分配？草稿假定按统筹基金",
        en: "base points are printed, and not what is shared out by them: the fund's expenditure or the total cost? The draft assumes the fund's",
      },
    ];
  }
  const weights = table.columns.filter(({ kind }) => kind === "weight");
  if (weights.length === 1) return [];
  if (weights.length === 0) {
    return [
      {
        zh: "没有一栏是权重或点数，各组的权重是多少？草稿空着，补上之前各组都没有价格",
        en: "no column holds weights or base points; what are they? The draft leaves them open, and no group has a price until they are there",
      },
    ];
  }
  return [
    {
      zh: `权重栏认出 ${weights.length} 个（${titles(weights)}），哪一个是权重？草稿取第一个`,
      en: `${counted(weights.length, "column looks", "columns look")} like weights (${titles(weights)}); which is it? The draft takes the first`,
    },
  ];
}

/** Columns that may move what is paid and that the draft leaves out: those of a kind together. */
function idleQuestions(table: PublishedTable, rate: DraftRate): Questions {
  const idle = idleColumns(table, rate);
  const figures = [...groupedBy(idle.figures, ({ kind }) => kind)].map(([kind, columns]): LocalizedText => {
    const { zh, en } = COLUMN_KINDS[kind];
    const named = titles(columns);
    if (toldApart(table.columns.filter((column) => column.kind === kind)).length > 0 || kind === "other") {
      return {
        zh: `“${named}”如何影响付费？草稿不写`,
        en: `what does "${named}" do to the payment? The draft leaves it out`,
      };
    }
    return {
      zh: `${zh}各栏（${named}）的标题不能分清等级与险种，各为谁的${zh}？草稿不写`,
      en: `titles do not say whom the figures are for (${en}: ${named}); the draft leaves them out`,
    };
  });
  return [...figures, ...idle.words.map((column) => noteQuestion(column, table))];
}

/** What the words of a column say of single groups. */
function noteQuestion(column: ReadColumn, { rows }: PublishedTable): LocalizedText {
  const noted = rows.filter(({ cells }) => (cells[column.at] ?? "") !== "");
  const groups = firstGroups(noted);
  const name = titles([column]);
  return {
    zh: `“${name}”写有 ${noted.length} 组（${groups.zh}）的文字，如何影响付费？草稿不写`,
    en: `what do the words in "${name}" on ${counted(noted.length, "group")} (${groups.en}) do to the payment? The draft leaves them out`,
  };
}

function severalGradesQuestions({ columns }: PublishedTable): Questions {
  return columns.flatMap(({ title, payer: { grade } }) =>
    grade === undefined || !SEVERAL_GRADES.test(title)
      ? []
      : [
          {
            zh: `“${title}”草稿只写作${GRADE_NAMES[grade].zh}，其余等级是否同此？`,
            en: `"${title}" is written for the grade "${grade}" alone; is it that of the other grades too?`,
          },
        ],
  );
}

function unexplainedQuestions(
  { rows }: PublishedTable,
  standards: readonly ReadColumn[],
  relations: readonly Relation[],
): Questions {
  const unexplained = standards.filter((column) => relations.every((relation) => relation.column !== column));
  return unexplained.map(({ title, at }) => {
    const filled = rows.filter((row) => figureAt(row, at) !== undefined).length;
    if (filled < FEWEST_ROWS) {
      return {
        zh: `“${title}”只有 ${filled} 行有数，不足 ${FEWEST_ROWS} 行，看不出如何得来；由何算出？`,
        en: `"${title}" has figures in ${counted(filled, "row")}, fewer than the ${FEWEST_ROWS} that show how it is made; how is it?`,
      };
    }
    return {
      zh: `“${title}”不能由权重、费率、系数算出，如何得来？`,
      en: `"${title}" does not follow from weight, rate and coefficient; how is it made?`,
    };
  });
}

function brokenQuestions({ column: { title }, broken }: Relation): Questions {
  const named = broken.slice(0, SHOWN).map(({ line, drg, printed, expected }) => {
    const [is, by] = [printed.toFixed(), expected.toDecimalPlaces(EXPECTED_DECIMALS).toFixed()];
    return {
      zh: `第 ${line} 行 ${drg} 的“${title}”印 ${is}，算得 ${by}，哪个正确？`,
      en: `row ${line}: "${title}" of ${drg} is ${is}, by the relation ${by}; which is right?`,
    };
  });
  return [...named, ...more(broken.length)];
}

/** Marks whose meaning has a form in an edition, then those that nobody knows. */
function markQuestions(table: PublishedTable): Questions {
  const known = knownMarks(table);
  const told = new Set(known.map(({ column }) => column));
  const uniform = known
    .filter(({ meaning }) => meaning === "uniform")
    .map(({ column: { title }, mark }) => ({
      zh: `“${title}”标“${mark}”的病组，是否各级同价、按哪一级？草稿列出病组，待答`,
      en: `do the groups marked "${mark}" in "${title}" have one price, and which grade's? The draft lists them and asks`,
    }));
  const unknown = table.columns
    .filter((column) => column.kind === "mark" && !told.has(column))
    .map(({ title }) => ({
      zh: `标记栏“${title}”如何影响付费？草稿不写`,
      en: `what do the marks in "${title}" do to the payment? The draft leaves them out`,
    }));
  return [...uniform, ...unknown];
}

function passedOver({ passedOver: rows }: PublishedTable): Questions {
  if (rows.length === 0) return [];
  const first = rows.slice(0, 3);
  return [
    {
      zh: `${rows.length} 行没有病组编码，未读：${first.join("／")}`,
      en: `${counted(rows.length, "row has", "rows have")} no group code, not read: ${first.join(" / ")}`,
    },
  ];
}

/** The first groups of rows or cells, by their codes. */
function firstGroups(rows: readonly { readonly drg: string }[]): LocalizedText {
  const drgs = rows.slice(0, NAMED).map(({ drg }) => drg);
  const isCut = rows.length > NAMED;
  return { zh: `${drgs.join("、")}${isCut ? "等" : ""}`, en: `${drgs.join(", ")}${isCut ? ", ..." : ""}` };
}

function titles(columns: readonly ReadColumn[]): string {
  return columns.map(({ title, at }) => title || `#${at + 1}`).join(", ");
}

function more(count: number): Questions {
  if (count <= SHOWN) return [];
  return [{ zh: `……另有 ${count - SHOWN} 行`, en: `... and ${counted(count - SHOWN, "row")} more` }];
}
