import { type LocalizedText, messageTable } from "../../primitives/index.js";

interface PartErrorInfo {
  PARTS_NONE: { folder: string };
  PARTS_WITHOUT: { role: string };
  PARTS_DIFFER: { folder: string; other: string; what: LocalizedText; one: string; another: string };
  PARTS_OF_ANOTHER: { folder: string; made: string; now: string };
  PART_TWICE: { folder: string; other: string };
  PARTS_OVERLAP: { folder: string; other: string; file: string; role: string };
  PARTS_FILE_ONCE: { file: string; parts: number };
}

/** The codes of merging partial results. */
export const partErrors = messageTable<PartErrorInfo>({
  PARTS_NONE: ({ folder }) => ({
    zh: `${folder} 中没有部分结果。请给出 --partial 所写的文件夹，或装着这些文件夹的文件夹。`,
    en: `There is no partial result in ${folder}. Give folders that --partial wrote, or one that holds such folders.`,
  }),
  PARTS_WITHOUT: ({ role }) => ({
    zh: `各部分中都没有 --${role} 的文件，无从合并。请至少加上一个含有它的部分。`,
    en: `None of the parts has a file of --${role}, so there is nothing to merge. Add at least one part that has.`,
  }),
  PARTS_DIFFER: ({ folder, other, what, one, another }) => ({
    zh: `${folder} 与 ${other} 的${what.zh}不同（${one}，${another}），合在一起的数不属于任何一次计算。各部分须按同样的设定重新计算。`,
    en: `${folder} and ${other} differ in the ${what.en} (${one}, ${another}); together they would be figures of no run. Count the parts anew under the same settings.`,
  }),
  PARTS_OF_ANOTHER: ({ folder, made, now }) => ({
    zh: `${folder} 由程序 ${made} 计算，当时的程序或规则集内容与现在的（程序 ${now}）不同，接着算会得出两种算法混成的数。请用同一程序和规则集，或重新计算各部分。`,
    en: `${folder} was counted by version ${made}, and the program (now ${now}) or the content of the ruleset has changed since; going on would mix two ways of counting. Use the same program and ruleset, or count the parts anew.`,
  }),
  PART_TWICE: ({ folder, other }) => ({
    zh: `${folder} 与 ${other} 含有同一部分，其中的病例会算两次。请去掉一个；若确是内容相同的两批病例，请以不同的文件名分别计算。`,
    en: `${folder} and ${other} hold the same part, and its cases would count twice. Leave one out; where two batches of cases are alike and both meant, count them from files of different names.`,
  }),
  PARTS_OVERLAP: ({ folder, other, file, role }) => ({
    zh: `${folder} 与 ${other} 各由若干部分合并而成，都含有 ${file}，又各有另外的文件，其中的记录会算两次，也无法再分开。请由原来的各部分一次合并，或把该文件（--${role}）只交给一个部分后重新计算。`,
    en: `${folder} and ${other} both hold ${file}, each beside other files: its records would count twice and cannot be told apart any more. Merge the parts that they were made of at once, or give the file (--${role}) to one part only and count anew.`,
  }),
  PARTS_FILE_ONCE: ({ file, parts }) => ({
    zh: `${file} 交给了 ${parts} 个部分，内容相同，只计一次。若确是内容相同的几批记录，请并成一个文件。`,
    en: `${file} was given to ${parts} parts, the same bytes, and counts once. Where batches that are alike are all meant, put them into one file.`,
  }),
});
