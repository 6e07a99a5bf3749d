import { counted, excerpt, messageTable } from "../../primitives/index.js";

interface MatchErrorInfo {
  MATCHING_INVALID: { file: string; what: string };
  MATCHING_SHEETS_WITHOUT_PROCEDURES: { cases: number };
  MATCHING_PROCEDURES_OF_SHEET: { cases: readonly string[]; count: number };
  MATCHING_PERSON_OF_SHEET: {
    cases: readonly { readonly caseId: string; readonly fields: readonly string[] }[];
    count: number;
  };
}

/** The codes of matching settlement data with front sheets. */
export const matchErrors = messageTable<MatchErrorInfo>({
  MATCHING_SHEETS_WITHOUT_PROCEDURES: ({ cases }) => ({
    zh: `首页文件没有一份写有手术操作，${cases} 例沿用结算数据的。如首页本有此列，请核对列名。`,
    en: `No front sheet has an operation; ${counted(cases, "case keeps", "cases keep")} those of the settlement data. If the sheets do have them, check the name of their column.`,
  }),
  MATCHING_PROCEDURES_OF_SHEET: ({ cases, count }) => ({
    zh: `${count} 例首页没有手术操作而结算数据有，以首页为准，合并后没有手术操作，病组可能因此不同。请核对：${cases.map(excerpt).join("、")}${count > cases.length ? "等" : ""}。`,
    en: `${counted(count, "front sheet has", "front sheets have")} no operation where the settlement data have; the sheet holds, so the case is grouped without. Check ${cases.map(excerpt).join(", ")}${count > cases.length ? " and others" : ""}.`,
  }),
  MATCHING_PERSON_OF_SHEET: ({ cases, count }) => {
    const named = cases.map(({ caseId, fields }) => [excerpt(caseId), fields] as const);
    return {
      zh: `${count} 例结算数据与首页的性别不同，或年龄相差一岁以上，以首页为准，病组可能因此不同；也可能不是同一次住院。请核对：${named.map(([id, fields]) => `${id}（${fields.map((field) => (field === "sex" ? "性别" : "年龄")).join("、")}）`).join("、")}${count > cases.length ? " 等，summary.json 的“differences”列出全部" : ""}。`,
      en: `${counted(count, "case has", "cases have")} another sex in the settlement data than on the front sheet, or an age more than a year apart; the sheet holds, and the group may be another for it; or they are not one stay. Check ${named.map(([id, fields]) => `${id} (${fields.join(", ")})`).join(", ")}${count > cases.length ? ' and others, all of which are in "differences" of summary.json' : ""}.`,
    };
  },
  MATCHING_INVALID: ({ file, what }) => ({
    zh: `${file} 的 ${excerpt(what)} 缺失或不可用，无法据此匹配。每一轮（passes）要有名称、匹配字段（keys，如 hospitalId、caseId）和可选的容差（agree，天数或元，写作 "1"）。`,
    en: `${excerpt(what)} of ${file} is missing or cannot be used, so nothing can be matched by it. A pass has a name, keys (hospitalId, caseId ...) and, if wanted, tolerances under agree (days or yuan, written "1").`,
  }),
});
