import { excerpt, messageTable } from "../../primitives/index.js";

interface FeedbackErrorInfo {
  /** `taken`: the one of the two that settling takes; none where that is a group that nobody knows */
  FEEDBACK_GROUPS_DIFFER: { givenDrg: string; schemeDrg: string; scheme: string; taken: string | undefined };
}

/** The codes of what hospitals are told before points are computed. */
export const feedbackErrors = messageTable<FeedbackErrorInfo>({
  FEEDBACK_GROUPS_DIFFER: ({ givenDrg, schemeDrg, scheme, taken }) => ({
    zh: `记录自带病组“${excerpt(givenDrg)}”，而按分组方案 ${scheme} 为 ${schemeDrg}。${taken === undefined ? "" : `结算取“${excerpt(taken)}”。`}请核对诊断、手术操作与自带的病组，须更正的在计算点数之前提出。`,
    en: `The record carries the group "${excerpt(givenDrg)}", and the scheme ${scheme} says ${schemeDrg}. ${taken === undefined ? "" : `Settling takes "${excerpt(taken)}". `}Check diagnoses, procedures and the group that is carried, and have corrected what is wrong before points are computed.`,
  }),
});
