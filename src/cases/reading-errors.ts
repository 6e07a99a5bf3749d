import { excerpt, messageTable } from "../primitives/index.js";
import { titled } from "./record-errors.js";

interface ReadingErrorInfo {
  RECORD_FIELD_NEARLY_KNOWN: { field: string; likely: string };
  MARK_NEARLY_KNOWN: { mark: string; likely: string };
  RECORD_LIST_APART: { field: string; list: string };
  NAME_NOT_SAID: { field: string; value: string };
  ID_OF_NOBODY: { field: string; value: string; need: "must" | "may" };
}

/** The codes of what is read and not used. Apart from those of records, which calculators load. */
export const readingErrors = messageTable<ReadingErrorInfo>({
  RECORD_FIELD_NEARLY_KNOWN: ({ field, likely }) => ({
    zh: `没有名为 ${excerpt(field)} 的字段，其值不会被使用；记录缺少与之相近的（${likely}），分组或金额会因此不同。请改正字段名；有 --map 选项的命令也可用 --map "键名=字段名" 指明。`,
    en: `There is no field ${excerpt(field)}; its value would not be used. The record lacks what it is near to (${likely}), so its group or its amounts may be others. Correct the name; a command with the option --map takes --map "key=field" too.`,
  }),
  MARK_NEARLY_KNOWN: ({ mark, likely }) => ({
    zh: `标记“${excerpt(mark)}”没有规则读取，不会改变付费；病例没有与之相近的标记（${likely}）。请改正标记名（docs/marks.md 列出全部），自有的信息可以不理会。`,
    en: `No rule reads a mark "${excerpt(mark)}", so it moves nothing, and the case has not the mark that it is near to (${likely}). Correct the name (docs/marks.md lists all); where it is data of your own, nothing is to be done.`,
  }),
  RECORD_LIST_APART: ({ field, list }) => ({
    zh: `没有名为 ${excerpt(field)} 的字段，它像是列表 ${list} 的一部分，略去会改变分组，故未读入这一条。请把其中的编码依次写入 ${list}（主要的在首位），不要的请删去；有 --map 选项的命令也可写 --map "键名=-"。`,
    en: `There is no field ${excerpt(field)}; it looks like a part of the list ${list}, and to leave it out could change the group, so the record is not read. Put its codes into ${list}, the main one first, or delete it; a command with the option --map takes --map "key=-" too.`,
  }),
  NAME_NOT_SAID: ({ field, value }) => ({
    zh: `${titled(field)}的“${excerpt(value)}”不是名称，没有说明是哪一个；作为名称，写法相同的机构会被当作同一个。请填写名称，没有的请留空或写“无”。`,
    en: `"${excerpt(value)}" in ${excerpt(field)} is no name and does not say which one is meant; as a name it would put all hospitals with this word together. Write the name, and leave it out where there is none.`,
  }),
  ID_OF_NOBODY: ({ field, value, need }) => ({
    zh: `${titled(field)}的“${excerpt(value)}”是占位或遮去数位的写法，许多人共用，不能识别任何人，不予采用；否则不同的人会被当作同一人。请填写完整的标识${need === "must" ? "" : "，没有的请留空"}。`,
    en: `"${excerpt(value)}" in ${excerpt(field)} stands for no id, or for one whose digits are masked: many persons share it, so it identifies nobody and is not used, or they would be taken for one. Give the whole id${need === "must" ? "" : ", or leave it out where there is none"}.`,
  }),
});
