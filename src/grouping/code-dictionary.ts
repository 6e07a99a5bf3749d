import type { Diagnostic, LocalizedText } from "../primitives/index.js";
import type { GroupableCase } from "./case-view.js";
import { groupingMessages } from "./grouping-messages.js";
import type { SchemeProvenance } from "./scheme.js";

/** 编码字典 of one kind of code, as a file holds it. */
export interface CodeSystem {
  readonly format: "chs-drg-codes/1";
  readonly id: string;
  readonly title: LocalizedText;
  readonly kind: "diagnosis" | "procedure";
  readonly provenance: SchemeProvenance;
  /** code -> name */
  readonly names: Readonly<Record<string, string>>;
  /** 灰码: codes that are not for settlement */
  readonly grey?: readonly string[];
}

/** 编码字典 ready to look codes up in; made by `loadCodeDictionary`. */
export interface CodeDictionary {
  readonly diagnoses: LoadedCodes;
  readonly procedures: LoadedCodes;
}

/** The codes of one kind. */
export interface LoadedCodes {
  readonly title: LocalizedText;
  readonly names: ReadonlyMap<string, string>;
  readonly grey: ReadonlySet<string>;
}

/** 载入编码字典 for diagnoses and for procedures. */
export function loadCodeDictionary(diagnoses: CodeSystem, procedures: CodeSystem): CodeDictionary {
  return { diagnoses: loadedCodes(diagnoses), procedures: loadedCodes(procedures) };
}

function loadedCodes({ title, names, grey = [] }: CodeSystem): LoadedCodes {
  return { title, names: new Map(Object.entries(names)), grey: new Set(grey) };
}

/**
 * 编码校验: the codes of a case that are not in the dictionary, or are grey codes of it. A diagnostic changes no group.
 *
 * @returns one diagnostic a code, in the order of the record
 */
export function checkCodes(record: GroupableCase, dictionary: CodeDictionary): readonly Diagnostic[] {
  return [
    ...checkList("diagnoses", record.diagnoses, dictionary.diagnoses),
    ...checkList("procedures", record.procedures, dictionary.procedures),
  ];
}

function checkList(list: string, codes: readonly string[], known: LoadedCodes): readonly Diagnostic[] {
  const { title, names, grey } = known;
  const problems: Diagnostic[] = [];
  codes.forEach((code, at) => {
    const problem = grey.has(code) ? "GROUPING_CODE_GREY" : "GROUPING_CODE_UNKNOWN";
    if (names.has(code) && !grey.has(code)) return;
    const info = { code, dictionary: title };
    problems.push(groupingMessages.diagnostic("warning", problem, `${list}.${at}`, info));
  });
  return problems;
}
