import type { CivilDate } from "../../primitives/index.js";
import { type SchemeEntry, schemeIndex } from "./open-scheme.js";

/** 方案名称的所指: what a name without version stands for on a day. */
export interface NamedScheme {
  /** `id@version`, or what was given where it names no shipped scheme without version */
  readonly reference: string;
  /** later versions that are shipped and not yet in force on the day */
  readonly notYet: readonly SchemeEntry[];
}

/**
 * 按名称取方案: `chs-drg` is the latest of its versions that is in force on the day; one that is only published has to be named with its
 * version. A version whose day is not known is taken to be in force. References with a version, and files, are what they are.
 */
export function namedScheme(reference: string, on: CivilDate): NamedScheme {
  const versions = schemeIndex().filter((entry) => entry.reference.startsWith(`${reference}@`));
  const inForce = versions.filter(({ inForceFrom }) => inForceFrom === undefined || inForceFrom <= on);
  const chosen = inForce.at(-1);
  return {
    reference: chosen?.reference ?? reference,
    notYet: versions.slice(chosen === undefined ? 0 : versions.indexOf(chosen) + 1),
  };
}
