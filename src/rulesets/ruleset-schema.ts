import * as z from "zod";
import { schemaOf } from "../declare/to-schema.js";
import {
  civilDateString,
  decimalString,
  sourceSchema,
  valueStatusSchema,
} from "../primitives/cited-schema.js";
import type { LocalizedText } from "../primitives/index.js";
import { conditionSchema } from "../rules/condition-schema.js";
import { rulesSectionSchema } from "../rules/rules-schema.js";
import { settlementDeclaration } from "../settlement/parameters.js";
import { weightsDeclaration } from "../weights/parameters.js";
import type { JsonValue } from "./read-json.js";
import { schemeDeclaration } from "./scheme-choice.js";

/** What a text of a form of its own is held to, as the check says it, and in words for people. */
const FORMS = {
  id: "expected lower-case words joined by hyphens",
  version: "expected a year, with a revision where there is one (2020.1)",
  reference: "expected id@version",
  region: "expected the six digits of GB/T 2260",
} as const;
export const FORM_RULES: ReadonlyMap<string, LocalizedText> = new Map<string, LocalizedText>([
  [
    FORMS.id,
    {
      zh: "小写字母的词以连字符相连，不带数字",
      en: "words of lower-case letters joined by hyphens, without digits",
    },
  ],
  [
    FORMS.version,
    { zh: "年度，更正另加序号（2020.1）", en: "a year, with a revision where there is one (2020.1)" },
  ],
  [FORMS.reference, { zh: "标识@版本", en: "id@version" }],
  [FORMS.region, { zh: "GB/T 2260 的六位数字", en: "the six digits of GB/T 2260" }],
]);

/** `<province>` or `<province>-<city>`, in pinyin. */
const idString = z
  .string()
  .regex(/^[a-z]+(-[a-z]+)*$/, { error: FORMS.id })
  .max(60);

/** `2020` or, for a correction, `2020.1`. */
const versionString = z.string().regex(/^\d{4}(\.\d{1,3})?$/, { error: FORMS.version });

/** `id@version` of an edition. */
export const referenceString = z
  .string()
  .regex(/^[a-z]+(-[a-z]+)*@\d{4}(\.\d{1,3})?$/, { error: FORMS.reference })
  .max(80);

const regionString = z.string().regex(/^\d{6}$/, { error: FORMS.region });

/** What has a form of its own, and one that is right. */
export const FORM_EXAMPLES: ReadonlyMap<z.ZodType, JsonValue> = new Map<z.ZodType, JsonValue>([
  [idString, "own-city"],
  [versionString, "2027"],
  [referenceString, "own-city@2027"],
  [regionString, "000000"],
  [valueStatusSchema, "unknown"],
  [conditionSchema, { fact: "lengthOfStayDays", operator: "greaterThan", value: 60 }],
]);

export const documentSchema = z.strictObject({
  key: z.string().min(1).max(200),
  title: z.string().min(1).max(400),
  issuer: z.string().max(200).optional(),
  number: z.string().max(100).optional(),
  published: civilDateString.optional(),
  href: z.string().max(400).optional(),
  seen: z.enum(["full-text", "excerpt", "slides", "transcription", "none"]),
  digest: z
    .string()
    .regex(/^[0-9a-f]{64}$/, { error: "expected a SHA-256 in lower-case hexadecimal" })
    .optional(),
  note: z.string().max(1000).optional(),
});

/** What every edition file says about itself; never inherited. */
const identityShape = {
  $schema: z.string().max(200).optional(),
  id: idString,
  version: versionString,
  title: z.strictObject({ zh: z.string().min(1).max(200), en: z.string().min(1).max(200) }),
  region: regionString,
  effective: z.strictObject({ from: civilDateString, to: civilDateString.nullable() }),
  selectBy: z.enum(["discharge", "settlement"]),
  lastVerifiedOn: civilDateString,
  extends: referenceString.optional(),
  groupTable: z.boolean().optional(),
  /** found by its reference only, never by region and day or by its id alone: another account of a year that has an edition */
  byReferenceOnly: z.boolean().optional(),
};

/** The members that a child inherits value by value. */
const inheritedShape = {
  scheme: schemaOf(schemeDeclaration),
  codeEditions: z.strictObject({
    diagnoses: z.string().min(1).max(100),
    procedures: z.string().min(1).max(100),
  }),
  documents: z.array(documentSchema).max(500),
  weights: schemaOf(weightsDeclaration).optional(),
  settlement: schemaOf(settlementDeclaration).optional(),
  rules: rulesSectionSchema.optional(),
};

/** The identity of an edition file; its sections are checked when they have been composed with those of its parents. */
export const editionIdentitySchema = z.looseObject(identityShape);

/** 规则集文件的模式: a complete edition, its inheritance resolved. Strict, without transforms. */
export const rulesetSchema = z.strictObject({ ...identityShape, ...inheritedShape });

/** The members that are inherited, by name. */
export const INHERITED_MEMBERS = Object.keys(inheritedShape) as readonly (keyof typeof inheritedShape)[];

/** The members that belong to one edition alone, by name. */
export const IDENTITY_MEMBERS = Object.keys(identityShape) as readonly (keyof typeof identityShape)[];

const cellSchema = z.union([decimalString, z.string().max(20), z.boolean()]).nullable();

/** 病组表文件的模式. */
export const groupTableSchema = z.strictObject({
  $schema: z.string().max(200).optional(),
  edition: referenceString,
  source: sourceSchema,
  status: valueStatusSchema,
  note: z.string().max(1000).optional(),
  columns: z
    .array(
      z
        .string()
        .regex(/^[a-z][A-Za-z0-9]*$/, { error: "expected the name of a column, in letters" })
        .max(40),
    )
    .min(2)
    .max(40),
  rows: z.array(z.array(cellSchema)).min(1).max(20_000),
});

/** An edition, complete, as JSON holds it. */
export type RulesetJson = z.infer<typeof rulesetSchema>;
