import { parseCase } from "chs-drg/cases";
import { loadShippedCodes, loadShippedScheme } from "chs-drg/data";
import {
  counterfactuals,
  decisiveCodes,
  describeEdit,
  describeWhyNot,
  explainGrouping,
  groupCase,
  groupName,
  whyNot,
} from "chs-drg/grouping";
import type { Answer, Ask } from "./operations.js";

/** 分组与解释 of one case under one scheme. */
export async function groupAnswer(ask: Ask<"group">): Promise<Answer<"group">> {
  const { locale } = ask;
  const scheme = await loadShippedScheme(ask.scheme);
  const { dictionary } = await loadShippedCodes();
  const record = parseCase({ caseId: "1", ...ask.record });
  const result = groupCase(record, scheme, { dictionary });
  const steps = explainGrouping(record, scheme, locale, { dictionary })
    .split("\n")
    .slice(1, result.diagnostics.length === 0 ? undefined : -result.diagnostics.length)
    .map((line) => line.trim());
  const { status, mdc, adrg, drg } = result;
  return {
    ...{ status, mdc, adrg, drg },
    name: groupName(scheme.scheme, drg) ?? "",
    steps,
    notes: result.diagnostics.map(({ code, message }) => `${message[locale]} (${code})`),
    decisive: decisiveCodes(record, scheme).map(({ code, changes, without }) => ({
      code,
      without: without.drg,
      changes: Object.values(changes).some(Boolean),
    })),
    changes: counterfactuals(record, scheme).map(({ edit, result: { drg } }) => ({
      edit: describeEdit(edit)[locale],
      drg,
    })),
    ...(ask.whyNot && { whyNot: describeWhyNot(whyNot(record, ask.whyNot, scheme), locale) }),
  };
}
