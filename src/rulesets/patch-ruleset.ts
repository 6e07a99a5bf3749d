import { isCitedValue } from "../primitives/index.js";
import { notAnObject, readObject } from "./catalog.js";
import { isJsonObject, placedValues } from "./cited-values.js";
import { EDITION_DECLARATIONS } from "./edition-values.js";
import { checkComplete, freezeRuleset } from "./load-ruleset.js";
import { withDocument } from "./patch-document.js";
import { closedPath, placeInList } from "./patch-path.js";
import { type JsonObject, type JsonValue, joinPath } from "./read-json.js";
import { requireRuleset } from "./require-ruleset.js";
import type { Ruleset, RulesetDocument } from "./ruleset.js";
import { rulesetErrors } from "./rulesets-errors.js";
import { whatIf } from "./variant.js";

/**
 * 补丁: path -> new value. A complete cited value (with its source) replaces the old one as it stands; a bare value is a what-if: it keeps
 * the unit, is cited as this patch and counts as `assumed`. Other members (names of methods, dates) take any value; `null` removes one.
 *
 * Paths are those that results print: `weights.caseClasses.thresholds.high.bands`; items of lists by name or index. None leads into a cited value, or to what
 * the edition is (id, period, documents): a value is changed whole, with its citation.
 */
export type RulesetPatch = Readonly<Record<string, unknown>>;

/** How a patch is made known. */
export interface PatchOptions {
  /** the name under which the patched values are cited; default `patch` */
  readonly name?: string;
  /** documents that the patched values cite */
  readonly documents?: readonly RulesetDocument[];
}

/**
 * 打补丁: a new ruleset with some values changed; the one given stays as it is. The result is checked like a loaded edition.
 *
 * @throws `RULESET_PATCH_PATH` when the path leads nowhere or to what no patch changes, and the codes of `loadRuleset`
 * @example
 * ```ts
 * patchRuleset(ruleset, { "settlement.prepayment.ratio": "0.95" }).patches; // ["patch"]
 * ```
 */
export function patchRuleset(ruleset: Ruleset, patch: RulesetPatch, options: PatchOptions = {}): Ruleset {
  requireRuleset({ ruleset });
  const name = options.name ?? "patch";
  const { reference, lineage, origins, patches, overridden, groupTable, ...json } = ruleset;
  const start = json as unknown as JsonObject;
  const changed = Object.entries(readObject(patch, name)).reduce((node, [path, value]) => {
    const step = { path, name, rulesetId: reference };
    const closed = closedPath(node, path);
    if (closed !== undefined) throw pathError(Object.keys(EDITION_DECLARATIONS), step, closed.value);
    return replaceAt(node, path.split("."), value, step);
  }, start);
  const added = options.documents ?? [];
  const kept = ruleset.documents.filter(({ key }) => !added.some((document) => document.key === key));
  const documents = [...kept, ...added];
  const whole = { ...changed, documents: documents as unknown as JsonValue };
  checkComplete(whole, { name, reference, json: whole });
  const cited = withDocument(whole, name, documents);
  const before = new Set(placedValues(start).map((placed) => placed.cited));
  const earlier = new Map(origins.map((origin) => [origin.path, origin.reference]));
  return freezeRuleset(cited, {
    lineage,
    groupTable,
    patches: [...patches, name],
    ...(overridden && { overridden }),
    origins: placedValues(cited).map(({ path, cited: value }) => ({
      path,
      reference: before.has(value) ? (earlier.get(path) ?? name) : name,
    })),
  });
}

interface PatchStep {
  readonly path: string;
  readonly name: string;
  readonly rulesetId: string;
}

function replaceAt(
  node: JsonObject,
  steps: readonly string[],
  value: JsonValue,
  step: PatchStep,
): JsonObject {
  const [key = "", ...rest] = steps;
  if (rest.length === 0) return replaceMember(node, key, value, step);
  const member = node[key];
  if (isJsonObject(member)) return { ...node, [key]: replaceAt(member, rest, value, step) };
  if (Array.isArray(member)) return { ...node, [key]: replaceInList(member, rest, value, step) };
  throw pathError(Object.keys(node), step);
}

function replaceInList(
  list: readonly JsonValue[],
  [key = "", ...rest]: readonly string[],
  value: JsonValue,
  step: PatchStep,
): readonly JsonValue[] {
  const index = placeInList(list, key);
  const item = list[index];
  if (!isJsonObject(item)) throw pathError([], step);
  const changed = rest.length === 0 ? value : replaceAt(item, rest, value, step);
  return list.flatMap((other, position) =>
    position !== index ? [other] : changed === null ? [] : [changed],
  );
}

function replaceMember(node: JsonObject, key: string, value: JsonValue, step: PatchStep): JsonObject {
  const { [key]: old, ...others } = node;
  if (value === null) {
    if (old === undefined) throw pathError(Object.keys(node), step);
    return others;
  }
  if (isCitedValue(old) && !isWhole(value)) return { ...node, [key]: whatIf(old, value, step) };
  if (isJsonObject(value) || (old !== undefined && !isJsonObject(old))) return { ...node, [key]: value };
  if (old !== undefined) throw notAnObject(value, step.name, { path: step.path, rulesetId: step.rulesetId });
  throw pathError(Object.keys(node), step);
}

/** Whether a new value comes with its own citation; an item without one is a bare value, as a figure is. */
function isWhole(value: JsonValue): boolean {
  return isJsonObject(value) && ["value", "history", "source"].some((key) => key in value);
}

function pathError(known: readonly string[], { path, rulesetId }: PatchStep, meant?: string) {
  return rulesetErrors.error(
    "RULESET_PATCH_PATH",
    { path, known: known.join(", ") || "-", meant },
    { path: joinPath("patch", path), rulesetId },
  );
}
