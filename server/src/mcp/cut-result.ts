/** Most bytes of a result. */
const MOST_BYTES = 100_000;

/** 省略: a list of a result of which only the beginning is given. */
export interface LeftOut {
  /** dotted path of the list */
  readonly path: string;
  readonly shown: number;
  readonly of: number;
}

/** A list within a result. */
interface Place {
  readonly path: string;
  readonly list: unknown[];
  readonly bytes: number;
}

/**
 * 截取: a result of at most {@link MOST_BYTES} bytes: the longest lists are shortened, and it is said which and by how much. Nothing else is taken away.
 *
 * @param room bytes that something else takes beside the result
 */
export function cutResult<Result>(
  result: Result,
  room = 0,
): { readonly result: Result; readonly leftOut: readonly LeftOut[] } {
  const most = MOST_BYTES - room;
  if (sizeOf(result) <= most) return { result, leftOut: [] };
  const copy = JSON.parse(JSON.stringify(result)) as Result;
  const left = new Map<string, LeftOut>();
  for (let size = sizeOf(copy); size > most; size = sizeOf(copy)) {
    const place = longest(copy);
    if (place === undefined) break;
    const { path, list, bytes } = place;
    const of = left.get(path)?.of ?? list.length;
    const keep = Math.max(0, Math.floor(list.length * (1 - Math.min(1, (size - most) / bytes))) - 1);
    list.length = Math.min(keep, list.length - 1);
    left.set(path, { path, shown: list.length, of });
  }
  return { result: copy, leftOut: [...left.values()] };
}

function sizeOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}

/** The list that takes most; one within another counts with it, so that whole items go first. */
function longest(root: unknown): Place | undefined {
  let found: Place | undefined;
  const look = (node: unknown, path: string): void => {
    if (typeof node !== "object" || node === null) return;
    if (Array.isArray(node) && node.length > 0) {
      const bytes = sizeOf(node);
      if (found === undefined || bytes > found.bytes) found = { path, list: node, bytes };
      return;
    }
    for (const [key, inner] of Object.entries(node)) look(inner, path === "" ? key : `${path}.${key}`);
  };
  look(root, "");
  return found;
}
