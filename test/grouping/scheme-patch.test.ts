import { describe, expect, it } from "vitest";
import type * as z from "zod";
import { applySchemePatch } from "../../src/grouping/apply-scheme-patch.js";
import { groupCase, loadScheme, type PatchedScheme, type Scheme } from "../../src/grouping/index.js";
import { makeSchemePatch } from "../../src/grouping/make-scheme-patch.js";
import type { SchemePatch } from "../../src/grouping/scheme-patch.js";
import type { patchedSchemeSchema, schemeSchema } from "../../src/grouping/scheme-schema.js";
import { isDrgError } from "../../src/primitives/index.js";
import { MADE_UP } from "./made-up-scheme.js";
import { shippedReferences, shippedScheme } from "./shipped-schemes.js";

function derived(patch: SchemePatch): PatchedScheme {
  const { format, title, provenance } = MADE_UP;
  return { format, id: "local", version: "1", title, provenance, extends: "made-up@3", patch };
}

const apply = (patch: SchemePatch) => applySchemePatch(MADE_UP, derived(patch));
const entryOf = (scheme: Scheme, id: string) =>
  scheme.mdcs.flatMap((mdc) => mdc.adrgs).find((entry) => entry.id === id);

describe("patches of schemes", () => {
  it("an empty patch changes nothing but the identity", () => {
    expect(apply({})).toEqual({ ...MADE_UP, id: "local", version: "1" });
  });

  it("adds, removes, renames and reconditions groups, and changes lists", () => {
    const scheme = apply({
      switches: { mdcWithoutAdrg: "try-next-mdc" },
      validProcedures: { add: ["00.6600"], remove: ["37.5100"] },
      complications: { cc: { "3": { add: ["E87.100"] }, "9": ["K52.900"], "4": null } },
      mdcs: {
        remove: ["MDCY"],
        change: {
          MDCE: {
            name: "呼吸",
            lists: { diagnoses: { add: ["J45.900"] } },
            ambiguous: null,
            adrgs: {
              change: {
                EB1: { drgs: { remove: ["EB10"], change: { EB15: { name: "肺叶切除术" } } } },
                ES4: { drgs: { change: { ES4A: { condition: "never" } } } },
              },
              add: [{ before: "ER1", item: { ...copyOf("ER1"), id: "EX1", code: "EX1", drgs: [] } }],
            },
          },
        },
      },
    });
    expect(scheme.switches.mdcWithoutAdrg).toBe("try-next-mdc");
    expect(scheme.validProcedures).not.toContain("37.5100");
    expect(scheme.validProcedures).toContain("00.6600");
    expect(scheme.complications.cc).toEqual({ "3": ["E87.100", "E87.600"], "9": ["K52.900"] });
    expect(scheme.mdcs.map(({ code }) => code)).not.toContain("MDCY");
    const mdc = scheme.mdcs.find(({ code }) => code === "MDCE");
    expect(mdc?.ambiguous).toBeUndefined();
    expect(mdc?.name).toBe("呼吸");
    expect(mdc?.adrgs.map(({ id }) => id)).toEqual(["EB1", "ES4", "EX1", "ER1"]);
    expect(entryOf(scheme, "EB1")?.drgs.map(({ code }) => code)).toEqual(["EB11", "EB13", "EB15"]);
    const record = { caseId: "1", sex: "male", ageYears: 3, procedures: [] } as const;
    const compiled = loadScheme(scheme);
    expect(groupCase({ ...record, diagnoses: ["J18.900", "A41.900"] }, compiled).drg).toBe("ES4B");
  });

  it.each<[string, SchemePatch, string]>([
    ["removes what is not there", { mdcs: { remove: ["MDCQ"] } }, "SCHEME_PATCH_TARGET"],
    ["changes what is not there", { mdcs: { change: { MDCQ: { name: "x" } } } }, "SCHEME_PATCH_TARGET"],
    ["adds what is there", { mdcs: { add: [{ item: copyOfMdc("MDCE") }] } }, "SCHEME_PATCH_TARGET"],
    [
      "inserts before nothing",
      { mdcs: { add: [{ before: "MDCQ", item: { ...copyOfMdc("MDCE"), code: "MDCV" } }] } },
      "SCHEME_PATCH_TARGET",
    ],
    ["orders too few", { mdcs: { order: ["MDCA"] } }, "SCHEME_PATCH_ORDER"],
    ["orders a stranger", { mdcs: { order: ["MDCQ"] } }, "SCHEME_PATCH_ORDER"],
    ["changes a list that is not there", { lists: { nobody: { add: ["1"] } } }, "SCHEME_PATCH_TARGET"],
    ["removes a list that is not there", { lists: { nobody: null } }, "SCHEME_PATCH_TARGET"],
    ["removes a code that is not there", { validProcedures: { remove: ["nobody"] } }, "SCHEME_PATCH_TARGET"],
    ["adds a code twice", { validProcedures: { add: ["99.9900", "99.9900"] } }, "SCHEME_PATCH_TARGET"],
  ])("a patch that %s is refused", (_name, patch, code) => {
    try {
      apply(patch);
      expect.unreachable();
    } catch (error) {
      expect(isDrgError(error) && error.code).toBe(code);
    }
  });

  it("the patch made of two schemes gives the second from the first", () => {
    const local = apply({
      mdcs: {
        order: [...MADE_UP.mdcs.map(({ code }) => code)].reverse(),
        change: { MDCE: { adrgs: { remove: ["ER1"] } } },
      },
      lists: { robot: { remove: ["17.4500"] } },
    });
    const patch = makeSchemePatch(MADE_UP, local);
    expect(applySchemePatch(MADE_UP, derived(patch))).toEqual(local);
    expect(makeSchemePatch(MADE_UP, MADE_UP)).toEqual({});
    const [wuxi, yantai] = [shippedScheme("wuxi@2022").scheme, shippedScheme("yantai@2023").scheme];
    const { switches: _s, validProcedures: _v, bodySites: _b, complications: _c, mdcs: _m, ...head } = yantai;
    const asPatch = { ...derived(makeSchemePatch(wuxi, yantai)), ...head };
    expect(applySchemePatch(wuxi, asPatch)).toEqual(yantai);
  });

  it("every shipped scheme resolves and compiles", () => {
    expect(shippedReferences().length).toBeGreaterThanOrEqual(36);
    for (const reference of shippedReferences()) expect(shippedScheme(reference).reference).toBe(reference);
  });

  it("the public types are those of the schema", () => {
    type Deep<T> = T extends object ? { readonly [K in keyof T]: Deep<T[K]> } : T;
    const read = (file: z.infer<typeof schemeSchema>): Scheme => file;
    const written = (file: Scheme): Deep<z.infer<typeof schemeSchema>> => file;
    const readPatch = (file: z.infer<typeof patchedSchemeSchema>): PatchedScheme => file;
    const writtenPatch = (file: PatchedScheme): Deep<z.infer<typeof patchedSchemeSchema>> => file;
    expect([read, written, readPatch, writtenPatch]).toHaveLength(4);
  });
});

function copyOf(id: string) {
  const entry = entryOf(MADE_UP, id);
  if (entry === undefined) throw new Error(`no entry ${id}`);
  return entry;
}

function copyOfMdc(code: string) {
  const mdc = MADE_UP.mdcs.find((candidate) => candidate.code === code);
  if (mdc === undefined) throw new Error(`no MDC ${code}`);
  return mdc;
}
