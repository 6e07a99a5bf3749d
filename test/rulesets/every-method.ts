import { edition } from "./shipped.js";

/** 各办法至少一个版本: as few of some editions as have between them every method of weighing and settling that any of them names, those with most first. */
export function everyMethod(references: readonly string[]): readonly string[] {
  const methods = new Map(references.map((reference) => [reference, methodsOf(reference)]));
  const left = new Set([...methods.values()].flatMap((own) => [...own]));
  const chosen: string[] = [];
  while (left.size > 0) {
    const news = (reference: string) => [...(methods.get(reference) ?? [])].filter((one) => left.has(one));
    const next = references.reduce((most, one) => (news(one).length > news(most).length ? one : most));
    for (const method of news(next)) left.delete(method);
    chosen.push(next);
  }
  return chosen;
}

function methodsOf(reference: string): ReadonlySet<string> {
  const { weights = {}, settlement = {} } = edition(reference);
  return new Set([...methodsBelow(weights, ["weights"]), ...methodsBelow(settlement, ["settlement"])]);
}

/** The names of methods below a node, each with the rule that it is one of. */
function methodsBelow(node: unknown, path: readonly string[]): readonly string[] {
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, member]) =>
    key === "method" ? [`${path.slice(0, 2).join(".")} ${member}`] : methodsBelow(member, [...path, key]),
  );
}
