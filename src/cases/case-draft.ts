import type { InpatientCase } from "./inpatient-case.js";

/** A case while it is being read. */
export type CaseDraft = { -readonly [Field in keyof InpatientCase]: InpatientCase[Field] };
