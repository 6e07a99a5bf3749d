import { type Diagnostic, deepFreeze, type LocalizedText } from "../primitives/index.js";
import { requireMade } from "../primitives/require-made.js";
import type { GroupableCase } from "./case-view.js";
import { groupingMessages } from "./grouping-messages.js";
import type { SchemeProvenance } from "./scheme.js";

/** 编码对照表 of one kind of code, as a file holds it. */
export interface CrosswalkTable {
  readonly format: "chs-drg-crosswalk/1";
  readonly id: string;
  readonly title: LocalizedText;
  readonly kind: "diagnosis" | "procedure";
  readonly provenance: SchemeProvenance;
  /** codes that stay as they are */
  readonly same: readonly string[];
  /** code -> the code that stands for it */
  readonly changed: Readonly<Record<string, string>>;
  /** codes that may be any of several, which only the record can decide */
  readonly several?: Readonly<Record<string, readonly string[]>>;
}

/** 编码对照 ready for use: from -> to; made by `loadCrosswalk`. */
export interface Crosswalk {
  readonly diagnoses: ReadonlyMap<string, string>;
  readonly procedures: ReadonlyMap<string, string>;
  /** codes of either kind that are not converted, for there are several: code -> what it may be */
  readonly several: ReadonlyMap<string, readonly string[]>;
}

/** 载入编码对照 for diagnoses and for procedures. */
export function loadCrosswalk(diagnoses: CrosswalkTable, procedures: CrosswalkTable): Crosswalk {
  requireMade({ diagnoses, procedures }, "CrosswalkTable", "same", "changed");
  return deepFreeze({
    diagnoses: loadedTable(diagnoses),
    procedures: loadedTable(procedures),
    several: new Map(Object.entries({ ...diagnoses.several, ...procedures.several })),
  });
}

function loadedTable({ same, changed }: CrosswalkTable): ReadonlyMap<string, string> {
  const table = new Map(Object.entries(changed));
  for (const code of same) table.set(code, code);
  return table;
}

/** 编码转换结果: the case with its codes converted, every change, and the first code that could not be. */
export interface CodeConversion {
  readonly record: GroupableCase;
  /** one diagnostic a changed code, in the order of the record */
  readonly changes: readonly Diagnostic[];
  /** the code without an entry, where there is one; the record is then as it was */
  readonly problem: Diagnostic | undefined;
}

/**
 * 编码转换: replaces the codes of a case through a crosswalk (国临版 -> 医保版), first the diagnoses, then the procedures.
 *
 * Applied only where it is asked for: a code of the target edition may mean something else in the source edition.
 */
export function convertCodes(record: GroupableCase, crosswalk: Crosswalk): CodeConversion {
  requireMade({ record }, "parseCase()", "diagnoses", "procedures");
  requireMade({ crosswalk }, "loadCrosswalk()", "diagnoses", "several");
  return convertedCase(record, crosswalk);
}

/** The same of what has been looked at: every case that is grouped through a crosswalk comes by here. */
export function convertedCase(record: GroupableCase, crosswalk: Crosswalk): CodeConversion {
  const changes: Diagnostic[] = [];
  const codesOf = (list: "diagnoses" | "procedures"): readonly string[] | Diagnostic => {
    const codes: string[] = [];
    for (const [at, from] of record[list].entries()) {
      const to = crosswalk[list].get(from);
      const path = `${list}.${at}`;
      const several = crosswalk.several.get(from);
      if (several !== undefined) {
        const info = { code: from, to: several };
        return groupingMessages.diagnostic("error", "GROUPING_CODE_CONVERTS_TO_SEVERAL", path, info);
      }
      if (to === undefined) {
        const problem =
          list === "diagnoses" ? "GROUPING_DIAGNOSIS_NOT_CONVERTIBLE" : "GROUPING_PROCEDURE_NOT_CONVERTIBLE";
        return groupingMessages.diagnostic("error", problem, path, { code: from });
      }
      if (to !== from) {
        changes.push(groupingMessages.diagnostic("info", "GROUPING_CODE_REPLACED", path, { from, to }));
      }
      codes.push(to);
    }
    return codes;
  };
  const diagnoses = codesOf("diagnoses");
  if (isProblem(diagnoses)) return { record, changes: [], problem: diagnoses };
  const procedures = codesOf("procedures");
  if (isProblem(procedures)) return { record, changes: [], problem: procedures };
  return { record: { ...record, diagnoses, procedures }, changes, problem: undefined };
}

function isProblem(converted: readonly string[] | Diagnostic): converted is Diagnostic {
  return !Array.isArray(converted);
}
