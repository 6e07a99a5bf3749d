import type { Scheme } from "../../src/grouping/index.js";
import { shippedScheme } from "../../test/grouping/shipped-schemes.js";
import { NATIONAL } from "./catalogue.js";
import { codesText } from "./gap-texts.js";
import { type KnownGap, knownGaps } from "./standing.js";

/**
 * 所缺核心组: the ADRGs of the national edition that a local scheme is nearest to, which it lacks and no named gap says. A local catalogue may do without them and a
 * transcription may have lost them; nobody can tell which.
 */
export function absentGroups(reference: string): readonly KnownGap[] {
  const { scheme } = shippedScheme(reference);
  if (scheme.region === undefined) return [];
  const here = adrgsOf(scheme);
  const nearest = NATIONAL.map((edition) => ({ edition, ...besides(here, edition) })).reduce((best, next) =>
    next.absent.length + next.added < best.absent.length + best.added ? next : best,
  );
  const named = knownGaps(reference).flatMap(({ group }) => group.en.split(/\W+/));
  const absent = nearest.absent.filter((adrg) => !named.includes(adrg));
  if (absent.length === 0) return [];
  const it = absent.length === 1 ? "it" : "them";
  const { edition } = nearest;
  return [
    {
      group: codesText(absent.join(" ")),
      gap: {
        zh: `没有，而 ${edition} 有：可能是当地目录本来如此，也可能是缺失`,
        en: `absent, though ${edition} has ${it}: a local catalogue without ${it} is possible, and so is a loss`,
      },
      effect: {
        zh: "其病例进入条件相符的下一个组，或没有组",
        en: "its cases go on to the next group whose condition holds, or have none",
      },
    },
  ];
}

function besides(here: ReadonlySet<string>, edition: string) {
  const there = adrgsOf(shippedScheme(edition).scheme);
  return {
    absent: [...there].filter((adrg) => !here.has(adrg)).sort(),
    added: [...here].filter((adrg) => !there.has(adrg)).length,
  };
}

function adrgsOf({ mdcs }: Scheme): ReadonlySet<string> {
  return new Set(mdcs.flatMap(({ adrgs }) => adrgs.map(({ code }) => code)));
}
