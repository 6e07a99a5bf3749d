import type { ValueStatus } from "../../primitives/index.js";

/** 文件明定: whether a text says the value, read in it or in a public account of it. */
export function isStated({ status }: { readonly status: ValueStatus }): boolean {
  return status === "official" || status === "reported";
}
