import { placedName } from "../../declare/question.js";
import type { Cliff } from "../../engine/index.js";
import type { LocalizedText } from "../../primitives/index.js";
import { editionValues } from "../../rulesets/edition-values.js";
import type { Ruleset } from "../../rulesets/index.js";

/** 界限的名称 by path: as the declaration of its value calls it; a path that no declaration has stands for itself. */
export function limitNames(
  ruleset: Ruleset,
  cliffs: readonly Pick<Cliff, "path">[],
): Readonly<Record<string, LocalizedText>> {
  const values = editionValues(ruleset);
  const names = [...new Set(cliffs.map(({ path }) => path))].map((path) => {
    const declared = values.find((value) => value.path === path || value.path.startsWith(`${path}.`));
    return [path, declared === undefined ? { zh: path, en: path } : placedName(declared)] as const;
  });
  return Object.fromEntries(names);
}
