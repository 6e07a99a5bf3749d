import { type PatchVerb, schemeErrors } from "./grouping-errors.js";
import type { AdrgEntry, Assumption, CodeLists, Drg, Mdc, Scheme } from "./scheme.js";
import type {
  AdrgChange,
  DrgChange,
  ListPatch,
  ListsPatch,
  MdcChange,
  OrderedPatch,
  PatchedScheme,
} from "./scheme-patch.js";

/** The plain lists of codes that a scheme may have. */
type CodeListName =
  | "validProcedures"
  | "invalidPrincipalDiagnoses"
  | "invalidProcedures"
  | "greyDiagnoses"
  | "greyProcedures";

/**
 * 应用补丁: the complete scheme that a derived scheme stands for, given its base.
 *
 * @throws SCHEME_PATCH_TARGET where the patch names something the base does not have, or adds what it has;
 * SCHEME_PATCH_ORDER where an `order` does not list every item once
 */
export function applySchemePatch(base: Scheme, derived: PatchedScheme): Scheme {
  const { patch } = derived;
  const lists = patchedLists(base.lists, patch.lists, "patch.lists");
  const list = (name: CodeListName) => patchedList(base[name], patch[name], `patch.${name}`);
  const invalidPrincipals = list("invalidPrincipalDiagnoses");
  const invalidProcedures = list("invalidProcedures");
  const greyDiagnoses = list("greyDiagnoses");
  const greyProcedures = list("greyProcedures");
  const listTitles =
    patch.listTitles === undefined ? base.listTitles : { ...base.listTitles, ...patch.listTitles };
  const { codeEdition = base.codeEdition, complications = {} } = patch;
  return {
    format: base.format,
    id: derived.id,
    version: derived.version,
    ...(derived.revision === undefined ? {} : { revision: derived.revision }),
    title: derived.title,
    ...(derived.region === undefined ? {} : { region: derived.region }),
    provenance: derived.provenance,
    switches: { ...base.switches, ...patch.switches },
    validProcedures: list("validProcedures") ?? [],
    ...(invalidPrincipals === undefined ? {} : { invalidPrincipalDiagnoses: invalidPrincipals }),
    ...(invalidProcedures === undefined ? {} : { invalidProcedures }),
    ...(greyDiagnoses === undefined ? {} : { greyDiagnoses }),
    ...(greyProcedures === undefined ? {} : { greyProcedures }),
    ...(codeEdition === undefined || codeEdition === null ? {} : { codeEdition }),
    bodySites: patchedLists(base.bodySites, patch.bodySites, "patch.bodySites") ?? {},
    ...(lists === undefined ? {} : { lists }),
    ...(listTitles === undefined ? {} : { listTitles }),
    complications: {
      mcc: patchedLists(base.complications.mcc, complications.mcc, "patch.complications.mcc") ?? {},
      cc: patchedLists(base.complications.cc, complications.cc, "patch.complications.cc") ?? {},
      exclusions:
        patchedLists(
          base.complications.exclusions,
          complications.exclusions,
          "patch.complications.exclusions",
        ) ?? {},
    },
    mdcs: patchedOrder(base.mdcs, patch.mdcs, (mdc) => mdc.code, changedMdc, "patch.mdcs"),
  };
}

function changedMdc(mdc: Mdc, change: MdcChange, path: string): Mdc {
  const { lists: listsPatch, ambiguous, adrgs, assumed = mdc.assumed, ...plain } = change;
  const { lists: oldLists, ambiguous: oldAmbiguous, assumed: _assumed, ...kept } = mdc;
  const lists = patchedLists(oldLists, listsPatch, `${path}.lists`);
  const newAmbiguous = ambiguous === undefined ? oldAmbiguous : (ambiguous ?? undefined);
  return {
    ...kept,
    ...plain,
    ...(lists === undefined ? {} : { lists }),
    ...assumedField(assumed),
    ...(newAmbiguous === undefined ? {} : { ambiguous: newAmbiguous }),
    adrgs: patchedOrder(mdc.adrgs, adrgs, (entry) => entry.id, changedAdrg, `${path}.adrgs`),
  };
}

function changedAdrg(entry: AdrgEntry, change: AdrgChange, path: string): AdrgEntry {
  const { lists: listsPatch, drgs, assumed = entry.assumed, ...plain } = change;
  const { lists: oldLists, assumed: _assumed, ...kept } = entry;
  const lists = patchedLists(oldLists, listsPatch, `${path}.lists`);
  return {
    ...kept,
    ...plain,
    ...(lists === undefined ? {} : { lists }),
    ...assumedField(assumed),
    drgs: patchedOrder(entry.drgs, drgs, (drg) => drg.code, changedDrg, `${path}.drgs`),
  };
}

function changedDrg(drg: Drg, { assumed = drg.assumed, ...change }: DrgChange): Drg {
  const { assumed: _assumed, ...kept } = drg;
  return { ...kept, ...change, ...assumedField(assumed) };
}

/** Nothing assumed and an empty list of assumptions are the same; a scheme says the former. */
function assumedField(assumed: readonly Assumption[] | undefined): { assumed?: readonly Assumption[] } {
  return assumed === undefined || assumed.length === 0 ? {} : { assumed };
}

function patchedList(
  base: readonly string[] | undefined,
  patch: ListPatch | undefined,
  path: string,
): readonly string[] | undefined {
  if (patch === undefined) return base;
  const codes = new Set(base);
  for (const key of patch.remove ?? []) {
    if (!codes.delete(key))
      throw schemeErrors.error("SCHEME_PATCH_TARGET", { key, verb: "remove" }, { path });
  }
  for (const key of patch.add ?? []) {
    if (codes.has(key)) throw schemeErrors.error("SCHEME_PATCH_TARGET", { key, verb: "add" }, { path });
    codes.add(key);
  }
  return [...codes].sort();
}

function patchedLists(
  base: CodeLists | undefined,
  patch: ListsPatch | undefined,
  path: string,
): CodeLists | undefined {
  if (patch === undefined) return base;
  const lists = new Map(Object.entries(base ?? {}));
  for (const [name, change] of Object.entries(patch)) {
    const old = lists.get(name);
    if (change === null) {
      if (!lists.delete(name)) {
        throw schemeErrors.error("SCHEME_PATCH_TARGET", { key: name, verb: "remove" }, { path });
      }
    } else if (isWholeList(change)) {
      lists.set(name, change);
    } else if (old === undefined) {
      throw schemeErrors.error("SCHEME_PATCH_TARGET", { key: name, verb: "change" }, { path });
    } else {
      lists.set(name, patchedList(old, change, `${path}.${name}`) ?? []);
    }
  }
  return lists.size === 0 ? undefined : Object.fromEntries(lists);
}

function isWholeList(change: ListPatch | readonly string[]): change is readonly string[] {
  return Array.isArray(change);
}

function patchedOrder<Item, Change>(
  base: readonly Item[],
  patch: OrderedPatch<Item, Change> | undefined,
  keyOf: (item: Item) => string,
  apply: (item: Item, change: Change, path: string) => Item,
  path: string,
): readonly Item[] {
  if (patch === undefined) return base;
  const items = new Map(base.map((item) => [keyOf(item), item]));
  const targetMissing = (key: string, verb: PatchVerb) =>
    schemeErrors.error("SCHEME_PATCH_TARGET", { key, verb }, { path });
  for (const key of patch.remove ?? []) {
    if (!items.delete(key)) throw targetMissing(key, "remove");
  }
  for (const [key, change] of Object.entries(patch.change ?? {})) {
    const item = items.get(key);
    if (item === undefined) throw targetMissing(key, "change");
    items.set(key, apply(item, change, `${path}.${key}`));
  }
  const keys = [...items.keys()];
  for (const { before, item } of patch.add ?? []) {
    const key = keyOf(item);
    if (items.has(key)) throw targetMissing(key, "add");
    const place = before === undefined ? keys.length : keys.indexOf(before);
    if (place < 0) throw targetMissing(before ?? "", "insert before");
    keys.splice(place, 0, key);
    items.set(key, item);
  }
  return inOrder(items, patch.order ?? keys, path);
}

function inOrder<Item>(
  items: ReadonlyMap<string, Item>,
  order: readonly string[],
  path: string,
): readonly Item[] {
  const unlisted = new Map(items);
  const ordered: Item[] = [];
  for (const key of order) {
    const item = unlisted.get(key);
    if (item === undefined) throw schemeErrors.error("SCHEME_PATCH_ORDER", { missing: key }, { path });
    unlisted.delete(key);
    ordered.push(item);
  }
  const left = [...unlisted.keys()];
  if (left.length > 0) {
    throw schemeErrors.error("SCHEME_PATCH_ORDER", { missing: left.join(", ") }, { path });
  }
  return ordered;
}
