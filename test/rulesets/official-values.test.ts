import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { catalogFiles } from "../../scripts/rulesets/catalog-files.js";
import { sha256Hex } from "../../src/primitives/index.js";

/** Where the source documents lie on the machines that have them; the repository holds only our excerpts. */
const DOCUMENTS = new URL("../../../shared/policy/documents/", import.meta.url);

const LONGEST_EXCERPT = 30;

/** Text without what a copy changes: widths of characters, spaces, line breaks. */
function normalised(text: string): string {
  return text.normalize("NFKC").replace(/\s/g, "");
}

interface Official {
  readonly path: string;
  readonly document: string;
  readonly quote: string | undefined;
}

/** Every value (of every period) and rule that says it was read in the official document itself. */
function officialValues(node: unknown, path: string): readonly Official[] {
  if (typeof node !== "object" || node === null) return [];
  const inner = Object.entries(node).flatMap(([key, part]) => officialValues(part, `${path}.${key}`));
  if (!("status" in node) || node.status !== "official" || !("source" in node)) return inner;
  const { document, quote } = node.source as { document: string; quote?: string };
  return [{ path, document, quote }, ...inner];
}

interface Edition {
  readonly documents: readonly { readonly key: string; readonly digest?: string }[];
}

const official = catalogFiles()
  .filter(({ content }) => "documents" in JSON.parse(content))
  .flatMap(({ name, content }) => {
    const { documents } = JSON.parse(content) as Edition;
    const digests = new Map(documents.map(({ key, digest }) => [key, digest]));
    return officialValues(JSON.parse(content), name).map((value) => ({
      ...value,
      digest: digests.get(value.document),
    }));
  });

describe("a value with the status official", () => {
  it("is there at all: the seed cities' editions have some sixty", () => {
    expect(official.length).toBeGreaterThan(50);
  });

  it.each(official.map((one) => [one.path, one] as const))(
    "%s carries its words, 30 characters at most, of a document with a digest",
    (_path, { quote = "", digest }) => {
      expect(quote.length).toBeGreaterThan(3);
      expect([...quote].length).toBeLessThanOrEqual(LONGEST_EXCERPT);
      expect(digest).toMatch(/^[0-9a-f]{64}$/);
    },
  );
});

const names = existsSync(DOCUMENTS) ? readdirSync(DOCUMENTS) : [];

describe.runIf(names.length > 0)("the words of an official value stand in the document", () => {
  const texts = new Map(
    names.map((name) => {
      const text = readFileSync(new URL(name, DOCUMENTS), "utf8");
      return [sha256Hex(text), normalised(text)] as const;
    }),
  );
  const stands = (digest: string | undefined, quote: string) =>
    texts.get(digest ?? "")?.includes(normalised(quote));

  it.each(official.map((one) => [one.path, one] as const))("%s", (_path, { digest, quote = "" }) => {
    expect(stands(digest, quote)).toBe(true);
  });

  it("and would not stand there with one character changed", () => {
    for (const { digest, quote = "" } of official)
      expect(stands(digest, `${quote.slice(0, -1)}█`)).toBe(false);
  });
});
