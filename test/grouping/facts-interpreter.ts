/**
 * A third reading of the newest schemes, of the tables as they were transcribed and of the words that describe them, without the
 * scheme format, its compiler or its other interpreter. It shares no code with the library.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

/** A case as the transcription writes it; null is unknown. */
export interface FactsRecord {
  readonly gender: string;
  readonly age: number | null;
  readonly ageDay: number | null;
  /** the one weight that the tables speak of */
  readonly weight: number | null;
  readonly inHospitalTime: number | null;
  readonly leavingType: string;
  readonly zdList: readonly string[];
  readonly ssList: readonly string[];
  readonly newTechnique?: boolean;
}

/** `分组成功`, `歧义病案`, `无法入组`, `信息校验不通过`, and the group. */
export type FactsAnswer = readonly [status: string, mdc: string, adrg: string, drg: string];

type Written = readonly [string, ...unknown[]];

interface Entry {
  readonly id: string;
  readonly code: string;
  readonly kind: string;
  readonly condition: Written;
  readonly lists?: Readonly<Record<string, readonly string[]>>;
  readonly unsplit: string | null;
}

interface Group {
  readonly code: string;
  readonly condition: Written;
}

const TABLES = join(import.meta.dirname, "fixtures/tables");

/** The files of a transcription by name; those it shares are read with their owner. */
function filesOf(folder: string): (name: string) => string {
  const read = (of: string) =>
    JSON.parse(gunzipSync(readFileSync(join(TABLES, `${of}.json.gz`))).toString("utf8")) as Record<
      string,
      string
    >;
  const own = read(folder);
  const common = folder === "chs_drg_20" ? own : read("chs_drg_20");
  const shared = (JSON.parse(own["scheme.json"] ?? "{}") as { shared_files?: object }).shared_files ?? {};
  return (name) =>
    (name in own ? own[name] : name in shared || name.startsWith("grey-") ? common[name] : "") ?? "";
}

/** Fields of a CSV line; quotes are doubled inside quotes. */
function fields(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "",
  );
}

function rows(text: string): readonly string[][] {
  return text
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => fields(line.trimEnd()));
}

/** Reads a transcription, ready to group. */
export function factsGrouper(folder: string): (record: FactsRecord) => FactsAnswer {
  const file = filesOf(folder);
  const isThree = folder === "chs_drg_30";
  const codes = (name: string) => new Set(rows(file(name)).map(([code = ""]) => code));
  const valid = codes("valid_procedures.csv");
  const invalidMain = codes("invalid_procedures.csv");
  const invalidPrincipal = codes("invalid_principal_diagnoses.csv");
  const neverAmbiguous = codes("never_ambiguous_procedures.csv");
  const greyDiagnoses = codes("grey-diagnoses.csv");
  const greyProcedures = codes("grey-procedures.csv");
  greyProcedures.delete("99.1000");
  const table = (name: string) => new Map(rows(file(name)).map(([code = "", number = ""]) => [code, number]));
  const [mcc, cc, exclusions] = [table("mcc.csv"), table("cc.csv"), table("exclusions.csv")];
  const site = new Map<string, string>();
  const inMdc = new Map<string, Set<string>>();
  for (const [mdc = "", code = "", where = ""] of rows(file("mdc_diagnoses.csv"))) {
    if (where !== "") site.set(code, where);
    const list = inMdc.get(mdc) ?? new Set();
    inMdc.set(mdc, list.add(code));
  }
  const mdcs = rows(file("mdc.csv")).map(([, code = "", , kind = "", condition = ""]) => ({
    code,
    kind,
    condition: JSON.parse(condition) as Written,
  }));
  const entries = JSON.parse(file("adrg.json")) as Readonly<Record<string, readonly Entry[]>>;
  const groups = JSON.parse(file("drg.json")) as Readonly<Record<string, readonly Group[]>>;
  const listSets = new Map<readonly string[], ReadonlySet<string>>();

  return (record) => {
    const { zdList, age, ageDay, weight } = record;
    const [principal] = zdList;
    const nothing = (status: string): FactsAnswer => [status, "0000", "00", "0000"];
    const newborn = age === 0 && ageDay !== null && ageDay <= 28;
    if (record.gender === "" || principal === undefined) return nothing("信息校验不通过");
    if (!isThree && newborn && (weight ?? 0) === 0) return nothing("信息校验不通过");
    if (invalidPrincipal.has(principal) || greyDiagnoses.has(principal)) return nothing("无法入组");
    const main = invalidMain.has(record.ssList[0] ?? "") ? undefined : record.ssList[0];
    if (main !== undefined && greyProcedures.has(main)) return nothing("无法入组");
    // What stands at the first place and counts as no procedure is asked for by nothing.
    const later = record.ssList.slice(1);
    const procedures = main === undefined ? later : [main, ...later];

    const complicated = (severe: ReadonlyMap<string, string>) =>
      // A diagnosis is no complication of itself, which the tables need not say.
      zdList
        .slice(1)
        .some(
          (code) => code !== principal && severe.has(code) && severe.get(code) !== exclusions.get(principal),
        );
    const holds = (condition: Written, entry: Entry | undefined, mdc: string): boolean => {
      const [operator, first, second, third] = condition;
      const list = (name: unknown): ReadonlySet<string> => {
        if (name === "@valid") return valid;
        const own = typeof name === "string" ? entry?.lists?.[name] : (name as readonly string[]);
        if (own === undefined) return inMdc.get(mdc) ?? new Set();
        const known = listSets.get(own) ?? new Set(own);
        listSets.set(own, known);
        return known;
      };
      const part = (one: unknown) => holds(one as Written, entry, mdc);
      const compare = (value: number | null) => {
        const bound = Number(second);
        if (value === null) return false;
        if (first === ">=") return value >= bound;
        if (first === "<=") return value <= bound;
        if (first === "<") return value < bound;
        return first === ">" ? value > bound : value === bound;
      };
      switch (operator) {
        case "true":
          return true;
        case "and":
          return condition.slice(1).every(part);
        case "or":
          return condition.slice(1).some(part);
        case "not":
          return !part(first);
        case "pdx":
          return list(first).has(principal);
        case "anydx":
          return zdList.some((code) => list(first).has(code));
        case "otherdx":
          return zdList.slice(1).some((code) => list(first).has(code));
        case "pproc":
          return main !== undefined && list(first).has(main);
        case "anyproc":
          return procedures.some((code) => list(first).has(code));
        case "procedures_in": {
          const count = procedures.filter((code) => list(first).has(code)).length;
          return second === ">=" && count >= Number(third);
        }
        case "pproc_prefix":
          return main?.startsWith(String(first)) ?? false;
        case "pdx_prefix":
          return principal.startsWith(String(first));
        case "anydx_prefix":
          return zdList.some((code) => code.startsWith(String(first)));
        case "new_technique":
          return record.newTechnique === true;
        case "mcc":
          return complicated(mcc);
        case "cc":
          return complicated(cc);
        case "gender":
          return record.gender === second;
        case "leavingType":
          return record.leavingType === second;
        case "age":
          return compare(age);
        case "ageDay":
          return compare(ageDay);
        case "weight":
          return compare(weight);
        case "sites": {
          const sites = new Set(zdList.map((code) => site.get(code)).filter((one) => one !== undefined));
          return sites.size >= 2;
        }
        default:
          throw new Error(`no reading of ${operator}`);
      }
    };

    for (const mdc of mdcs) {
      if (!holds(mdc.condition, undefined, mdc.code)) continue;
      const own = entries[mdc.code] ?? [];
      const ambiguity = own.find(({ kind }) => kind === "ambiguous");
      const asks = ambiguity !== undefined && holds(ambiguity.condition, ambiguity, mdc.code);
      const isAmbiguous = asks && !neverAmbiguous.has(main ?? "");
      const ambiguous: FactsAnswer = ["歧义病案", mdc.code, "QY", ambiguity?.code ?? ""];
      for (const entry of own) {
        if (entry.kind === "ambiguous") {
          if (!isThree && isAmbiguous) return ambiguous;
          continue;
        }
        const medical = /^[R-Z]$/.test(entry.code[1] ?? "");
        if (isThree && main === undefined && !medical) continue;
        if (!holds(entry.condition, entry, mdc.code)) continue;
        const group = groups[entry.id]?.find(({ condition }) => holds(condition, entry, mdc.code));
        if (group === undefined) continue;
        if (isThree && medical && isAmbiguous) return ambiguous;
        return ["分组成功", mdc.code, entry.code, group.code];
      }
      if (isThree && mdc.kind !== "pre") return nothing("无法入组");
    }
    return nothing("无法入组");
  };
}
