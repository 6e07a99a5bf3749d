import type { LocalizedText } from "../primitives/index.js";
import type { ListReference } from "./condition-forms.js";
import { schemeErrors } from "./grouping-errors.js";
import type { CodeLists, Scheme } from "./scheme.js";

/** 列表名称: what a shared list is called; undefined where nobody named it. */
export function listTitle(
  reference: ListReference,
  { listTitles = {} }: Pick<Scheme, "listTitles">,
): LocalizedText | undefined {
  if (typeof reference !== "string" || !reference.startsWith("@")) return undefined;
  const name = reference.slice(1);
  const titles = { ...OWN_TITLES, ...listTitles };
  return Object.hasOwn(titles, name) ? titles[name] : undefined;
}

/** The lists that every scheme has. */
const OWN_TITLES: Readonly<Record<string, LocalizedText>> = {
  validProcedures: { zh: "有效手术操作", en: "the valid procedures" },
  bodySites: { zh: "创伤部位", en: "the body sites" },
};

/** The lists that `@name` may stand for, made once for a scheme. */
export type SharedLists = ReadonlyMap<string, readonly string[]>;

/** 方案公共列表: `@validProcedures`, `@bodySites` and the lists of `Scheme.lists`. */
export function sharedLists(scheme: Pick<Scheme, "validProcedures" | "bodySites" | "lists">): SharedLists {
  return new Map([
    ...Object.entries(scheme.lists ?? {}),
    ["validProcedures", scheme.validProcedures],
    ["bodySites", Object.values(scheme.bodySites).flat()],
  ]);
}

/**
 * 列表取值: the codes a reference stands for in an entry.
 *
 * @param reference a list of the entry, `@name`, or the codes themselves
 * @param own the lists of the entry (or MDC) that the condition belongs to
 * @param owner its code, for the message
 * @throws SCHEME_LIST_UNKNOWN
 */
export function listCodes(
  reference: ListReference,
  own: CodeLists | undefined,
  shared: SharedLists,
  owner: string,
): readonly string[] {
  if (typeof reference !== "string") return reference;
  const codes = reference.startsWith("@")
    ? shared.get(reference.slice(1))
    : own !== undefined && Object.hasOwn(own, reference)
      ? own[reference]
      : undefined;
  if (codes === undefined) throw schemeErrors.error("SCHEME_LIST_UNKNOWN", { list: reference, entry: owner });
  return codes;
}

/** 分组所用列表: every list by which a scheme groups, those of body sites and of complications among them; being counted among the operations is no list of theirs. */
export function groupingLists({ mdcs, lists = {}, bodySites, complications }: Scheme): (readonly string[])[] {
  const { mcc, cc, exclusions } = complications;
  const own = mdcs.flatMap((mdc) => [mdc.lists ?? {}, ...mdc.adrgs.map((adrg) => adrg.lists ?? {})]);
  return [lists, bodySites, mcc, cc, exclusions, ...own].flatMap((table) => Object.values(table));
}
