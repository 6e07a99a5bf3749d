import type { LocalizedText } from "../../primitives/index.js";
import type { AuditCase } from "../audit-case.js";
import { daysOf } from "../finding.js";
import type { TreatmentModule } from "../parameters.js";
import type { Detector } from "./detector.js";
import type { RuleRecorder } from "./rule-recorder.js";
import { showsOneOf, TreatmentLookup } from "./treatment-lookup.js";

/** A group of codes of a module of which a stay must show one. */
interface Requirement {
  readonly title: LocalizedText;
  readonly codes: ReadonlySet<string>;
  readonly module: TreatmentModule;
}

/**
 * 治疗与诊断不符（高编高靠）(WX-030): flags a case that shows none of the necessary treatment of a diagnosis, or of a coded
 * operation, that it carries. Without its charged items a case is unknown, unless a procedure already answers.
 */
export function upCodingDetector(recorder: RuleRecorder, modules: readonly TreatmentModule[]): Detector {
  const requirements = (module: TreatmentModule): readonly Requirement[] =>
    module.necessary === undefined ? [] : [{ title: module.title, codes: new Set(module.necessary), module }];
  return treatmentDetector(recorder, modules, requirements, (subject, lacking) => ({
    zh: `病例 ${subject.caseId} 的诊断或手术操作对应治疗模块“${titles(lacking, "zh")}”，但未见任何必要的手术、检查、检验或用药项目。`,
    en: `Case ${subject.caseId} carries a diagnosis or an operation of the module ${titles(lacking, "en")} and shows none of its necessary operations, examinations, tests or drugs.`,
  }));
}

/** 医疗服务提供不足 (WX-032): flags a case that lacks a line of the core treatment of a diagnosis or operation it carries. */
export function underServiceDetector(recorder: RuleRecorder, modules: readonly TreatmentModule[]): Detector {
  const requirements = (module: TreatmentModule): readonly Requirement[] =>
    (module.core ?? []).map(({ title, anyOf }) => ({ title, codes: new Set(anyOf), module }));
  return treatmentDetector(recorder, modules, requirements, (subject, lacking) => ({
    zh: `病例 ${subject.caseId} 未见核心治疗：${titles(lacking, "zh")}。`,
    en: `Case ${subject.caseId} lacks core treatment: ${titles(lacking, "en")}.`,
  }));
}

/** Each module's requirements are made once; a case is flagged when one of them is surely not met. */
function treatmentDetector(
  recorder: RuleRecorder,
  modules: readonly TreatmentModule[],
  requirementsOf: (module: TreatmentModule) => readonly Requirement[],
  message: (subject: AuditCase, lacking: readonly Requirement[]) => LocalizedText,
): Detector {
  const requirements = new Map(modules.map((module) => [module, requirementsOf(module)]));
  const lookup = new TreatmentLookup(modules.filter((module) => requirements.get(module)?.length !== 0));
  const add = (subject: AuditCase, row: number) => {
    const called = lookup.modulesFor(subject);
    if (called.length === 0)
      return subject.diagnoses.length === 0 ? recorder.unknown(subject.caseId, ["diagnoses"]) : undefined;
    const needed = called.flatMap((module) => requirements.get(module) ?? []);
    const unmet = needed.filter(({ codes, module }) => showsOneOf(subject, codes, module) !== true);
    if (unmet.length === 0) return recorder.pass(row);
    if (subject.items === undefined) return recorder.unknown(subject.caseId, ["items"]);
    const observation = {
      key: subject.caseId,
      days: daysOf(subject),
      caseIds: [subject.caseId],
      hospitalId: subject.hospitalId,
      operands: {
        diagnoses: subject.diagnoses.join(" "),
        modules: called.map((module) => module.id).join(" "),
        lacking: titles(unmet, "zh"),
        procedures: subject.procedures.join(" ") || "-",
      },
      message: message(subject, unmet),
    };
    recorder.flag(observation, row);
  };
  return { add };
}

function titles(requirements: readonly Requirement[], locale: "zh" | "en"): string {
  return requirements.map(({ title }) => title[locale]).join(locale === "zh" ? "、" : ", ");
}
