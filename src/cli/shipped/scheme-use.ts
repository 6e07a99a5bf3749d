import { AsyncLocalStorage } from "node:async_hooks";
import type { CompiledScheme } from "../../grouping/index.js";
import { type CivilDate, counted, type Locale, type LocalizedText } from "../../primitives/index.js";
import { cliErrors } from "../cli-errors.js";
import { type NamedScheme, namedScheme } from "./named-scheme.js";
import { openScheme, type SchemeEntry, type SchemeStanding, schemeEntry } from "./open-scheme.js";

/** What one run of a command has used of the shipped schemes. */
interface SchemeUse {
  readonly today: CivilDate;
  readonly acceptUnfit: boolean;
  /** what names without version stood for */
  readonly named: Map<string, NamedScheme>;
  readonly used: Map<string, SchemeEntry>;
}

const uses = new AsyncLocalStorage<SchemeUse>();

/** How a run of a command tells of its schemes. */
interface SchemeTelling extends Pick<SchemeUse, "today" | "acceptUnfit"> {
  readonly locale: Locale;
  /** takes the lines */
  readonly tell: (line: string) => void;
}

/**
 * 记录所用方案: runs a command and then says, once and in one line each, what names without version stood for, and which of the schemes it
 * used have gaps.
 */
export async function tellingSchemes<Result>(
  { today, acceptUnfit, locale, tell }: SchemeTelling,
  command: () => Promise<Result>,
): Promise<Result> {
  const used = new Map<string, SchemeEntry>();
  const named = new Map<string, NamedScheme>();
  try {
    return await uses.run({ today, acceptUnfit, named, used }, command);
  } finally {
    for (const [name, meant] of named) tell(`${namedLine(name, meant)[locale]}\n`);
    for (const { reference, standing } of used.values()) {
      if (standing.kind !== "whole") tell(`${gapsLine(reference, standing)[locale]}\n`);
    }
  }
}

/**
 * 使用方案: notes that a command groups by a scheme. A scheme file of the user's own has no standing here.
 *
 * @throws `SCHEME_UNFIT` where the scheme is unfit and `--accept-unfit` was not said
 */
export function noteSchemeUse(reference: string): void {
  const use = uses.getStore();
  const entry = use && schemeEntry(reference);
  if (use === undefined || entry === undefined) return;
  if (entry.standing.kind === "unfit" && !use.acceptUnfit) {
    const { reference: scheme, standing } = entry;
    throw cliErrors.error("SCHEME_UNFIT", { scheme, figure: standingFigure(standing) });
  }
  use.used.set(entry.reference, entry);
}

/** Opens a scheme that a command groups by. */
export function useScheme(reference: string): CompiledScheme {
  noteSchemeUse(reference);
  return openScheme(reference);
}

/** 方案的完整名称: a reference with its version: a name alone stands for the version in force today, and the run says so. */
export function versionedScheme(reference: string): string {
  const use = uses.getStore();
  if (use === undefined) return reference;
  const meant = namedScheme(reference, use.today);
  if (meant.reference !== reference) use.named.set(reference, meant);
  return meant.reference;
}

function namedLine(name: string, { reference, notYet }: NamedScheme): LocalizedText {
  const later = notYet.map(({ reference: version, inForceFrom = "" }) => ({
    zh: `；${version} 自 ${inForceFrom} 起执行，须写明版本`,
    en: `; ${version} is in force from ${inForceFrom} and has to be named with its version`,
  }));
  return {
    zh: `${name} 即 ${reference}，为今日执行的版本${later.map(({ zh }) => zh).join("")}。`,
    en: `${name} is ${reference}, the version in force today${later.map(({ en }) => en).join("")}.`,
  };
}

/** 方案状况的数字: the figure behind a standing. */
function standingFigure({ everyday, adrgsWithoutDrg, neverReached }: SchemeStanding): LocalizedText {
  const { stays, wrong } = everyday;
  return {
    zh: `${stays} 例日常病例中 ${wrong} 例入组不符，${adrgsWithoutDrg} 个核心组无细分组，${neverReached} 个细分组无病例可入`,
    en: `${wrong} of ${counted(stays, "everyday stay")} wrong, ${counted(adrgsWithoutDrg, "ADRG")} without DRG, ${counted(neverReached, "DRG")} never reached`,
  };
}

function gapsLine(reference: string, standing: SchemeStanding): LocalizedText {
  const { zh, en } = standingFigure(standing);
  return standing.kind === "unfit"
    ? {
        zh: `方案 ${reference} 不宜使用（${zh}），见 docs/conformance.md。`,
        en: `The scheme ${reference} is unfit for use (${en}); see docs/conformance.md.`,
      }
    : {
        zh: `方案 ${reference} 有缺口（${zh}），见 docs/conformance.md。`,
        en: `The scheme ${reference} has gaps (${en}); see docs/conformance.md.`,
      };
}
