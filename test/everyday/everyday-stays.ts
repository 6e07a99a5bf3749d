import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { GroupableCase } from "../../src/grouping/case-view.js";
import { type CompiledScheme, type GroupingResult, groupCase } from "../../src/grouping/index.js";

/** What a name must look like: one regular expression, or one by scheme reference with `*` for the others. */
type NamePattern = string | Readonly<Record<string, string>>;

/** 日常病例: a stay whose group a coder knows from the names of the groups; one line of a `.jsonl` file in this folder. */
export interface EverydayStay {
  /** what the stay is */
  readonly id: string;
  /** the file it stands in, without ending */
  readonly file: string;
  readonly case: GroupableCase;
  /** matches the name of the ADRG, of the DRG, or `ADRG#DRG`; `^$` no group, `歧义` an ambiguous one */
  readonly adrg: NamePattern;
  /** must not match `ADRG#DRG` */
  readonly not?: NamePattern;
  /** matches the name of the DRG */
  readonly drg?: NamePattern;
  readonly why: string;
}

/** A stay that does not end in the group that its name promises. */
export interface WrongStay {
  readonly stay: EverydayStay;
  readonly result: GroupingResult;
  /** `ADRG#DRG`, as the stay's expressions saw it */
  readonly names: string;
}

/** Every stay of every `.jsonl` file of this folder, in the order of the files' names and lines. */
export function everydayStays(): readonly EverydayStay[] {
  return readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith(".jsonl"))
    .sort()
    .flatMap((name) => {
      const lines = readFileSync(join(import.meta.dirname, name), "utf8")
        .trim()
        .split("\n");
      return lines.map((line) => stayOf(JSON.parse(line) as EverydayStay, name.slice(0, -".jsonl".length)));
    });
}

/** The stays that a scheme puts elsewhere than their names promise. */
export function wrongStays(stays: readonly EverydayStay[], compiled: CompiledScheme): readonly WrongStay[] {
  const namesOf = groupNames(compiled);
  return stays.flatMap((stay) => {
    const result = groupCase(stay.case, compiled);
    const names = namesOf(result);
    return isRight(stay, names, compiled.reference) ? [] : [{ stay, result, names: names.join("#") }];
  });
}

function stayOf(line: EverydayStay, file: string): EverydayStay {
  const { case: record } = line;
  return { ...line, file, case: { ...record, caseId: line.id, procedures: record.procedures ?? [] } };
}

function isRight({ adrg, not, drg }: EverydayStay, [adrgName, drgName]: Names, reference: string): boolean {
  const pair = `${adrgName}#${drgName}`;
  const expression = (pattern: NamePattern) =>
    new RegExp((typeof pattern === "string" ? pattern : (pattern[reference] ?? pattern["*"])) ?? "");
  const asked = expression(adrg);
  if (![adrgName, drgName, pair].some((name) => asked.test(name))) return false;
  if (not !== undefined && expression(not).test(pair)) return false;
  return drg === undefined || expression(drg).test(drgName);
}

type Names = readonly [adrg: string, drg: string];

/** The names of a result's ADRG and DRG; both empty where there is no group. */
function groupNames({ scheme }: CompiledScheme): (result: GroupingResult) => Names {
  const entries = scheme.mdcs.flatMap((mdc) => mdc.adrgs);
  const adrgs = new Map(entries.map(({ code, name }) => [code, name]));
  const drgs = new Map(entries.flatMap((entry) => entry.drgs).map(({ code, name }) => [code, name]));
  return ({ status, adrg, drg }) => {
    if (status === "ambiguous") return ["歧义", "歧义"];
    // A case in an ADRG without DRG is where the names say, as far as the scheme goes; what lacks is counted apart.
    return status === "ungroupable" || status === "invalid"
      ? ["", ""]
      : [adrgs.get(adrg) ?? "", drgs.get(drg) ?? ""];
  };
}
