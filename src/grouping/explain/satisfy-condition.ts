import type { GroupableCase } from "../case-view.js";
import {
  CODE_PLACES,
  type CodePlace,
  type Condition,
  type ListReference,
  NUMBER_FIELDS,
  type NumberField,
  type NumberTest,
} from "../condition.js";
import type { CodeLists } from "../scheme.js";
import type { CaseEdit, EditedNumber } from "./case-edit.js";
import type { OwnedCondition, SchemeProbe } from "./scheme-probe.js";

/** For a place of the record, the codes that may stand there. */
export type CodesByPlace = { readonly [Place in CodePlace]?: ReadonlySet<string> };

/** One way to change the outcome of a condition. */
export type EditOption = readonly CaseEdit[];

/**
 * 满足条件: the edits by which a condition that does not hold would hold (`wanted` true), or the other way round. They are
 * proposals: whoever uses one groups the edited case.
 *
 * @param samples how many codes of a list are proposed, spread over it
 * @param within codes that other conditions ask for at the same place; the others are not proposed
 */
export function satisfyOptions(
  probe: SchemeProbe,
  record: GroupableCase,
  condition: Condition,
  owner: OwnedCondition,
  wanted: boolean,
  samples: number,
  within: CodesByPlace = {},
): readonly EditOption[] {
  const again = (part: Condition, want: boolean) => satisfyOptions(probe, record, part, owner, want, samples);
  if (typeof condition === "string") return plainOptions(probe, record, condition, wanted, samples);
  if ("all" in condition || "any" in condition) {
    const [parts, conjunction] = "all" in condition ? [condition.all, wanted] : [condition.any, !wanted];
    const open = parts.filter((part) => probe.state(record, part, owner) !== (wanted ? "holds" : "fails"));
    const [first] = open;
    // Of a conjunction one part at a time; of a disjunction whichever part is easiest.
    return conjunction
      ? first === undefined
        ? []
        : again(first, wanted)
      : open.flatMap((part) => again(part, wanted));
  }
  if ("not" in condition) return again(condition.not, !wanted);
  if ("sex" in condition) {
    const other = condition.sex === "male" ? "female" : "male";
    return [[{ edit: "set-sex", value: wanted ? condition.sex : other }]];
  }
  if ("department" in condition) {
    return [[{ edit: "set-department", value: wanted ? (condition.department[0] ?? "") : "" }]];
  }
  if ("dischargeDisposition" in condition) {
    const values = [1, 2, 3, 4, 5, 9].filter(
      (value) => condition.dischargeDisposition.includes(value) === wanted,
    );
    return values.map((value) => [{ edit: "set-number", field: "dischargeDisposition", value }]);
  }
  if ("anyDiagnosisStartsWith" in condition) {
    if (!wanted)
      return [removals(record, "diagnosis", (code) => code.startsWith(condition.anyDiagnosisStartsWith), 0)];
    const known = schemeDiagnoses(probe).find((code) => code.startsWith(condition.anyDiagnosisStartsWith));
    return known === undefined ? [] : [[{ edit: "add-diagnosis", code: known }]];
  }
  if ("notTranscribed" in condition) return [];
  const place = CODE_PLACES.find((name) => Object.hasOwn(condition, name));
  if (place !== undefined) {
    const reference = (condition as Readonly<Record<CodePlace, ListReference>>)[place];
    const codes = probe.codes(reference, owner);
    if (!wanted) return absenceOptions(record, place, codes);
    const allowed = within[place];
    const narrowed = allowed === undefined ? codes : codes.filter((code) => allowed.has(code));
    return placeOptions(record, place, narrowed, samples);
  }
  const field = NUMBER_FIELDS.find((name) => Object.hasOwn(condition, name));
  if (field === undefined) return [];
  const test = (condition as Readonly<Record<NumberField, NumberTest>>)[field];
  return field === "bodySites"
    ? siteOptions(probe, record, samples)
    : numberOptions(record, field, test, wanted);
}

/** At most `count` items, spread evenly. */
export function spread<Item>(items: readonly Item[], count: number): Item[] {
  if (items.length <= count) return [...items];
  return Array.from({ length: count }, (_, at) => items[Math.floor((at * items.length) / count)] as Item);
}

function placeOptions(
  record: GroupableCase,
  place: CodePlace,
  codes: readonly string[],
  samples: number,
): EditOption[] {
  const sampled = spread(codes, samples);
  const [own, principal] = place.endsWith("Diagnosis")
    ? ([record.diagnoses, "make-principal-diagnosis"] as const)
    : ([record.procedures, "make-main-procedure"] as const);
  const wanted = new Set(codes);
  const moved: EditOption[] = own.flatMap((code, position) =>
    position > 0 && wanted.has(code) ? [[{ edit: principal, position, code }]] : [],
  );
  switch (place) {
    case "principalDiagnosis":
      return [
        ...moved,
        ...sampled.map((code): EditOption => [{ edit: "replace-principal-diagnosis", code }]),
      ];
    case "principalProcedure":
      return [...moved, ...sampled.map((code): EditOption => [{ edit: "add-main-procedure", code }])];
    case "otherDiagnosis":
      return sampled.map((code): EditOption => [{ edit: "add-diagnosis", code }]);
    case "anyDiagnosis":
      return [
        ...sampled.map((code): EditOption => [{ edit: "add-diagnosis", code }]),
        ...sampled.map((code): EditOption => [{ edit: "replace-principal-diagnosis", code }]),
      ];
    case "otherProcedure":
    case "anyProcedure":
      return sampled.map((code): EditOption => [{ edit: "add-procedure", code }]);
  }
}

function absenceOptions(record: GroupableCase, place: CodePlace, codes: readonly string[]): EditOption[] {
  const unwanted = new Set(codes);
  const kind = place.endsWith("Diagnosis") ? "diagnosis" : "procedure";
  const own = kind === "diagnosis" ? record.diagnoses : record.procedures;
  const from = place.startsWith("other") ? 1 : 0;
  if (place.startsWith("principal")) {
    const edit = kind === "diagnosis" ? "make-principal-diagnosis" : "make-main-procedure";
    const moved: EditOption[] = own.flatMap((code, position) =>
      position > 0 && !unwanted.has(code) ? [[{ edit, position, code }]] : [],
    );
    const first = own[0];
    const removed: EditOption[] =
      first === undefined
        ? []
        : [
            [
              {
                edit: kind === "diagnosis" ? "remove-diagnosis" : "remove-procedure",
                position: 0,
                code: first,
              },
            ],
          ];
    return [...moved, ...removed];
  }
  return [removals(record, kind, (code) => unwanted.has(code), from)];
}

/** Removes every code that `unwanted` names, from the last to the first, so that positions stay true. */
function removals(
  record: GroupableCase,
  kind: "diagnosis" | "procedure",
  unwanted: (code: string) => boolean,
  from: number,
): EditOption {
  const own = kind === "diagnosis" ? record.diagnoses : record.procedures;
  return own
    .map((code, position) => ({ code, position }))
    .filter(({ code, position }) => position >= from && unwanted(code))
    .reverse()
    .map(({ code, position }) => ({
      edit: kind === "diagnosis" ? "remove-diagnosis" : "remove-procedure",
      position,
      code,
    }));
}

function plainOptions(
  probe: SchemeProbe,
  record: GroupableCase,
  condition: string,
  wanted: boolean,
  samples: number,
): readonly EditOption[] {
  const { complications } = probe.compiled.scheme;
  if (condition === "mcc" || condition === "cc") {
    const table = complications[condition];
    if (!wanted) {
      const acting = new Set(Object.values(table).flat());
      return [removals(record, "diagnosis", (code) => acting.has(code), 1)];
    }
    return notExcluded(probe, record, table, samples).map(
      (code): EditOption => [{ edit: "add-diagnosis", code }],
    );
  }
  if (condition === "secondBodySite" && wanted) return siteOptions(probe, record, samples);
  return [];
}

/** Complications that the principal diagnosis does not exclude and that the record does not have. */
function notExcluded(probe: SchemeProbe, record: GroupableCase, table: CodeLists, samples: number): string[] {
  const principal = record.diagnoses[0] ?? "";
  const excluded = Object.entries(probe.compiled.scheme.complications.exclusions)
    .filter(([, principals]) => principals.includes(principal))
    .map(([name]) => name);
  const codes = Object.entries(table)
    .filter(([name]) => !excluded.includes(name))
    .flatMap(([, list]) => list);
  return spread(codes, samples).filter((code) => !record.diagnoses.includes(code));
}

function siteOptions(probe: SchemeProbe, record: GroupableCase, samples: number): EditOption[] {
  const sites = Object.values(probe.compiled.scheme.bodySites);
  const principal = record.diagnoses[0] ?? "";
  const others = sites.filter((codes) => !codes.includes(principal));
  return others
    .flatMap((codes) => spread(codes, Math.max(1, Math.floor(samples / 2))))
    .map((code): EditOption => [{ edit: "add-diagnosis", code }]);
}

const SETTABLE: Readonly<Partial<Record<NumberField, EditedNumber>>> = {
  ageYears: "ageYears",
  ageDays: "ageDays",
  birthWeightGrams: "birthWeightGrams",
  admissionWeightGrams: "admissionWeightGrams",
  newbornWeightGrams: "birthWeightGrams",
  lengthOfStayDays: "lengthOfStayDays",
  ventilatorHours: "ventilatorHours",
  icuHours: "icuHours",
};

/** The values beside the bounds of a test; the nearest to what the record states comes first. */
function numberOptions(
  record: GroupableCase,
  field: NumberField,
  test: NumberTest,
  wanted: boolean,
): EditOption[] {
  const settable = SETTABLE[field];
  if (settable === undefined) return [];
  const stated = record[settable];
  const candidates = Object.values(test).flatMap((bound: number) => [bound, bound + 1, bound - 1]);
  const values = candidates.filter((value) => value >= 0 && passes(value, test) === wanted);
  const distance = (value: number) => (stated === undefined ? -value : Math.abs(value - stated));
  return [...new Set(values)]
    .sort((a, b) => distance(a) - distance(b))
    .map((value) => [{ edit: "set-number", field: settable, value }]);
}

/** Whether a number passes a test. */
export function passes(value: number, test: NumberTest): boolean {
  return (
    (test["<"] === undefined || value < test["<"]) &&
    (test["<="] === undefined || value <= test["<="]) &&
    (test[">"] === undefined || value > test[">"]) &&
    (test[">="] === undefined || value >= test[">="]) &&
    (test["=="] === undefined || value === test["=="])
  );
}

function schemeDiagnoses(probe: SchemeProbe): readonly string[] {
  const { mdcs } = probe.compiled.scheme;
  return mdcs.flatMap((mdc) => [
    ...Object.values(mdc.lists ?? {}).flat(),
    ...mdc.adrgs.flatMap((entry) => Object.values(entry.lists ?? {}).flat()),
  ]);
}
