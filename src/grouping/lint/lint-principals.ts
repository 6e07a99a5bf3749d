import { ownedAdrg } from "../explain/scheme-probe.js";
import { askedDiagnoses, firstCodes, type LintContext } from "./lint-context.js";
import { NEVER_PRINCIPAL } from "./name-words.js";
import { lintMessages } from "./scheme-lint-messages.js";

/**
 * 主要诊断检查: groups that ask, as principal diagnosis, for codes that are never one: the outcome of delivery and the other
 * additional codes of ICD-10, and what the scheme itself refuses. Nobody reaches a group that asks for nothing else.
 */
export function lintPrincipals(context: LintContext): void {
  const { scheme } = context.compiled;
  const refused = new Set(scheme.invalidPrincipalDiagnoses ?? []);
  for (const mdc of scheme.mdcs) {
    for (const entry of mdc.adrgs) {
      const asked = askedDiagnoses(context, ownedAdrg(entry)) ?? [];
      const never = asked.filter(
        (code) => refused.has(code) || NEVER_PRINCIPAL.some(({ begins }) => code.startsWith(begins)),
      );
      if (never.length === 0) continue;
      const info = { entry: entry.id, count: never.length, of: asked.length, codes: firstCodes(never) };
      context.add(
        lintMessages.diagnostic(
          never.length === asked.length ? "error" : "info",
          "LINT_NEVER_PRINCIPAL",
          `mdcs.${mdc.code}.adrgs.${entry.id}`,
          info,
          { related: never },
        ),
      );
    }
  }
}
