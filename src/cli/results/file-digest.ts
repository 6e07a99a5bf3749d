import { createHash } from "node:crypto";
import { closeSync, openSync, readSync } from "node:fs";

const BYTES_PER_READ = 1 << 20;

/** SHA-256 of a file, whatever its size. */
export function fileDigest(file: string): string {
  const hash = createHash("sha256");
  const buffer = new Uint8Array(BYTES_PER_READ);
  const handle = openSync(file, "r");
  try {
    for (;;) {
      const read = readSync(handle, buffer);
      if (read === 0) return hash.digest("hex");
      hash.update(buffer.subarray(0, read));
    }
  } finally {
    closeSync(handle);
  }
}
