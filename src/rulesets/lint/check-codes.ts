import type { Diagnostic } from "../../primitives/index.js";
import { statesBelow } from "../cited-values.js";
import type { Ruleset } from "../ruleset.js";
import { lintMessages } from "./ruleset-lint-messages.js";

const REFERENCE = /^[a-z][a-z0-9-]*@[0-9][0-9.]*$/;

/** 方案与编码检查: a scheme is named by name and version, and diagnoses and procedures are coded by one edition. */
export function checkCodes({ scheme, codeEditions }: Ruleset): readonly Diagnostic[] {
  const { diagnoses, procedures } = codeEditions;
  const isOneEdition = editionOf(diagnoses) === editionOf(procedures);
  return [
    ...statesBelow(scheme, "scheme")
      .filter(({ cited: { value } }) => value !== null && !REFERENCE.test(String(value)))
      .map(({ path, cited: { value } }) =>
        lintMessages.diagnostic("error", "LINT_SCHEME_REFERENCE", path, { value: String(value) }),
      ),
    ...(isOneEdition
      ? []
      : [
          lintMessages.diagnostic("warning", "LINT_CODE_EDITIONS", "codeEditions", { diagnoses, procedures }),
        ]),
  ];
}

/** What is written behind the name of the classification: `医保版 2.0`. */
function editionOf(codes: string): string {
  return codes.replace(/^\S+\s*/, "");
}
