import { shippedDictionary } from "../../src/cli/shipped/code-knowledge.js";
import { asksForAnyOperation } from "../../src/grouping/condition-lists.js";
import type { AdrgEntry, CompiledScheme } from "../../src/grouping/index.js";
import { shippedScheme } from "../../test/grouping/shipped-schemes.js";
import CATEGORIES from "./procedure-categories.json" with { type: "json" };
import type { KnownGap } from "./standing.js";

/** A scheme made from the revised 1.0 that lists newborns and infants as the printed text of the revision does. */
const AS_PRINTED = "chongqing@2022";
const NEWBORN_OPERATIONS = ["PB1", "PC1", "PJ1"];
const INFANTS = ["PV1"];

/** Of the same 376 ADRGs: what the lists of the first lack and those of the second hold. */
const ZHEJIANG = "zj-drg@1.1";
const NATIONAL = "chs-drg@1.0-revised";

/** 现行手术操作在列表中的写法: current operations that the lists of a scheme hold by their older names. */
export interface OlderNames {
  /** those that no list holds by the current name */
  readonly alone: readonly string[];
  /** those that some lists do, and the groups whose lists do not */
  readonly elsewhere: readonly string[];
  readonly groups: readonly string[];
}

/** Counts them. */
export function olderNames(compiled: CompiledScheme): OlderNames {
  const { procedures } = shippedDictionary();
  const listed = listedCodes(compiled);
  const alone = new Set<string>();
  const elsewhere = new Set<string>();
  const groups = new Set<string>();
  for (const { code: group, lists = {} } of entriesOf(compiled)) {
    for (const list of Object.values(lists).map((codes) => new Set(codes))) {
      const current = [...list]
        .filter((code) => !procedures.has(code))
        .flatMap((code) => procedures.counterparts(code))
        .filter((code) => procedures.has(code) && !list.has(code));
      for (const code of current) (listed.has(code) ? elsewhere : alone).add(code);
      if (current.length > 0) groups.add(group);
    }
  }
  return { alone: [...alone], elsewhere: [...elsewhere], groups: [...groups] };
}

/** 使内科组不收而无外科组的手术操作: those that count as operations under zj-drg@1.1, stand in no list of it, and in one of 1.0-revised. */
export function shutOperations(): readonly string[] {
  const { procedures } = shippedDictionary();
  const zhejiang = shippedScheme(ZHEJIANG);
  const listed = listedCodes(zhejiang);
  const valid = new Set(zhejiang.scheme.validProcedures);
  return [...listedCodes(shippedScheme(NATIONAL))].filter(
    (code) => valid.has(code) && !listed.has(code) && procedures.has(code) && !procedures.isGrey(code),
  );
}

/** 方案没有的手术操作 under ZJ-DRG: current operations that groups of 1.0-revised list and the scheme names nowhere, under whatever name; and those groups. */
export function lackingOperations(reference: string): {
  codes: readonly string[];
  groups: readonly string[];
} {
  const { procedures } = shippedDictionary();
  const { numbers } = shippedScheme(reference).tables;
  const isNamed = (code: string) => numbers.procedures.numberOf(code) !== 0;
  const isLacking = (code: string) =>
    procedures.has(code) &&
    !procedures.isGrey(code) &&
    ![code, ...procedures.counterparts(code)].some(isNamed);
  const lacking = entriesOf(shippedScheme(NATIONAL))
    .filter(({ kind }) => kind !== "medical")
    .map((entry) => ({ group: entry.code, codes: [...codesOf([entry])].filter(isLacking) }))
    .filter(({ codes }) => codes.length > 0);
  return {
    codes: [...new Set(lacking.flatMap(({ codes }) => codes))],
    groups: [...new Set(lacking.map(({ group }) => group))],
  };
}

/** 只算作手术的手术操作: procedures that count as operations under a scheme and stand in no group of it. */
export function countedAlone(reference: string): readonly string[] {
  const compiled = shippedScheme(reference);
  const listed = listedCodes(compiled);
  return compiled.scheme.validProcedures.filter((code) => !listed.has(code));
}

/** Codes of groups that the printed text of the revision lists and a scheme lacks there. */
export function lackingOfPrinted(reference: string, groups: readonly string[]): readonly string[] {
  return groups.flatMap((group) => {
    const own = codesIn(reference, group);
    return [...codesIn(AS_PRINTED, group)].filter((code) => !own.has(code));
  });
}

/** What a scheme lists under other names, or not where its text does, as gaps of it. */
export function listedOtherwise(reference: string): readonly KnownGap[] {
  const { alone, elsewhere, groups } = olderNames(shippedScheme(reference));
  const renamed: KnownGap = {
    group: groups.join(" "),
    gap: `of the current operations, ${alone.length} in its lists by an older name alone, ${elsewhere.length} more so in those of some groups`,
    effect:
      "with the current code the case is in another group or none; `GROUPING_CODE_RENAMED` says so, `--codes convert` writes the name that is listed",
  };
  return [
    ...(groups.length > 0 ? [renamed] : []),
    ...(reference === ZHEJIANG ? [shutGap()] : []),
    ...(reference.startsWith("zj-drg@") ? [lackingGap(reference)] : []),
    ...(COUNTING_ALL.includes(reference) ? [countedGap(reference)] : []),
    ...(reference === NATIONAL
      ? [NEWBORN_OPERATIONS, INFANTS].map((each) => printedGap(reference, each))
      : []),
  ];
}

function shutGap(): KnownGap {
  return {
    group: "all",
    gap: `${shutOperations().length} operations count as such and stand in no list, though ${NATIONAL}, of the same 376 ADRGs, lists them`,
    effect:
      "as main operation they shut the medical groups and lead to none; `GROUPING_MEDICAL_GROUPS_SHUT` says so",
  };
}

/** Schemes under which every procedure that is neither grey nor invalid counts as an operation. */
const COUNTING_ALL = ["chs-drg@2.0", "shanghai@2.0"];

function countedGap(reference: string): KnownGap {
  const codes = countedAlone(reference);
  const { scheme } = shippedScheme(reference);
  const [therapeutic, diagnostic] = [CATEGORIES.therapeutic, CATEGORIES.diagnostic].map((category) => {
    const known = new Set(category);
    return codes.filter((code) => known.has(code)).length;
  });
  return {
    group: `QY ${entriesOf(shippedScheme(reference))
      .filter(takesAnyOperation)
      .map(({ code }) => code)
      .join(" ")}`,
    gap: `every procedure that is neither grey nor invalid counts as an operation, ${scheme.validProcedures.length} in all, as the tables are read; ${codes.length} of them are tests, oxygen, physiotherapy and the like (${therapeutic} therapeutic, ${diagnostic} diagnostic by 国临版 3.0) and stand in no group`,
    effect:
      "as main operation they lead to these groups alone, or to none: F20.000 with 94.0201 is TB19 精神病患者的手术",
  };
}

/** Whether a group takes any procedure that counts as an operation. */
function takesAnyOperation({ kind, condition }: AdrgEntry): boolean {
  return kind !== "medical" && asksForAnyOperation(condition);
}

function lackingGap(reference: string): KnownGap {
  const { codes, groups } = lackingOperations(reference);
  return {
    group: groups.join(" "),
    gap: `${codes.length} current operations that ${NATIONAL}, of the same 376 ADRGs, lists in these groups stand in no list here, nor among those that count as operations`,
    effect: "as main operation they lead to a medical group; `GROUPING_MAIN_PROCEDURE_NOT_LISTED` says so",
  };
}

function printedGap(reference: string, groups: readonly string[]): KnownGap {
  const { length } = lackingOfPrinted(reference, groups);
  return {
    group: groups.join(" "),
    gap: `${length} codes that the printed text of the revised edition lists there, as ${AS_PRINTED} does, are not in their lists`,
    effect: "the case falls to another group of its chapter, or to none",
  };
}

function entriesOf({ scheme }: CompiledScheme): readonly AdrgEntry[] {
  return scheme.mdcs.flatMap(({ adrgs }) => adrgs);
}

function codesOf(entries: readonly AdrgEntry[]): ReadonlySet<string> {
  return new Set(entries.flatMap(({ lists = {} }) => Object.values(lists).flat()));
}

function listedCodes(compiled: CompiledScheme): ReadonlySet<string> {
  return codesOf(entriesOf(compiled));
}

/** The codes that the entries of an ADRG list in a scheme. */
export function codesIn(reference: string, adrg: string): ReadonlySet<string> {
  return codesOf(entriesOf(shippedScheme(reference)).filter(({ code }) => code === adrg));
}
