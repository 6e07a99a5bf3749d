import { shippedDictionary } from "../../src/cli/shipped/code-knowledge.js";
import { asksForAnyOperation } from "../../src/grouping/condition-lists.js";
import type { AdrgEntry, CompiledScheme } from "../../src/grouping/index.js";
import type { LocalizedText } from "../../src/primitives/index.js";
import { shippedScheme } from "../../test/grouping/shipped-schemes.js";
import { codesText, inBoth } from "./gap-texts.js";
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

/** What follows where a list lacks codes. */
export const FALLS: LocalizedText = {
  zh: "病例落入其大类的其他组，或没有组",
  en: "the case falls to another group of its chapter, or to none",
};

/** What a scheme lists under other names, or not where its text does, as gaps of it. */
export function listedOtherwise(reference: string): readonly KnownGap[] {
  const { alone, elsewhere, groups } = olderNames(shippedScheme(reference));
  const renamed: KnownGap = {
    group: codesText(groups.join(" ")),
    gap: {
      zh: `现行手术操作中，${alone.length} 个在清单里只有旧名，另有 ${elsewhere.length} 个在部分组的清单里如此`,
      en: `of the current operations, ${alone.length} in its lists by an older name alone, ${elsewhere.length} more so in those of some groups`,
    },
    effect: {
      zh: "写现行编码的病例会进入别的组或没有组；`GROUPING_CODE_RENAMED` 会说明，`--codes convert` 改写为清单所列的名称",
      en: "with the current code the case is in another group or none; `GROUPING_CODE_RENAMED` says so, `--codes convert` writes the name that is listed",
    },
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
    group: inBoth("all"),
    gap: {
      zh: `${shutOperations().length} 个手术操作算作手术却不在任何清单中，而同为 376 个核心组的 ${NATIONAL} 列有它们`,
      en: `${shutOperations().length} operations count as such and stand in no list, though ${NATIONAL}, of the same 376 ADRGs, lists them`,
    },
    effect: {
      zh: "作主要操作时内科组不收，也没有外科组可入；`GROUPING_MEDICAL_GROUPS_SHUT` 会说明",
      en: "as main operation they shut the medical groups and lead to none; `GROUPING_MEDICAL_GROUPS_SHUT` says so",
    },
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
    group: codesText(
      `QY ${entriesOf(shippedScheme(reference))
        .filter(takesAnyOperation)
        .map(({ code }) => code)
        .join(" ")}`,
    ),
    gap: {
      zh: `按表的读法，既非灰码也非无效的手术操作都算作手术，共 ${scheme.validProcedures.length} 个；其中 ${codes.length} 个是检查、吸氧、理疗之类（按国临版 3.0，治疗性 ${therapeutic} 个，诊断性 ${diagnostic} 个），不在任何组中`,
      en: `every procedure that is neither grey nor invalid counts as an operation, ${scheme.validProcedures.length} in all, as the tables are read; ${codes.length} of them are tests, oxygen, physiotherapy and the like (${therapeutic} therapeutic, ${diagnostic} diagnostic by 国临版 3.0) and stand in no group`,
    },
    effect: {
      zh: "作主要操作时只能进入这些组，或没有组：F20.000 加 94.0201 入 TB19 精神病患者的手术",
      en: "as main operation they lead to these groups alone, or to none: F20.000 with 94.0201 is TB19 精神病患者的手术",
    },
  };
}

/** Whether a group takes any procedure that counts as an operation. */
function takesAnyOperation({ kind, condition }: AdrgEntry): boolean {
  return kind !== "medical" && asksForAnyOperation(condition);
}

function lackingGap(reference: string): KnownGap {
  const { codes, groups } = lackingOperations(reference);
  return {
    group: codesText(groups.join(" ")),
    gap: {
      zh: `同为 376 个核心组的 ${NATIONAL} 在这些组列出的 ${codes.length} 个现行手术操作，这里没有任何清单列出，也不算作手术`,
      en: `${codes.length} current operations that ${NATIONAL}, of the same 376 ADRGs, lists in these groups stand in no list here, nor among those that count as operations`,
    },
    effect: {
      zh: "作主要操作时病例入内科组；`GROUPING_MAIN_PROCEDURE_NOT_LISTED` 会说明",
      en: "as main operation they lead to a medical group; `GROUPING_MAIN_PROCEDURE_NOT_LISTED` says so",
    },
  };
}

function printedGap(reference: string, groups: readonly string[]): KnownGap {
  const { length } = lackingOfPrinted(reference, groups);
  return {
    group: codesText(groups.join(" ")),
    gap: {
      zh: `修订版的印刷文本（如 ${AS_PRINTED}）在那里列出的 ${length} 个编码不在其清单中`,
      en: `${length} codes that the printed text of the revised edition lists there, as ${AS_PRINTED} does, are not in their lists`,
    },
    effect: FALLS,
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
