import { describe, expect, test } from "vitest";
import { importsOf, sourceFiles, withoutComments } from "./source-files.js";

const core = sourceFiles("src").filter((file) => !file.path.startsWith("src/cli/"));

/** What reaches outside a pure function: clock, chance, environment, network, console, and decimal.js's global settings. */
const IMPURE: readonly [string, RegExp][] = [
  ["clock", /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.now\b/],
  ["chance", /\bMath\.random\b|\bcrypto\.getRandomValues\b|\brandomUUID\b/],
  ["environment", /\bprocess\.|\b__dirname\b|\bimport\.meta\b/],
  ["network", /\bfetch\(|\bXMLHttpRequest\b|\bWebSocket\b/],
  ["console", /\bconsole\./],
  ["global settings", /\bDecimal\.set\b|\bDecimal\.config\b/],
  ["floating point from text", /\bparseFloat\(/],
  ["the host's locale", /\.localeCompare\(|toLocale(?:String|UpperCase|LowerCase|DateString)\(|\bIntl\./],
];

describe("the core is pure", () => {
  test("it imports nothing of Node's own", () => {
    const reaching = core.filter((file) =>
      importsOf(file).some((specifier) => specifier.startsWith("node:")),
    );
    expect(reaching.map((file) => file.path)).toEqual([]);
  });

  test.each(IMPURE)("it uses no %s", (_name, pattern) => {
    const offenders = core.filter((file) => pattern.test(withoutComments(file.text)));
    expect(offenders.map((file) => file.path)).toEqual([]);
  });

  test("loading it changes nothing: no statement with a side effect at the top of a file", () => {
    const offenders = core.filter((file) =>
      withoutComments(file.text)
        .split("\n")
        .some((line) => /^(?:[a-zA-Z_.]+\(|globalThis|Object\.defineProperty|for |while |if )/.test(line)),
    );
    expect(offenders.map((file) => file.path)).toEqual([]);
  });
});
