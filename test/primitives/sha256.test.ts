import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sha256, sha256Hex } from "../../src/primitives/index.js";

describe("sha256: vectors of FIPS 180-4 and NIST CAVP", () => {
  test.each([
    ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
    ["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
    [
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
    ],
    [
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1",
    ],
  ])("%s", (text, digest) => {
    expect(sha256Hex(text)).toBe(digest);
  });

  test("one million times a, in uneven pieces", () => {
    const digest = sha256();
    const bytes = new Uint8Array(1_000_000).fill(0x61);
    for (let at = 0; at < bytes.length; at += 777) digest.update(bytes.subarray(at, at + 777));
    expect(digest.hex()).toBe("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
  });

  test("any bytes, as Node's own digest has them", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(sha256().update(bytes).hex()).toBe(createHash("sha256").update(bytes).digest("hex"));
      }),
    );
  });
});
