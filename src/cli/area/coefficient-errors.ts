import { excerpt, messageTable } from "../../primitives/index.js";

interface CoefficientErrorInfo {
  COEFFICIENT_HOSPITAL_UNKNOWN: { hospitalId: string; meant: string | undefined };
  COEFFICIENT_TWICE: { hospitalId: string; drg: string; first: number; again: number };
}

/** The codes of the rows of a table of coefficients. */
export const coefficientErrors = messageTable<CoefficientErrorInfo>({
  COEFFICIENT_HOSPITAL_UNKNOWN: ({ hospitalId, meant }) => ({
    zh: `医疗机构文件中没有 ${excerpt(hospitalId)}，其差异系数无处可用。${meant ? `是否应为 ${excerpt(meant)}？` : "请核对机构代码，或从表中删去。"}`,
    en: `The hospitals file has no ${excerpt(hospitalId)}; its coefficient applies to nothing. ${meant ? `Is ${excerpt(meant)} meant?` : "Check the id, or take the row out."}`,
  }),
  COEFFICIENT_TWICE: ({ hospitalId, drg, first, again }) => ({
    zh: `${excerpt(hospitalId)} 在病组 ${excerpt(drg)} 的差异系数在第 ${first} 和第 ${again} 行重复，无法确定用哪一个。请保留一行。`,
    en: `The coefficient of ${excerpt(hospitalId)} in group ${excerpt(drg)} stands in lines ${first} and ${again}; which one counts is not certain. Keep one.`,
  }),
});
