import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import preact from "@preact/preset-vite";
import { pinyin } from "pinyin-pro";
import { defineConfig, type Plugin } from "vite";

const root = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const CODE_NAMES = "virtual:code-names";

interface CodeFile {
  readonly names: Readonly<Record<string, string>>;
}

/** 编码名称: what the search looks through, `[code, name, pinyin initials]`, made from the shipped dictionaries when the page is built. */
function codeNames(): Plugin {
  const entries = (file: string) => {
    const { names } = JSON.parse(readFileSync(root(`rulesets/codes/${file}.json`), "utf8")) as CodeFile;
    return Object.entries(names).map(([code, name]) => [code, name, initials(name)]);
  };
  return {
    name: "code-names",
    resolveId: (id) => (id === CODE_NAMES ? `\0${id}` : undefined),
    load: (id) => {
      if (id !== `\0${CODE_NAMES}`) return undefined;
      const names = { diagnosis: entries("icd-10-yb"), procedure: entries("icd-9-cm-3-yb") };
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(names))});`;
    },
  };
}

function initials(name: string): string {
  return pinyin(name, { pattern: "first", toneType: "none", type: "array" }).join("").toLowerCase();
}

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  // Relative, so that the folder can be laid anywhere, also below a documentation site.
  base: "./",
  plugins: [preact(), codeNames()],
  resolve: {
    alias: [
      { find: /^chs-drg$/, replacement: root("src/index.ts") },
      { find: /^chs-drg\/data$/, replacement: root("data/bundled.ts") },
      { find: /^chs-drg\/data\/(.*)$/, replacement: `${root("rulesets")}/$1` },
      { find: /^chs-drg\/([a-z-]+)$/, replacement: `${root("src/public")}/$1.ts` },
    ],
  },
  worker: { format: "es", plugins: () => [codeNames()] },
  build: {
    target: "es2022",
    // Everything is a file of the page's own origin: the security policy allows nothing else.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 4000,
  },
});
