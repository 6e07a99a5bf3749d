import type { Scheme } from "../../src/grouping/scheme.js";

/**
 * 截断的组名: the name of an ADRG is what the names of its DRGs begin with; where one of these is misread, it ends there (高 for 高血压). Such a name is that of the
 * ADRG of a national scheme that begins so.
 *
 * @param national schemes whose names are printed for the ADRGs themselves, the nearest first
 */
export function withWholeNames(scheme: Scheme, national: readonly Scheme[]): Scheme {
  const printed = national.map(namesOf);
  const wholeName = (code: string, name: string): string => {
    const names = printed.flatMap((one) => one.get(code) ?? []);
    return names.includes(name) ? name : (names.find((one) => one.startsWith(name) && isClosed(one)) ?? name);
  };
  return {
    ...scheme,
    mdcs: scheme.mdcs.map((mdc) => ({
      ...mdc,
      adrgs: mdc.adrgs.map((entry) => ({ ...entry, name: wholeName(entry.code, entry.name) })),
    })),
  };
}

function namesOf({ mdcs }: Scheme): ReadonlyMap<string, string> {
  return new Map(mdcs.flatMap(({ adrgs }) => adrgs.map(({ code, name }) => [code, name])));
}

/** Whether a name is not cut within its brackets. */
function isClosed(name: string): boolean {
  return name.split("（").length === name.split("）").length;
}
