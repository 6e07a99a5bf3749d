/** Excel takes a file for UTF-8 by this mark. */
export const BYTE_ORDER_MARK = "\ufeff";
