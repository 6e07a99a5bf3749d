import type { LocalizedText } from "../../primitives/index.js";
import { complicationAt, excludedComplications } from "../case-complications.js";
import { type ComplicationKind, HAS_MCC } from "../case-view.js";
import {
  andOperand,
  type EditOption,
  type KindOfCondition,
  NO_LIST,
  NO_OPERANDS,
  spread,
} from "../condition-kind.js";
import { removals, siteEdits } from "./code-edits.js";

/** 无条件 or 从不: what holds for every case, or for none. */
export function constant<Part>(value: boolean, title: LocalizedText): KindOfCondition<"none", Part> {
  return {
    form: "none",
    title,
    list: NO_LIST,
    compile: (_, wanted) => (value === wanted ? () => true : () => false),
    operands: () => NO_OPERANDS,
    text: () => title,
    edits: () => [],
  };
}

/** 合并症: an other diagnosis is a complication that the principal diagnosis does not exclude. */
export function complication<Part>(
  kind: ComplicationKind,
  title: LocalizedText,
  text: LocalizedText,
): KindOfCondition<"none", Part> {
  const name = kind === HAS_MCC ? "mcc" : "cc";
  const excludedName = kind === HAS_MCC ? "excludedMcc" : "excludedCc";
  return {
    form: "none",
    title,
    list: NO_LIST,
    compile: (_, wanted) => (view) => ((view.severity & kind) !== 0) === wanted,
    operands: () => (view, before) => {
      const at = complicationAt(view, name);
      if (at >= 0) return andOperand(before, `${name}=${view.record.diagnoses[at] ?? ""}`);
      const excluded = excludedComplications(view, name);
      const [first] = excluded;
      if (first === undefined) return before;
      const operands = [
        ...excluded.map(({ code }) => `${excludedName}=${code}`),
        ...(first.table === undefined ? [] : [`exclusionTable=${first.table}`]),
        `principalDiagnosis=${first.principalDiagnosis}`,
      ];
      return operands.reduce(andOperand, before);
    },
    text: () => text,
    edits(_, wanted, { record, samples, billable, complications }) {
      if (!wanted) {
        const acting = new Set(complications(kind, "all"));
        return [removals(record, "diagnosis", (code) => acting.has(code), 1)];
      }
      return spread(billable("diagnosis", complications(kind, "not-excluded")), samples)
        .filter((code) => !record.diagnoses.includes(code))
        .map((code): EditOption => [{ edit: "add-diagnosis", code }]);
    },
  };
}

/** 多部位创伤: the principal diagnosis lies in one body site and another diagnosis in a different one. */
export function secondBodySite<Part>(): KindOfCondition<"none", Part> {
  return {
    form: "none",
    title: { zh: "创伤部位", en: "body site" },
    list: NO_LIST,
    compile: (_, wanted) => (view) => view.hasSecondBodySite === wanted,
    operands: () => NO_OPERANDS,
    text: () => ({
      zh: "另一诊断与主要诊断不在同一创伤部位",
      en: "another diagnosis lies in a different body site than the principal one",
    }),
    edits: (_, wanted, context) => (wanted ? siteEdits(context) : []),
  };
}

/** 未转录: a rule that nobody has obtained; it neither holds nor fails, and the result says so. */
export function notTranscribed<Part>(): KindOfCondition<"remark", Part> {
  return {
    form: "remark",
    title: { zh: "未转录", en: "not transcribed" },
    list: NO_LIST,
    compile(why, _, { owner }) {
      const rule = { entry: owner, why };
      return (view) => {
        view.openRule ??= rule;
        return false;
      };
    },
    operands: () => NO_OPERANDS,
    text: (why) => ({ zh: `条件未转录：${why}`, en: `not transcribed: ${why}` }),
    edits: () => [],
  };
}
