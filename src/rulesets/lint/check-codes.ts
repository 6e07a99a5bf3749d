import { type Diagnostic, nearestName } from "../../primitives/index.js";
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

/** 方案可得: the prescribed scheme is at hand, or the one that stands in for it. */
export function checkScheme({ scheme }: Ruleset, known: readonly string[]): readonly Diagnostic[] {
  const named = statesBelow(scheme, "scheme").filter(({ cited: { value } }) => REFERENCE.test(String(value)));
  const isAtHand = named.some(({ cited: { value } }) => known.includes(String(value)));
  return (isAtHand ? [] : named).map(({ path, cited: { value } }) => {
    const info = { scheme: String(value), nearest: nearestName(String(value), known) };
    return lintMessages.diagnostic("warning", "LINT_SCHEME_UNKNOWN", path, info);
  });
}

/** What is written behind the name of the classification: `医保版 2.0`. */
function editionOf(codes: string): string {
  return codes.replace(/^\S+\s*/, "");
}
