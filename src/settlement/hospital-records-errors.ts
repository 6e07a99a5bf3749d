import { HOSPITAL_FIGURES } from "../cases/hospital-figures.js";
import { counted, excerpt, messageTable } from "../primitives/index.js";

interface HospitalRecordsErrorInfo {
  SETTLEMENT_AREA_NEARLY_KNOWN: { area: string; meant: string; hospitals: readonly string[]; count: number };
  SETTLEMENT_SCORES_ARE_SHARES: {
    name: keyof typeof HOSPITAL_FIGURES;
    score: string;
    shares: number;
    hospitals: readonly string[];
    scores: number;
  };
}

/** 机构记录的代码: what the records of hospitals say that cannot be meant. Settling asks it, and does without the codes of the cases' own records. */
export const hospitalRecordsErrors = messageTable<HospitalRecordsErrorInfo>({
  SETTLEMENT_AREA_NEARLY_KNOWN: ({ area, meant, hospitals, count }) => ({
    zh: `医疗机构文件中 ${count} 家机构（${hospitals.map(excerpt).join("、")}${count > hospitals.length ? " 等" : ""}）的统筹区“${excerpt(area)}”在预算中没有，预算有相近的“${excerpt(meant)}”。若是误写，这些机构的病例成了另一个基金，两处金额都有误。请更正机构的统筹区；确为另一统筹区的，请在预算中给它各险种一行。`,
    en: `The budget has no pooling area "${excerpt(area)}", which ${counted(count, "hospital")} of the hospitals file (${hospitals.map(excerpt).join(", ")}${count > hospitals.length ? ", ..." : ""}) ${count === 1 ? "has" : "have"}, and has "${excerpt(meant)}", which is near to it. If that is meant, their cases are in a fund of its own, and the amounts of both are wrong. Correct the area of the hospitals; where it is another one, give it a row for each fund in the budget.`,
  }),
  SETTLEMENT_SCORES_ARE_SHARES: ({ name, score, shares, hospitals, scores }) => ({
    zh: `${HOSPITAL_FIGURES[name].zh}（${name}）共 ${scores} 个，其中 ${shares} 个不高于 1（${hospitals.map(excerpt).join("、")}${shares > hospitals.length ? " 等" : ""}，如 ${score}）：得分为 0 至 100 分，照此这些机构都不及格，金额全错。95 分请写作 95，不写 0.95。`,
    en: `Of ${counted(scores, "score")} (${name}) ${shares} ${shares === 1 ? "is" : "are"} not above 1 (${hospitals.map(excerpt).join(", ")}${shares > hospitals.length ? ", ..." : ""}: ${score}): scores are 0 to 100, and by these the hospitals would have failed and the amounts be wrong. Write 95 for a score of 95, not 0.95.`,
  }),
});
