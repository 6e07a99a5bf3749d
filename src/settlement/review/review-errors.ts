import { excerpt, messageTable } from "../../primitives/index.js";

interface ReviewErrorInfo {
  SETTLEMENT_APPLICATION_REPEATED: { what: "application" | "decision"; applicationId: string };
  SETTLEMENT_REVIEW_TRANSITION: { state: string; event: string };
}

/** The codes of applications for special review. */
export const reviewErrors = messageTable<ReviewErrorInfo>({
  SETTLEMENT_APPLICATION_REPEATED: ({ what, applicationId }) => ({
    zh: `编号 ${excerpt(applicationId)} 的${what === "decision" ? "评审决定" : "申请"}出现了两次，无法判断以哪一条为准。请只保留一条。`,
    en: `There are two ${what}s with the id ${excerpt(applicationId)}; which one holds cannot be told. Keep one.`,
  }),
  SETTLEMENT_REVIEW_TRANSITION: ({ state, event }) => ({
    zh: `申请处于“${state}”状态，不能执行“${event}”。请按 已申请→受理→评审→通过/不通过 的次序办理。`,
    en: `An application that is ${state} cannot ${event}. The way is applied, admissible, reviewed, then approved or refused.`,
  }),
});
