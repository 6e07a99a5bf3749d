/**
 * 所含缓冲区: the buffers of the arrays of numbers in plain data, each once, so that they can be handed over to another thread in place of being copied. Whoever hands
 * them over must not use them again: an array may see only a part of its buffer.
 */
export function ownBuffers(value: unknown, found = new Set<ArrayBuffer>()): ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
  } else if (typeof value === "object" && value !== null && !(value instanceof Map) && !isTexts(value)) {
    for (const part of Object.values(value)) ownBuffers(part, found);
  }
  return [...found];
}

/** Lists of texts are long and hold no buffers. */
function isTexts(value: object): boolean {
  return Array.isArray(value) && typeof value[0] === "string";
}
