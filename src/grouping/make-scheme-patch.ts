import { requireMade } from "../primitives/require-made.js";
import type { AdrgEntry, Assumption, CodeLists, Drg, Mdc, Scheme } from "./scheme.js";
import type {
  AdrgChange,
  DrgChange,
  Insertion,
  ListPatch,
  ListsPatch,
  MdcChange,
  OrderedPatch,
  SchemePatch,
} from "./scheme-patch.js";
import { everySwitch } from "./scheme-switches.js";

/**
 * 生成补丁: the patch that makes `target` of `base`; applying it gives the target's tables, conditions, order and switches.
 */
export function makeSchemePatch(base: Scheme, target: Scheme): SchemePatch {
  requireMade({ base, target }, "loadScheme().scheme", "mdcs", "complications");
  const complications = defined({
    mcc: listsPatch(base.complications.mcc, target.complications.mcc),
    cc: listsPatch(base.complications.cc, target.complications.cc),
    exclusions: listsPatch(base.complications.exclusions, target.complications.exclusions),
  });
  return defined({
    switches: changedFields(everySwitch(base.switches), everySwitch(target.switches)),
    validProcedures: listPatch(base.validProcedures, target.validProcedures),
    invalidPrincipalDiagnoses: listPatch(base.invalidPrincipalDiagnoses, target.invalidPrincipalDiagnoses),
    invalidProcedures: listPatch(base.invalidProcedures, target.invalidProcedures),
    greyDiagnoses: listPatch(base.greyDiagnoses, target.greyDiagnoses),
    greyProcedures: listPatch(base.greyProcedures, target.greyProcedures),
    codeEdition: base.codeEdition === target.codeEdition ? undefined : (target.codeEdition ?? null),
    bodySites: listsPatch(base.bodySites, target.bodySites),
    lists: listsPatch(base.lists, target.lists),
    listTitles: isSame(base.listTitles, target.listTitles) ? undefined : target.listTitles,
    complications: isEmpty(complications) ? undefined : complications,
    mdcs: orderedPatch(base.mdcs, target.mdcs, (mdc) => mdc.code, mdcChange),
  });
}

function mdcChange(base: Mdc, target: Mdc): MdcChange {
  const { lists: _lists, adrgs: _adrgs, ambiguous, code: _code, ...plain } = target;
  const sameAmbiguous = isSame(base.ambiguous, ambiguous);
  return defined({
    ...changedFields(withAssumed(base), withAssumed(plain)),
    lists: listsPatch(base.lists, target.lists),
    ambiguous: sameAmbiguous ? undefined : (ambiguous ?? null),
    adrgs: orderedPatch(base.adrgs, target.adrgs, (entry) => entry.id, adrgChange),
  });
}

function adrgChange(base: AdrgEntry, target: AdrgEntry): AdrgChange {
  const { lists: _lists, drgs: _drgs, id: _id, ...plain } = target;
  return defined({
    ...changedFields(withAssumed(base), withAssumed(plain)),
    lists: listsPatch(base.lists, target.lists),
    drgs: orderedPatch(base.drgs, target.drgs, (drg) => drg.code, drgChange),
  });
}

function drgChange(base: Drg, target: Drg): DrgChange {
  const { code: _code, ...plain } = target;
  return changedFields(withAssumed(base), withAssumed(plain)) ?? {};
}

/** A place that assumes nothing says so, in case its base does. */
function withAssumed<Place extends { readonly assumed?: readonly Assumption[] }>(place: Place): Place {
  return { ...place, assumed: place.assumed ?? [] };
}

function orderedPatch<Item, Change extends object>(
  base: readonly Item[],
  target: readonly Item[],
  keyOf: (item: Item) => string,
  changeOf: (base: Item, target: Item) => Change,
): OrderedPatch<Item, Change> | undefined {
  const old = new Map(base.map((item) => [keyOf(item), item]));
  const keys = target.map(keyOf);
  const kept = [...old.keys()].filter((key) => keys.includes(key));
  const keptInTarget = keys.filter((key) => old.has(key));
  const removed = [...old.keys()].filter((key) => !keys.includes(key));
  const reordered = !isSame(kept, keptInTarget);
  const changes: [string, Change][] = [];
  const added: Insertion<Item>[] = [];
  target.forEach((item, at) => {
    const known = old.get(keyOf(item));
    if (known === undefined) {
      const next = reordered ? undefined : keys.slice(at + 1).find((key) => old.has(key));
      added.push(next === undefined ? { item } : { before: next, item });
      return;
    }
    const change = changeOf(known, item);
    if (!isEmpty(change)) changes.push([keyOf(item), change]);
  });
  const patch: OrderedPatch<Item, Change> = defined({
    remove: removed.length === 0 ? undefined : removed,
    change: changes.length === 0 ? undefined : Object.fromEntries(changes),
    add: added.length === 0 ? undefined : added,
    order: reordered ? keys : undefined,
  });
  return isEmpty(patch) ? undefined : patch;
}

function listsPatch(base: CodeLists = {}, target: CodeLists = {}): ListsPatch | undefined {
  const changes: [string, ListPatch | readonly string[] | null][] = [];
  for (const name of Object.keys(base)) if (!Object.hasOwn(target, name)) changes.push([name, null]);
  for (const [name, codes] of Object.entries(target)) {
    if (!Object.hasOwn(base, name)) {
      changes.push([name, codes]);
      continue;
    }
    const change = listPatch(base[name], codes);
    if (change === undefined) continue;
    const moved = (change.add?.length ?? 0) + (change.remove?.length ?? 0);
    changes.push([name, moved < codes.length ? change : codes]);
  }
  return changes.length === 0 ? undefined : Object.fromEntries(changes);
}

function listPatch(base: readonly string[] = [], target: readonly string[] = []): ListPatch | undefined {
  const [old, wanted] = [new Set(base), new Set(target)];
  const add = target.filter((code) => !old.has(code));
  const remove = base.filter((code) => !wanted.has(code));
  if (add.length + remove.length === 0) return undefined;
  return defined({
    add: add.length === 0 ? undefined : add,
    remove: remove.length === 0 ? undefined : remove,
  });
}

/** The fields of `target` that differ from `base`; undefined where none does. */
function changedFields<Fields extends object>(
  base: Fields,
  target: Partial<Fields>,
): Partial<Fields> | undefined {
  const changed = Object.entries(target).filter(
    ([field, value]) => !isSame(value, base[field as keyof Fields]),
  );
  return changed.length === 0 ? undefined : (Object.fromEntries(changed) as Partial<Fields>);
}

type Defined<Fields> = { [Field in keyof Fields]: Exclude<Fields[Field], undefined> };

/** The fields that are given. */
function defined<Fields extends object>(fields: Fields): Partial<Defined<Fields>> {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as Partial<Defined<Fields>>;
}

function isEmpty(fields: object): boolean {
  return Object.keys(fields).length === 0;
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
