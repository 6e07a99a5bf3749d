import { CASE_TABLE } from "../../src/cases/fields/case-fields.js";
import { GENERATED } from "./record-type.js";

/**
 * The source of the reader of case fields: one named statement a field. An object that grows by computed keys takes ten times as
 * long to build as one that grows by named ones.
 */
export function caseReader(): string {
  const required: readonly string[] = CASE_TABLE.required;
  const defaults: readonly string[] = Object.keys(CASE_TABLE.defaults);
  const others = Object.keys(CASE_TABLE.fields).filter(
    (name) => !required.includes(name) && !defaults.includes(name),
  );
  const first = [
    ...required.map((name) => `    ${name}: takeRequired(FIELDS.${name}, given.${name}, context) ?? "",`),
    ...defaults.map(
      (name) => `    ${name}: take(FIELDS.${name}, given.${name}, context) ?? DEFAULTS.${name},`,
    ),
  ];
  const rest = others.flatMap((name) => [
    `  const ${name} = take(FIELDS.${name}, given.${name}, context);`,
    `  if (${name} !== undefined) read.${name} = ${name};`,
  ]);
  return `${GENERATED}
import type { CaseDraft } from "./case-draft.js";
import { CASE_TABLE } from "./fields/case-fields.js";
import { namedFields, take, takeRequired } from "./take-field.js";
import type { ReadContext } from "./value-reader.js";

const FIELDS = namedFields(CASE_TABLE.fields);
const DEFAULTS = CASE_TABLE.defaults;

/** Reads the fields of a case; what is wrong goes into the context. */
export function readCaseFields(given: Readonly<Record<string, unknown>>, context: ReadContext): CaseDraft {
  const read: CaseDraft = {
${first.join("\n")}
  };
${rest.join("\n")}
  return read;
}
`;
}
