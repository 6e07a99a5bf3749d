import { AsyncLocalStorage } from "node:async_hooks";
import type { CompiledScheme } from "../../grouping/index.js";
import type { Locale, LocalizedText } from "../../primitives/index.js";
import { cliErrors } from "../cli-errors.js";
import { openScheme, type SchemeEntry, type SchemeStanding, schemeEntry } from "./open-scheme.js";

/** What one run of a command has used of the shipped schemes. */
interface SchemeUse {
  readonly acceptUnfit: boolean;
  readonly used: Map<string, SchemeEntry>;
}

const uses = new AsyncLocalStorage<SchemeUse>();

/**
 * 记录所用方案: runs a command and then says, once and in one line each, which of the schemes it used have gaps.
 *
 * @param tell takes the lines
 */
export async function tellingGaps<Result>(
  { acceptUnfit, locale, tell }: { acceptUnfit: boolean; locale: Locale; tell: (line: string) => void },
  command: () => Promise<Result>,
): Promise<Result> {
  const used = new Map<string, SchemeEntry>();
  try {
    return await uses.run({ acceptUnfit, used }, command);
  } finally {
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

/** 方案状况的数字: the figure behind a standing. */
function standingFigure({ everyday, adrgsWithoutDrg, neverReached }: SchemeStanding): LocalizedText {
  const { stays, wrong } = everyday;
  return {
    zh: `${stays} 例日常病例中 ${wrong} 例入组不符，${adrgsWithoutDrg} 个核心组无细分组，${neverReached} 个细分组无病例可入`,
    en: `${wrong} of ${stays} everyday stays wrong, ${adrgsWithoutDrg} ADRGs without DRG, ${neverReached} DRGs never reached`,
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
