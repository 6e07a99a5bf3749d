import { isOddity } from "../../grouping/code-tally.js";
import type { AdrgEntry, CodeLists, Mdc, Scheme } from "../../grouping/scheme.js";
import { schemeReference } from "../../grouping/scheme.js";
import { compareText } from "../../primitives/index.js";
import { Random } from "../../primitives/random.js";
import { requireFunctions, requireMade } from "../../primitives/require-made.js";
import { type CaseDraft, draftFor, type ListLookup } from "./draft-case.js";
import { type GroupOf, patient, provenRecipe } from "./prove-recipe.js";
import type { SampleRecipe, SampleScheme } from "./sample-scheme.js";

/** How many ways to a group are kept; more make a more varied sample. */
const MOST_RECIPES = 8;
/** Drafts made for each entry and severity. */
const ATTEMPTS = 10;
const UNGROUPABLE_RECIPES = 20;

type Severity = "none" | "cc" | "mcc";

/**
 * 由分组方案得出样本方案: finds, for each group, records of the scheme's own codes that land in it.
 *
 * Records are drafted from the conditions of the MDC and the ADRG and then grouped, so that what is kept is proven; a
 * group that no draft reaches is absent.
 *
 * @param groupOf groups one case under the scheme (`groupCase` of a compiled scheme)
 */
export function deriveSampleScheme(scheme: Scheme, groupOf: GroupOf): SampleScheme {
  requireMade({ scheme }, "loadScheme().scheme", "mdcs", "complications");
  requireFunctions({ groupOf });
  const random = new Random(1, schemeReference(scheme));
  const principals = codesOf(scheme.complications.exclusions);
  const complications = {
    none: [""],
    cc: codesOf(scheme.complications.cc),
    mcc: codesOf(scheme.complications.mcc),
  };
  const found = new Map<
    string,
    { readonly adrg: string; readonly mdc: string; readonly recipes: SampleRecipe[] }
  >();
  for (const mdc of scheme.mdcs) {
    for (const entry of mdc.adrgs) {
      for (const severity of ["none", "cc", "mcc"] as const) {
        for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
          const draft = draftOf(scheme, mdc, entry, principals, random);
          if (severity !== "none")
            draft.otherDiagnoses.push(...complication(complications, severity, random));
          keep(found, provenRecipe(draft, groupOf));
        }
      }
    }
  }
  const groups = [...found].map(([drg, group]) => ({ drg, ...group }));
  groups.sort((a, b) => compareText(a.drg, b.drg));
  return {
    reference: schemeReference(scheme),
    groups,
    ungroupable: ungroupableRecipes(scheme, principals, groupOf, random),
  };
}

function keep(
  found: Map<string, { readonly adrg: string; readonly mdc: string; readonly recipes: SampleRecipe[] }>,
  proven: ReturnType<typeof provenRecipe>,
): void {
  if (proven === undefined) return;
  const { recipe, drg, adrg, mdc } = proven;
  const group = found.get(drg);
  if (group === undefined) found.set(drg, { adrg, mdc, recipes: [recipe] });
  else if (group.recipes.length < MOST_RECIPES && !group.recipes.some((other) => sameCodes(other, recipe))) {
    group.recipes.push(recipe);
  }
}

function draftOf(
  scheme: Scheme,
  mdc: Mdc,
  entry: AdrgEntry,
  principals: readonly string[],
  random: Random,
): CaseDraft {
  const draft: CaseDraft = { otherDiagnoses: [], procedures: [] };
  draftFor(mdc.condition, draft, lookup(scheme, mdc.lists), random);
  draftFor(entry.condition, draft, lookup(scheme, entry.lists, mdc.lists), random);
  if (entry.drgs.length > 0) {
    draftFor(random.pick(entry.drgs).condition, draft, lookup(scheme, entry.lists, mdc.lists), random);
  }
  // Pre-MDC groups ask for a procedure alone.
  if (principals.length > 0) draft.principalDiagnosis ??= random.pick(principals);
  return draft;
}

/** A list by reference: `@name` of the scheme, a name of the entry or its MDC, or the codes themselves. */
function lookup(scheme: Scheme, ...scopes: readonly (CodeLists | undefined)[]): ListLookup {
  return (reference) => {
    if (typeof reference !== "string") return reference;
    if (reference === "@validProcedures") return scheme.validProcedures;
    if (reference === "@bodySites") return codesOf(scheme.bodySites);
    if (reference.startsWith("@")) return scheme.lists?.[reference.slice(1)] ?? [];
    return scopes.find((lists) => lists?.[reference] !== undefined)?.[reference] ?? [];
  };
}

function complication(
  codes: Readonly<Record<Severity, readonly string[]>>,
  severity: Severity,
  random: Random,
): string[] {
  return codes[severity].length === 0 ? [] : [random.pick(codes[severity])];
}

function codesOf(lists: CodeLists): readonly string[] {
  return Object.values(lists).flat();
}

/** Principal diagnoses with a procedure of another organ until some are found that no group takes. */
function ungroupableRecipes(
  scheme: Scheme,
  principals: readonly string[],
  groupOf: GroupOf,
  random: Random,
): SampleRecipe[] {
  const recipes: SampleRecipe[] = [];
  if (principals.length === 0) return recipes;
  for (let attempt = 0; attempt < 20_000 && recipes.length < UNGROUPABLE_RECIPES; attempt += 1) {
    const recipe: SampleRecipe = {
      diagnoses: [random.pick(principals)],
      procedures:
        random.chance(0.5) && scheme.validProcedures.length > 0 ? [random.pick(scheme.validProcedures)] : [],
      sexes: ["male", "female"],
    };
    const results = recipe.sexes.map((sex) =>
      groupOf(patient(recipe, sex, { ageYears: 50, lengthOfStayDays: 8 })),
    );
    const isOne = results.every(
      ({ status, diagnostics }) => status === "ungroupable" && !diagnostics.some(isOddity),
    );
    if (isOne) recipes.push(recipe);
  }
  return recipes;
}

function sameCodes(a: SampleRecipe, b: SampleRecipe): boolean {
  return a.diagnoses.join() === b.diagnoses.join() && a.procedures.join() === b.procedures.join();
}
