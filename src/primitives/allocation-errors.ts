import { excerpt } from "./excerpt.js";
import { messageTable } from "./message-table.js";

interface AllocationErrorInfo {
  ALLOCATION_WITHOUT_CLAIMS: { total: string; shares: number };
  ALLOCATION_NEGATIVE_CLAIM: { id: string };
}

/** The codes of splits. */
export const allocationErrors = messageTable<AllocationErrorInfo>({
  ALLOCATION_WITHOUT_CLAIMS: ({ total, shares }) => ({
    zh: `有 ${total} 待分摊，但 ${shares} 个对象的份额合计为零。请核对点数或预算。`,
    en: `${total} units are to be split among ${shares} receivers whose claims add up to zero. Check the points or the budget.`,
  }),
  ALLOCATION_NEGATIVE_CLAIM: ({ id }) => ({
    zh: `${excerpt(id)} 的份额为负，分摊没有意义。请核对其点数。`,
    en: `The claim of ${excerpt(id)} is negative; a split has no meaning. Check its points.`,
  }),
});
