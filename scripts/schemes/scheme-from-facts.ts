import type { Condition } from "../../src/grouping/condition.js";
import {
  type AdrgEntry,
  type AmbiguousGroup,
  type CodeLists,
  type Mdc,
  SCHEME_FORMAT,
  type Scheme,
  type SchemeProvenance,
} from "../../src/grouping/scheme.js";
import type { LocalizedText } from "../../src/primitives/index.js";
import type { CatalogueEntry } from "./catalogue.js";
import { type FactsCondition, type FactsWords, listName, schemeCondition } from "./facts-condition.js";
import { type FactsTables, factsTables, type Row } from "./facts-tables.js";
import { greyCodes } from "./grey-codes.js";

interface FactsScheme {
  readonly source: {
    publisher: string;
    transcribed_by?: string;
    repository?: string;
    commit?: string;
    path?: string;
  };
  readonly license_note?: string;
  readonly algorithm: {
    readonly adrg_without_matching_drg: string;
    readonly retry_with_each_other_procedure_when_nothing_matched: boolean;
    readonly newborn_weight_check: boolean;
    /** which weight the one of the record is; either where it is not said */
    readonly newborn_weight?: "admission";
    readonly ambiguous?: string;
    readonly an_mdc_match_is_final?: string;
  };
  readonly notes?: readonly string[];
}

interface FactsEntry {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: AdrgEntry["kind"] | "ambiguous";
  readonly condition: FactsCondition;
  readonly lists?: Readonly<Record<string, readonly string[]>>;
}

interface FactsDrg {
  readonly code: string;
  readonly name: string;
  readonly condition: FactsCondition;
}

/** 20 MDCs have an ambiguous group where the national texts have one; a scheme that uses none carries them switched off. */
const AMBIGUOUS_MDCS = "BCDEFGHIJKLMNOPQRUVZ";

/** Makes the complete scheme of one transcription. */
export function schemeFromFacts(root: string, entry: CatalogueEntry): Scheme {
  const tables = factsTables(root, entry.folder);
  const facts = tables.json<FactsScheme>("scheme.json");
  const codesOf = (file: string) => sorted(tables.rows(file).map((row) => row.code ?? ""));
  const hasInvalid = tables.has("invalid_procedures.csv");
  const lists = Object.fromEntries(
    Object.entries(SHARED_LISTS).flatMap(([name, { file }]) =>
      tables.has(file) ? [[name, codesOf(file)]] : [],
    ),
  );
  const listTitles = Object.fromEntries(
    Object.keys(lists).map((name) => [name, SHARED_LISTS[name]?.title ?? { zh: name, en: name }]),
  );
  const final = facts.algorithm.an_mdc_match_is_final !== undefined;
  const { codeEdition } = entry;
  return {
    format: SCHEME_FORMAT,
    id: entry.id,
    version: entry.version,
    title: { zh: entry.zh, en: entry.en },
    ...(entry.region === undefined ? {} : { region: entry.region }),
    provenance: provenance(facts),
    switches: {
      adrgWithoutDrg: facts.algorithm.adrg_without_matching_drg.startsWith("drg code")
        ? "take-adrg-code"
        : "try-next-adrg",
      mdcWithoutAdrg: final ? "ungroupable" : "try-next-mdc",
      retry: facts.algorithm.retry_with_each_other_procedure_when_nothing_matched
        ? "each-other-procedure"
        : "none",
      newbornWeight: facts.algorithm.newborn_weight_check ? "required" : "not-checked",
      invalidPrincipalDiagnosis: hasInvalid ? "refuse" : "accept",
      invalidProcedure: hasInvalid ? "keep-place" : "keep",
      ...(final ? { withoutMainProcedure: "medical-only" } : {}),
      ...(codeEdition === undefined ? {} : { greyPrincipalCode: "refuse" }),
    },
    validProcedures: codesOf("valid_procedures.csv"),
    ...(hasInvalid
      ? {
          invalidPrincipalDiagnoses: codesOf("invalid_principal_diagnoses.csv"),
          invalidProcedures: codesOf("invalid_procedures.csv"),
        }
      : {}),
    ...(codeEdition === undefined
      ? {}
      : {
          greyDiagnoses: greyCodes(root, "diagnoses"),
          greyProcedures: greyCodes(root, "procedures"),
          codeEdition,
        }),
    bodySites: grouped(
      tables.rows("mdc_diagnoses.csv").filter((row) => row.site !== ""),
      "site",
      "code",
    ),
    ...(Object.keys(lists).length === 0 ? {} : { lists, listTitles }),
    complications: {
      mcc: grouped(tables.rows("mcc.csv"), "table", "code"),
      cc: grouped(tables.rows("cc.csv"), "table", "code"),
      exclusions: grouped(tables.rows("exclusions.csv"), "table", "principal"),
    },
    mdcs: mdcsOf(tables, facts, lists),
  };
}

function provenance(facts: FactsScheme): SchemeProvenance {
  const { publisher, transcribed_by: transcribedBy, repository, commit, path } = facts.source;
  return {
    publisher,
    ...(transcribedBy === undefined ? {} : { transcribedBy }),
    ...(repository === undefined ? {} : { repository }),
    ...(commit === undefined ? {} : { commit }),
    ...(path === undefined ? {} : { path }),
    ...(facts.notes === undefined ? {} : { notes: facts.notes }),
  };
}

/** Tables of codes that several groups of a scheme share, by the name that the scheme gives them. */
const SHARED_LISTS: Readonly<Record<string, { readonly file: string; readonly title: LocalizedText }>> = {
  highRiskPregnancies: {
    file: "high_risk_pregnancy.csv",
    title: { zh: "高危妊娠", en: "the high-risk pregnancies" },
  },
  neverAmbiguousProcedures: {
    file: "never_ambiguous_procedures.csv",
    title: { zh: "不致歧义的手术操作", en: "the procedures that make no case ambiguous" },
  },
  robotProcedures: {
    file: "robot_procedures.csv",
    title: { zh: "机器人辅助操作", en: "the robot-assisted procedures" },
  },
};

function mdcsOf(tables: FactsTables, { algorithm }: FactsScheme, lists: CodeLists): readonly Mdc[] {
  const words: FactsWords = {
    weight: algorithm.newborn_weight === "admission" ? "admissionWeightGrams" : "newbornWeightGrams",
    lists,
  };
  const entries = tables.json<Record<string, readonly FactsEntry[]>>("adrg.json");
  const drgs = tables.json<Record<string, readonly FactsDrg[]>>("drg.json");
  const diagnoses = grouped(
    tables.rows("mdc_diagnoses.csv").filter((row) => row.site === ""),
    "mdc",
    "code",
  );
  return tables.rows("mdc.csv").map((row) => {
    const { code = "", name = "" } = row;
    const own = entries[code] ?? [];
    const list = diagnoses[code];
    const entry = own.find(({ kind }) => kind === "ambiguous");
    const stands = algorithm.ambiguous === undefined ? "beforeMedical" : "onMedicalMatch";
    const ambiguous = ambiguousOf(code, entry, stands, words);
    return {
      code,
      name,
      kind: row.kind === "pre" ? "pre" : "normal",
      condition: schemeCondition(
        JSON.parse(row.condition ?? "") as FactsCondition,
        list === undefined ? { ...words, dxList: "@bodySites" } : words,
      ),
      ...(list === undefined ? {} : { lists: { diagnoses: list } }),
      ...(ambiguous === undefined ? {} : { ambiguous }),
      adrgs: own.flatMap((entry) =>
        entry.kind === "ambiguous" ? [] : [adrgEntry(entry, entry.kind, drgs[entry.id] ?? [], words)],
      ),
    };
  });
}

function ambiguousOf(
  mdc: string,
  entry: FactsEntry | undefined,
  stands: AmbiguousGroup["stands"],
  words: FactsWords,
): AmbiguousGroup | undefined {
  const letter = mdc.slice(3);
  if (entry === undefined && !AMBIGUOUS_MDCS.includes(letter)) return undefined;
  const asked: Condition =
    entry === undefined
      ? { principalProcedure: "@validProcedures" }
      : schemeCondition(entry.condition, words);
  const never = words.lists?.neverAmbiguousProcedures;
  const condition: Condition =
    never === undefined
      ? asked
      : { all: [asked, { not: { principalProcedure: "@neverAmbiguousProcedures" } }] };
  return {
    code: entry?.code ?? `${letter}QY`,
    name: "歧义组",
    enabled: entry !== undefined,
    stands,
    condition,
  };
}

function adrgEntry(
  entry: FactsEntry,
  kind: AdrgEntry["kind"],
  drgs: readonly FactsDrg[],
  words: FactsWords,
): AdrgEntry {
  const lists = Object.entries(entry.lists ?? {});
  return {
    id: entry.id,
    code: entry.code,
    name: entry.name,
    kind,
    condition: schemeCondition(entry.condition, words),
    ...(lists.length === 0
      ? {}
      : { lists: Object.fromEntries(lists.map(([name, codes]) => [listName(name), sorted(codes)])) }),
    drgs: drgs.map(({ code, name, condition }) => ({
      code,
      name,
      condition: schemeCondition(condition, words),
    })),
  };
}

function grouped(rows: readonly Row[], key: string, value: string): CodeLists {
  const lists = new Map<string, string[]>();
  for (const row of rows) {
    const name = row[key] ?? "";
    const list = lists.get(name) ?? [];
    list.push(row[value] ?? "");
    lists.set(name, list);
  }
  const names = [...lists.keys()].sort((a, b) => Number(a) - Number(b) || 0);
  return Object.fromEntries(names.map((name) => [name, sorted(lists.get(name) ?? [])]));
}

function sorted(codes: readonly string[]): readonly string[] {
  return [...new Set(codes)].sort();
}
