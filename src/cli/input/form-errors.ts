import { type LocalizedText, messageTable } from "../../primitives/index.js";
import { PIPE, type RowFormat } from "./file-format.js";

const DELIMITER_NAMES: Readonly<Record<string, LocalizedText>> = {
  ",": { zh: "逗号", en: "commas" },
  "\t": { zh: "制表符", en: "tabs" },
  ";": { zh: "分号", en: "semicolons" },
};

/** What the rows of a file are, by how they stand. */
const FORM_NAMES: Readonly<Record<RowFormat, LocalizedText>> = {
  csv: { zh: "表格（CSV）", en: "a table (CSV)" },
  json: { zh: "一个 JSON 数组或对象", en: "JSON that is one array or object" },
  jsonl: { zh: "每行一个 JSON 对象（JSONL）", en: "JSONL, an object a line" },
};

interface FormErrorInfo {
  READ_DELIMITER: { delimiter: string; isNamed: boolean };
  READ_LINE_ENDS: { lineEnd: LocalizedText };
  INPUT_NAMED_OTHERWISE: { file: string; holds: RowFormat; named: RowFormat; gzip: boolean };
  INPUT_DELIMITER_OF_LISTS: { file: string };
}

/** The codes of how rows stand in a text: what was found, and what is not read so. */
export const formErrors = messageTable<FormErrorInfo>({
  READ_DELIMITER: ({ delimiter, isNamed }) => ({
    zh: `按分隔符${DELIMITER_NAMES[delimiter]?.zh ?? `“${delimiter}”`}读取（${isNamed ? "首行如此注明，不作为数据" : "由内容判定"}）。`,
    en: `Read with ${DELIMITER_NAMES[delimiter]?.en ?? `"${delimiter}"`} between cells, as ${isNamed ? "its first line says, which is no row" : "its lines say"}.`,
  }),
  READ_LINE_ENDS: ({ lineEnd }) => ({
    zh: `行尾只有${lineEnd.zh}，按此分行。`,
    en: `Its lines end in ${lineEnd.en} alone, and were cut there.`,
  }),
  INPUT_NAMED_OTHERWISE: ({ file, holds, named, gzip }) => {
    const [is, as] = [FORM_NAMES[holds], FORM_NAMES[named]];
    const ending = `.${holds}${gzip ? ".gz" : ""}`;
    return file === PIPE
      ? {
          zh: `管道里的内容是${is.zh}，而管道按${as.zh}读取，故未读入。请存为以 ${ending} 结尾的文件再读。`,
          en: `The pipe holds ${is.en}, but a pipe is read as ${as.en}; nothing was read. Save it as a file with a name that ends in ${ending}.`,
        }
      : {
          zh: `${file} 的内容是${is.zh}，而按文件名应是${as.zh}，故未读入。请将文件名的结尾改为 ${ending}。`,
          en: `${file} holds ${is.en}, but its name says ${as.en}; nothing was read. Give it a name that ends in ${ending}.`,
        };
  },
  INPUT_DELIMITER_OF_LISTS: ({ file }) => ({
    zh: `${file} 的各栏以竖线（|）分隔，而竖线在这里分隔一格之内的多项（如几个诊断），两者无法分清，故未读入。请改以逗号、制表符或分号分隔各栏后重新导出。`,
    en: `Vertical bars (|) stand between the cells of ${file}, but here they part the entries of one cell (several diagnoses, say), and the two cannot be told apart; nothing was read. Export it again with commas, tabs or semicolons between the cells.`,
  }),
});
