import type { Answer, Ask, CodeHit } from "./operations.js";

type Entry = readonly [code: string, name: string, initials: string];
type Names = Readonly<Record<"diagnosis" | "procedure", readonly Entry[]>>;

const MOST_HITS = 20;

let loaded: Promise<Names> | undefined;

function names(): Promise<Names> {
  loaded ??= import("virtual:code-names").then((module) => module.default);
  return loaded;
}

/** 编码检索: by the beginning of a code, by words of its name, or by pinyin initials; the closest first. */
export async function searchCodes({ kind, words }: Ask<"search">): Promise<Answer<"search">> {
  const asked = words.trim().toLowerCase();
  if (asked === "") return [];
  const ranked: [rank: number, hit: CodeHit][] = [];
  for (const [code, name, initials] of (await names())[kind]) {
    const rank = rankOf(asked, code.toLowerCase(), name.toLowerCase(), initials);
    if (rank !== undefined) ranked.push([rank, { code, name }]);
  }
  ranked.sort(
    ([one, first], [other, second]) =>
      one - other || first.name.length - second.name.length || (first.code < second.code ? -1 : 1),
  );
  return ranked.slice(0, MOST_HITS).map(([, hit]) => hit);
}

/** 0 for the whole, then what begins so, then what holds it; undefined where nothing fits. */
function rankOf(asked: string, code: string, name: string, initials: string): number | undefined {
  const texts = [code, name, initials];
  if (texts.includes(asked)) return 0;
  if (texts.some((text) => text.startsWith(asked))) return 1;
  const every = asked.split(/\s+/).every((word) => texts.some((text) => text.includes(word)));
  return every ? 2 : undefined;
}

/** 编码名称, empty where a code is in no dictionary. */
export async function namesOf({ kind, codes }: Ask<"names">): Promise<Answer<"names">> {
  const known = new Map((await names())[kind].map(([code, name]) => [code, name]));
  return codes.map((code) => known.get(code) ?? "");
}
