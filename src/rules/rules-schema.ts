import { schemaOf } from "../declare/to-schema.js";
import { sourceSchema, valueStatusSchema } from "../primitives/cited-schema.js";
import { conditionSchema } from "./condition-schema.js";
import { SOURCE, STATUS } from "./parameters/audit-rule.js";
import { CONDITION } from "./parameters/condition-form.js";
import { rulesDeclaration } from "./parameters.js";

/** 监管一节的模式: that of its declaration, with the forms that only this room knows. */
export const rulesSectionSchema = schemaOf(rulesDeclaration, {
  [CONDITION]: conditionSchema,
  [SOURCE]: sourceSchema,
  [STATUS]: valueStatusSchema,
});
