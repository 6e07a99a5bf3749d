import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { AdrgEntry, Assumption, CodeLists, Drg, Mdc, Scheme } from "../../src/grouping/scheme.js";
import type { LocalizedText } from "../../src/primitives/index.js";
import { assumptionText, withAssumed } from "./assumption-texts.js";
import { CATALOGUE } from "./catalogue.js";
import COMPLETED from "./completed-codes.json" with { type: "json" };
import { parseCsv, type Row } from "./facts-tables.js";

/** One repair of the transcription: at which group, what it was and is, and what it rests on. */
interface Repair {
  /** `GD1`, `MDCB`, `RE12` */
  readonly group: string;
  readonly kind: string;
  readonly before: string;
  readonly after: string;
  readonly basis: string;
}

/** Characters of an entry from which on the table may have cut it. */
const PRINTED = 200;

/** The repairs of one transcription. */
export function repairsOf(root: string, folder: string): readonly Repair[] {
  return parseCsv(readFileSync(join(root, "repairs.csv"), "utf8"))
    .filter((row) => row.scheme === folder)
    .flatMap(({ group = "", kind = "", before = "", after = "", basis = "" }: Row) =>
      group.split(", ").map((one) => ({ group: one, kind, before, after, basis })),
    );
}

/** 标注假定: a scheme of which every repaired place says what it takes from elsewhere, and from where. */
export function withAssumptions(scheme: Scheme, repairs: readonly Repair[]): Scheme {
  const own = `${scheme.id}@${scheme.version}`;
  const left = new Set(repairs);
  const assume = (found: readonly Repair[], lists?: CodeLists) =>
    found.flatMap((repair) => {
      left.delete(repair);
      // What the scheme's own text prints was lost by the transcription alone: nothing is assumed.
      return OFFICIAL[repair.basis] === own ? [] : assumptions(repair, lists);
    });
  const onMdc = ({ code, lists }: Mdc) =>
    assume(
      repairs.filter(({ group }) => group === code),
      lists,
    );
  const onEntry = ({ id, code, lists }: AdrgEntry) =>
    assume(
      repairs.filter((repair) => [id, code].includes(repair.group) && movedDrgs(repair).length === 0),
      lists,
    );
  const onDrg = (drg: Drg, { code, id }: AdrgEntry) =>
    assume(
      repairs.filter((repair) =>
        [code, id].includes(repair.group) ? movedDrgs(repair).includes(drg.code) : repair.group === drg.code,
      ),
    );
  const completed = {
    ...scheme,
    mdcs: scheme.mdcs.map((mdc) => ({
      ...mdc,
      ...withAssumed(onMdc(mdc)),
      adrgs: mdc.adrgs.map((entry) => ({
        ...entry,
        ...withAssumed(onEntry(entry)),
        drgs: entry.drgs.map((drg) => ({ ...drg, ...withAssumed(onDrg(drg, entry)) })),
      })),
    })),
  };
  const lost = [...left].map(({ group, kind }) => `${group}: ${kind}`);
  if (lost.length > 0) throw new Error(`${own}: repairs of no group: ${lost.join("; ")}`);
  return completed;
}

/** What one repair makes a place assume; of added codes, an assumption for each list that holds some. */
function assumptions({ kind, after, basis }: Repair, lists: CodeLists | undefined): readonly Assumption[] {
  const source = sourceOf(basis);
  const text = assumptionText(kind, source === undefined ? undefined : sourceName(source, basis));
  const from = source?.scheme === undefined ? {} : { from: source };
  const codes = after.startsWith("+ ") ? addedCodes(after) : undefined;
  if (codes === undefined) return [{ text, ...from }];
  const lost = new Set(codes);
  const added = Object.entries(lists ?? {}).map(([list, held]) => {
    const own = codes.filter((code) => held.includes(code));
    for (const code of own) lost.delete(code);
    return { text, ...from, list, codes: own };
  });
  if (lost.size > 0) throw new Error(`no list holds ${[...lost].join(" ")}`);
  return added.filter(({ codes: own }) => own.length > 0);
}

/**
 * The codes that a repair added: `+ 3: S02.100 ...` or `+ 36.0700`. The table prints the first 200 characters; longer lists stand whole in
 * `completed-codes.json`.
 */
function addedCodes(after: string): readonly string[] {
  const [, count, printed = ""] = /^\+ (?:(\d+): )?(.*)$/.exec(after) ?? [];
  const isWhole = (list: readonly string[]) =>
    list.join(" ").startsWith(printed) && (count === undefined || list.length === Number(count));
  const whole = after.length < PRINTED ? undefined : COMPLETED.find(isWhole);
  const codes = whole ?? printed.split(" ");
  if (count !== undefined && codes.length !== Number(count)) {
    throw new Error(`the table does not print all codes of ${after}`);
  }
  return codes;
}

/** The DRGs of an ADRG that a repair gave a condition or a place before others; none where it meant the ADRG itself. */
function movedDrgs({ group, before, after }: Repair): readonly string[] {
  const told = (text: string) =>
    new Map(
      [...text.matchAll(new RegExp(`(?:^|[; ])(${group}\\w)( \\[[^;]*)?(?=;| |$)`, "g"))].map(
        ([, code = "", condition = ""]) => [code, condition],
      ),
    );
  const [was, is] = [told(before), told(after)];
  const order = [...was.keys()];
  const now = [...is.keys()];
  return now.filter((code, at) => {
    if (was.get(code) !== is.get(code)) return true;
    const overtaken = now.slice(at + 1).filter((other) => order.indexOf(other) < order.indexOf(code));
    return overtaken.length > 0;
  });
}

interface Source {
  readonly scheme: string;
  readonly group?: string;
}

/** `chs_drg_10 GD1`, `official/CHS_DRG_10`; undefined where the name of a group is the basis. */
function sourceOf(basis: string): Source | undefined {
  const [first = "", group] = basis.replace(/,.*$/, "").split(" ");
  const entry = CATALOGUE.find(({ folder }) => folder === first);
  if (entry !== undefined) {
    return { scheme: `${entry.id}@${entry.version}`, ...(group === undefined ? {} : { group }) };
  }
  const official = OFFICIAL[first];
  return official === undefined ? undefined : { scheme: official };
}

const OFFICIAL: Readonly<Record<string, string>> = {
  "official/CHS_DRG_10": "chs-drg@1.0",
  "official/CHS_DRG_11": "chs-drg@1.1",
};

/** What the clause calls a source; the revised 1.0 is CHS-DRG 1.0 to a coder. */
function sourceName({ scheme, group }: Source, basis: string): LocalizedText {
  const entry = CATALOGUE.find(({ id, version }) => `${id}@${version}` === scheme);
  const title = scheme.startsWith("chs-drg@1.0") ? NATIONAL : { zh: entry?.zh ?? "", en: entry?.en ?? "" };
  const several = basis.includes(",") ? OTHERS : { zh: "", en: "" };
  const name = (locale: "zh" | "en") =>
    `${title[locale]}${group === undefined ? "" : ` ${group}`}${several[locale]}`;
  return { zh: ` ${name("zh")}`, en: name("en") };
}

const NATIONAL: LocalizedText = { zh: "CHS-DRG 1.0", en: "CHS-DRG 1.0" };
const OTHERS: LocalizedText = { zh: " 等", en: " and others" };
