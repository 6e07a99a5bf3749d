import { defineConfig } from "tsup";

/** The library's rooms, one subpath each; nothing of Node in them. */
const library = {
  index: "src/index.ts",
  "public/cases": "src/public/cases.ts",
  "public/grouping": "src/public/grouping.ts",
  "public/grouping-tools": "src/public/grouping-tools.ts",
  "public/weights": "src/public/weights.ts",
  "public/settlement": "src/public/settlement.ts",
  "public/rules": "src/public/rules.ts",
  "rules/adapter": "src/rules/adapter.ts",
  "public/rulesets": "src/public/rulesets.ts",
  "public/testing": "src/public/testing.ts",
};
const external = ["zod", "json-rules-engine", "fast-check", /^date-fns/];

export default defineConfig([
  {
    // A file a module, as in src: a host's bundler then keeps what it uses and drops the rest.
    entry: ["src/**/*.ts", "!src/cli/**"],
    bundle: false,
    format: ["esm"],
    platform: "neutral",
    target: "es2022",
  },
  {
    entry: library,
    format: ["cjs"],
    platform: "neutral",
    target: "es2022",
    splitting: true,
    treeshake: true,
    external,
  },
  {
    // What is shipped, by name: a user of the library like any other, found by the package's own name.
    entry: ["data/*.ts"],
    outDir: "dist/data",
    bundle: false,
    format: ["esm"],
    platform: "neutral",
    target: "es2022",
  },
  {
    entry: { "data/node": "data/node.ts" },
    format: ["cjs"],
    platform: "node",
    target: "node20",
    shims: true,
    external: [/^chs-drg/],
  },
  {
    entry: { "cli/main": "src/cli/main.ts" },
    format: ["esm"],
    platform: "node",
    target: "node20",
    splitting: true,
    treeshake: true,
    external: ["json-rules-engine", "fast-check"],
    // Libraries of hundreds of small files: to find and open them cost a run more than to start.
    noExternal: ["zod", "date-fns"],
    banner: { js: "#!/usr/bin/env node" },
  },
]);
