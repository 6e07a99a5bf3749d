import {
  type CompiledScheme,
  type Crosswalk,
  DrgError,
  loadCodeDictionary,
  loadCrosswalk,
  loadScheme,
  type SchemeFile,
} from "chs-drg/grouping";
import type { Ruleset } from "chs-drg/rulesets";
import {
  RULESET_FILES,
  SCHEME_FILES,
  type ShippedRulesetReference,
  type ShippedSchemeReference,
} from "./shipped-files.js";

/** 随附编码资料: the dictionaries of the health-insurance edition, and the crosswalk to it; as the options of `groupCase` take them. */
export interface ShippedCodes {
  readonly dictionary: ReturnType<typeof loadCodeDictionary>;
  readonly crosswalk: Crosswalk;
}

/** What the package ships, loaded by name; each file is read when it is first asked for, and once. */
export interface ShippedData {
  readonly loadShippedScheme: (reference: ShippedSchemeReference) => Promise<CompiledScheme>;
  readonly loadShippedRuleset: (reference: ShippedRulesetReference) => Promise<Ruleset>;
  readonly loadShippedCodes: () => Promise<ShippedCodes>;
}

const DIAGNOSIS_CROSSWALK = "codes/icd-10-yb.from-gl.json";
const PROCEDURE_CROSSWALK = "codes/icd-9-cm-3-yb.from-gl.json";
const DIAGNOSES = "codes/icd-10-yb.json";
const PROCEDURES = "codes/icd-9-cm-3-yb.json";

/**
 * 随附资料: the loaders over a way of reading, which differs between Node and a bundler.
 *
 * @param read the parsed JSON of a file, by its path below `rulesets/`
 */
export function shippedData(read: (file: string) => Promise<unknown>): ShippedData {
  const file = once(read);
  const scheme = once(async (reference: string) => {
    const names = filesOf(SCHEME_FILES, reference, "scheme");
    const texts = (await Promise.all(names.map(file))) as SchemeFile[];
    const bases = new Map(texts.map((text) => [`${text.id}@${text.version}`, text]));
    return loadScheme(bases.get(reference) as SchemeFile, (base) => bases.get(base));
  });
  const ruleset = once(async (reference: string) => {
    const names = filesOf(RULESET_FILES, reference, "ruleset");
    const files = names.map(async (name) => ({
      name,
      content: (await file(name)) as object,
    }));
    // Brought when an edition is asked for: who only groups does not load what reads editions.
    const { findRuleset, rulesetCatalog } = await import("chs-drg/rulesets");
    return findRuleset(rulesetCatalog(await Promise.all(files)), reference);
  });
  const codes = once(async () => {
    const names = [DIAGNOSIS_CROSSWALK, PROCEDURE_CROSSWALK, DIAGNOSES, PROCEDURES];
    const [fromDiagnoses, fromProcedures, diagnoses, procedures] = await Promise.all(names.map(file));
    const crosswalk = loadCrosswalk(
      fromDiagnoses as Parameters<typeof loadCrosswalk>[0],
      fromProcedures as Parameters<typeof loadCrosswalk>[1],
    );
    const [systems, operations] = [diagnoses, procedures] as Parameters<typeof loadCodeDictionary>;
    return { dictionary: loadCodeDictionary(systems, operations, crosswalk), crosswalk };
  });
  return {
    loadShippedScheme: scheme,
    loadShippedRuleset: ruleset,
    loadShippedCodes: async () => await codes("all"),
  };
}

/** A loading that is done once a key; one that failed is tried again. */
function once<Value>(load: (key: string) => Promise<Value>): (key: string) => Promise<Value> {
  const loading = new Map<string, Promise<Value>>();
  return async (key) => {
    const known = loading.get(key) ?? load(key);
    loading.set(key, known);
    try {
      return await known;
    } catch (error) {
      loading.delete(key);
      throw error;
    }
  };
}

/** @throws `SHIPPED_NOT_FOUND` */
function filesOf(
  known: Readonly<Record<string, readonly string[]>>,
  reference: string,
  kind: keyof typeof KINDS,
): readonly string[] {
  const files = Object.hasOwn(known, reference) ? known[reference] : undefined;
  if (files !== undefined) return files;
  const names = Object.keys(known);
  const asked = String(reference).slice(0, 80);
  const text = {
    zh: `随附的${KINDS[kind]}中没有“${asked}”。有：${names.join("、")}。`,
    en: `There is no shipped ${kind} "${asked}". There are: ${names.join(", ")}.`,
  };
  throw new DrgError("SHIPPED_NOT_FOUND", text, { kind, reference: asked, known: names });
}

const KINDS = { scheme: "分组方案", ruleset: "规则集" };
