import * as z from "zod";
import { CONDITION_KINDS, type Condition } from "./condition.js";
import type { OperandForms } from "./condition-forms.js";
import { SCHEME_FORMAT } from "./scheme.js";

const code = z.string().min(1).max(40);
const name = z.string().max(400);
const codes = z.array(code);
const lists = z.record(z.string().min(1).max(60), codes);

/** Names in both languages. */
const listTitles = z.record(z.string().min(1).max(60), z.strictObject({ zh: name, en: name }));

const listReference = z.union([z.string().min(1).max(60), codes]);

const comparisons = {
  "<": z.number().exactOptional(),
  "<=": z.number().exactOptional(),
  ">": z.number().exactOptional(),
  ">=": z.number().exactOptional(),
  "==": z.number().exactOptional(),
};

const numberTest = z
  .strictObject(comparisons)
  .refine((test) => Object.keys(test).length > 0, { error: "no comparison given" });

const codeCount = z
  .strictObject({ list: listReference, ...comparisons })
  .refine((test) => Object.keys(test).length > 1, { error: "no comparison given" });

/** The schema of each form of operand. */
const OPERANDS: { readonly [Form in keyof OperandForms<Condition>]: z.ZodType } = {
  none: z.undefined(),
  conditions: z.array(z.lazy(() => conditionSchema)).min(1),
  condition: z.lazy(() => conditionSchema),
  list: listReference,
  prefix: code,
  number: numberTest,
  count: codeCount,
  sex: z.enum(["male", "female"]),
  dispositions: z.array(z.number().int()).min(1),
  departments: z.array(z.string().min(1).max(40)).min(1),
  remark: z.string().min(1).max(400),
};

const KINDS = Object.entries(CONDITION_KINDS);

/** 入组条件 as JSON: one of the kinds, the plain ones by their name, the others by a key with an operand. */
export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.enum(KINDS.flatMap(([name, { form }]) => (form === "none" ? [name] : []))),
    ...KINDS.flatMap(([name, { form }]) =>
      form === "none" ? [] : [z.strictObject({ [name]: OPERANDS[form] })],
    ),
  ]),
) as z.ZodType<Condition>;

const text = z.strictObject({ zh: z.string().min(1).max(200), en: z.string().min(1).max(200) });

const provenanceSchema = z.strictObject({
  publisher: z.string().min(1).max(400),
  transcribedBy: z.string().max(400).exactOptional(),
  repository: z.string().max(200).exactOptional(),
  commit: z.string().max(64).exactOptional(),
  path: z.string().max(200).exactOptional(),
  license: z.string().max(400).exactOptional(),
  notes: z.array(z.string().max(2000)).exactOptional(),
});

const switchesShape = {
  adrgWithoutDrg: z.enum(["take-adrg-code", "try-next-adrg"]),
  mdcWithoutAdrg: z.enum(["try-next-mdc", "ungroupable"]),
  retry: z.enum(["none", "each-other-procedure"]),
  newbornWeight: z.enum(["required", "not-checked"]),
  invalidPrincipalDiagnosis: z.enum(["refuse", "accept"]),
  invalidProcedure: z.enum(["drop", "keep-place", "keep"]),
  withoutMainProcedure: z.enum(["every-group", "medical-only"]).exactOptional(),
  greyPrincipalCode: z.enum(["refuse", "accept"]).exactOptional(),
};

/** 方案开关. */
const switchesSchema = z.strictObject(switchesShape);

const assumptionSchema = z.strictObject({
  text: z.strictObject({ zh: z.string().min(1).max(400), en: z.string().min(1).max(400) }),
  from: z
    .strictObject({ scheme: z.string().min(1).max(200), group: z.string().min(1).max(40).exactOptional() })
    .exactOptional(),
  list: z.string().min(1).max(60).exactOptional(),
  codes: codes.exactOptional(),
});

const assumed = z.array(assumptionSchema);

const drgSchema = z.strictObject({
  code,
  name,
  condition: conditionSchema,
  assumed: assumed.exactOptional(),
});

const adrgKind = z.enum(["pre", "surgical", "procedure", "medical"]);
const mdcKind = z.enum(["pre", "normal"]);

const adrgEntrySchema = z.strictObject({
  id: code,
  code,
  name,
  kind: adrgKind,
  condition: conditionSchema,
  lists: lists.exactOptional(),
  assumed: assumed.exactOptional(),
  drgs: z.array(drgSchema),
});

const ambiguousSchema = z.strictObject({
  code,
  name,
  enabled: z.boolean(),
  stands: z.enum(["beforeMedical", "onMedicalMatch"]),
  condition: conditionSchema,
});

const mdcSchema = z.strictObject({
  code,
  name,
  kind: mdcKind,
  condition: conditionSchema,
  lists: lists.exactOptional(),
  assumed: assumed.exactOptional(),
  ambiguous: ambiguousSchema.exactOptional(),
  adrgs: z.array(adrgEntrySchema),
});

const identity = {
  format: z.literal(SCHEME_FORMAT),
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  version: z.string().regex(/^[0-9a-z][0-9a-z.-]*$/),
  revision: z.number().int().min(1).exactOptional(),
  title: text,
  region: z
    .string()
    .regex(/^\d{6}$/)
    .exactOptional(),
  provenance: provenanceSchema,
};

/** 分组方案, complete. */
export const schemeSchema = z.strictObject({
  ...identity,
  switches: switchesSchema,
  validProcedures: codes,
  invalidPrincipalDiagnoses: codes.exactOptional(),
  invalidProcedures: codes.exactOptional(),
  greyDiagnoses: codes.exactOptional(),
  greyProcedures: codes.exactOptional(),
  codeEdition: code.exactOptional(),
  bodySites: lists,
  lists: lists.exactOptional(),
  listTitles: listTitles.exactOptional(),
  complications: z.strictObject({ mcc: lists, cc: lists, exclusions: lists }),
  mdcs: z.array(mdcSchema).min(1),
});

const listPatch = z.strictObject({ add: codes.exactOptional(), remove: codes.exactOptional() });
const listsPatch = z.record(z.string().min(1).max(60), z.union([listPatch, codes, z.null()]));

function orderedPatch<Item extends z.ZodType, Change extends z.ZodType>(item: Item, change: Change) {
  return z.strictObject({
    remove: codes.exactOptional(),
    change: z.record(code, change).exactOptional(),
    add: z.array(z.strictObject({ before: code.exactOptional(), item })).exactOptional(),
    order: codes.exactOptional(),
  });
}

const drgChange = z.strictObject({
  name: name.exactOptional(),
  condition: conditionSchema.exactOptional(),
  assumed: assumed.exactOptional(),
});

const adrgChange = z.strictObject({
  code: code.exactOptional(),
  name: name.exactOptional(),
  kind: adrgKind.exactOptional(),
  condition: conditionSchema.exactOptional(),
  lists: listsPatch.exactOptional(),
  assumed: assumed.exactOptional(),
  drgs: orderedPatch(drgSchema, drgChange).exactOptional(),
});

const mdcChange = z.strictObject({
  name: name.exactOptional(),
  kind: mdcKind.exactOptional(),
  condition: conditionSchema.exactOptional(),
  lists: listsPatch.exactOptional(),
  assumed: assumed.exactOptional(),
  ambiguous: ambiguousSchema.nullable().exactOptional(),
  adrgs: orderedPatch(adrgEntrySchema, adrgChange).exactOptional(),
});

/** 方案补丁. */
const schemePatchSchema = z.strictObject({
  switches: z
    .strictObject({
      adrgWithoutDrg: switchesShape.adrgWithoutDrg.exactOptional(),
      mdcWithoutAdrg: switchesShape.mdcWithoutAdrg.exactOptional(),
      retry: switchesShape.retry.exactOptional(),
      newbornWeight: switchesShape.newbornWeight.exactOptional(),
      invalidPrincipalDiagnosis: switchesShape.invalidPrincipalDiagnosis.exactOptional(),
      invalidProcedure: switchesShape.invalidProcedure.exactOptional(),
      withoutMainProcedure: switchesShape.withoutMainProcedure,
      greyPrincipalCode: switchesShape.greyPrincipalCode,
    })
    .exactOptional(),
  validProcedures: listPatch.exactOptional(),
  invalidPrincipalDiagnoses: listPatch.exactOptional(),
  invalidProcedures: listPatch.exactOptional(),
  greyDiagnoses: listPatch.exactOptional(),
  greyProcedures: listPatch.exactOptional(),
  codeEdition: code.nullable().exactOptional(),
  bodySites: listsPatch.exactOptional(),
  lists: listsPatch.exactOptional(),
  listTitles: listTitles.exactOptional(),
  complications: z
    .strictObject({
      mcc: listsPatch.exactOptional(),
      cc: listsPatch.exactOptional(),
      exclusions: listsPatch.exactOptional(),
    })
    .exactOptional(),
  mdcs: orderedPatch(mdcSchema, mdcChange).exactOptional(),
});

/** 派生方案: a base and a patch. */
export const patchedSchemeSchema = z.strictObject({
  ...identity,
  extends: z.string().regex(/^[a-z][a-z0-9-]*@[0-9a-z][0-9a-z.-]*$/),
  patch: schemePatchSchema,
});

/** A scheme file: complete or derived. */
export const schemeFileSchema = z.union([schemeSchema, patchedSchemeSchema]);
