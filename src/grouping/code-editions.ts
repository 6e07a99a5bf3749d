import { compareText } from "../primitives/index.js";
import type { GroupableCase } from "./case-view.js";

/** 编码版本: the codes that an edition of the two dictionaries has. */
export interface CodeEdition {
  readonly id: string;
  readonly diagnoses: Pick<ReadonlySet<string>, "has">;
  readonly procedures: Pick<ReadonlySet<string>, "has">;
}

/** How many of the different codes of a file an edition has. */
export interface CodeShare {
  readonly known: number;
  readonly all: number;
}

/** 版本相合程度 of a file and an edition. */
export interface EditionFit {
  readonly edition: string;
  readonly diagnoses: CodeShare;
  readonly procedures: CodeShare;
  /** known among all different codes of both kinds, 0 to 1; 0 where the file has none */
  readonly share: number;
  /** codes that the best edition has and this one lacks, the most frequent first */
  readonly lacking: readonly string[];
}

/** Whether there were codes to fit at all. */
export function hasCodes({ diagnoses, procedures }: EditionFit): boolean {
  return diagnoses.all + procedures.all > 0;
}

/** 编码收集: the different codes of many cases, and how often each stands in them. */
export class CodeCollector {
  readonly #lists = { diagnoses: new Map<string, number>(), procedures: new Map<string, number>() };

  add(record: Pick<GroupableCase, "diagnoses" | "procedures">): void {
    for (const [list, counts] of Object.entries(this.#lists) as [keyof CodeEdition, Map<string, number>][]) {
      for (const code of record[list as "diagnoses" | "procedures"]) {
        if (code !== "") counts.set(code, (counts.get(code) ?? 0) + 1);
      }
    }
  }

  /** The different codes of a kind with their number of places, in the order of the codes. */
  codes(list: "diagnoses" | "procedures"): readonly (readonly [code: string, places: number])[] {
    return [...this.#lists[list]].sort(([one], [other]) => compareText(one, other));
  }
}

/**
 * 编码版本识别: how well editions fit the different codes of a file, the best first; of equals the one that was named first. A code may be
 * in several editions and mean something else in each, so the whole file decides, never one code.
 */
export function fitEditions(file: CodeCollector, editions: readonly CodeEdition[]): readonly EditionFit[] {
  const lists = ["diagnoses", "procedures"] as const;
  const counted = editions.map((edition) => {
    const shareOf = (list: (typeof lists)[number]): CodeShare => {
      const codes = file.codes(list);
      return { known: codes.filter(([code]) => edition[list].has(code)).length, all: codes.length };
    };
    const [diagnoses, procedures] = [shareOf("diagnoses"), shareOf("procedures")];
    const all = diagnoses.all + procedures.all;
    return { edition, diagnoses, procedures, share: (diagnoses.known + procedures.known) / (all || 1) };
  });
  const sorted = counted.sort((one, other) => other.share - one.share);
  const best = sorted[0]?.edition;
  return sorted.map(({ edition, ...shares }) => ({
    edition: edition.id,
    ...shares,
    lacking: lists
      .flatMap((list) =>
        file.codes(list).filter(([code]) => best?.[list].has(code) === true && !edition[list].has(code)),
      )
      .sort(([, one], [, other]) => other - one)
      .map(([code]) => code),
  }));
}
