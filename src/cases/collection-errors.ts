import { counted, excerpt, messageTable } from "../primitives/index.js";

interface CollectionErrorInfo {
  PERSON_IN_DOUBT: { ids: readonly string[]; count: number };
  PERSON_WRITTEN_TWICE: { of: "stays" | "contracts"; persons: readonly (readonly string[])[]; count: number };
  CASE_ID_TWICE: { caseId: string; first: number; again: number };
  HOSPITAL_ID_TWICE: { hospitalId: string; first: number; again: number };
  GROUP_TWICE: { drg: string; first: number; again: number };
}

/** The codes of records that stand together: what no record shows alone. Apart from those of reading, which calculators do without. */
export const collectionErrors = messageTable<CollectionErrorInfo>({
  PERSON_IN_DOUBT: ({ ids, count }) => ({
    zh: `${count} 个参保人标识下的住院性别不同，或年龄与日期不合，不会是同一人（${ids.map(excerpt).join("、")}${count > ids.length ? " 等" : ""}）；这些住院各自单独处理，不作再住院判断。请核对标识。`,
    en: `Under ${counted(count, "patient id")} stand stays of different sexes, or of ages that do not fit their dates; they cannot be one person's (${ids.map(excerpt).join(", ")}${count > ids.length ? ", ..." : ""}). Each stands alone and is not judged as a readmission. Check the ids.`,
  }),
  PERSON_WRITTEN_TWICE: ({ of, persons, count }) => ({
    zh: `${count} 个参保人标识另有只差大小写、全半角或首尾空白的写法（${persons.map((ids) => ids.map((id) => `“${excerpt(id)}”`).join("与")).join("；")}${count > persons.length ? " 等" : ""}），按不同的人处理；若是同一人，${of === "stays" ? "其再住院就没有判出" : "其定额就付了几份"}。请核对，同一人只用一种写法。`,
    en: `${counted(count, "patient id stands", "patient ids stand")} in writings that differ in case, width or blanks alone (${persons.map((ids) => ids.map((id) => `"${excerpt(id)}"`).join(" and ")).join("; ")}${count > persons.length ? ", ..." : ""}). They are taken for different persons; if they are one, ${of === "stays" ? "readmissions are not seen" : "the amount a head is paid for each"}. Check them, and write one person's id in one way.`,
  }),
  CASE_ID_TWICE: ({ caseId, first, again }) => ({
    zh: `病例号 ${excerpt(caseId)} 在第 ${first} 和第 ${again} 条重复，会重复付费。请保留一条。`,
    en: `Case ${excerpt(caseId)} stands at records ${first} and ${again} and would be paid twice. Keep one.`,
  }),
  HOSPITAL_ID_TWICE: ({ hospitalId, first, again }) => ({
    zh: `医药机构 ${excerpt(hospitalId)} 在第 ${first} 和第 ${again} 条重复，等级与系数无法确定。请保留一条。`,
    en: `Hospital ${excerpt(hospitalId)} stands at records ${first} and ${again}; its grade is not certain. Keep one.`,
  }),
  GROUP_TWICE: ({ drg, first, again }) => ({
    zh: `病组 ${excerpt(drg)} 在第 ${first} 和第 ${again} 条重复，点数无法确定。请保留一条。`,
    en: `Group ${excerpt(drg)} stands at records ${first} and ${again}; its points are not certain. Keep one.`,
  }),
});
