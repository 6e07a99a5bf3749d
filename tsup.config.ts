import { defineConfig } from "tsup";

/** The library's rooms, one subpath each; nothing of Node in them. */
const library = {
  index: "src/index.ts",
  "cases/index": "src/cases/index.ts",
  "grouping/index": "src/grouping/index.ts",
  "weights/index": "src/weights/index.ts",
  "settlement/index": "src/settlement/index.ts",
  "rules/index": "src/rules/index.ts",
  "rules/adapter": "src/rules/adapter.ts",
  "rulesets/index": "src/rulesets/index.ts",
  "testing/index": "src/testing/index.ts",
};

export default defineConfig([
  {
    entry: library,
    format: ["esm", "cjs"],
    dts: true,
    platform: "neutral",
    target: "es2022",
    splitting: true,
    clean: true,
    treeshake: true,
    external: ["decimal.js", "zod", "json-rules-engine", "fast-check", /^date-fns/],
  },
  {
    entry: { "cli/main": "src/cli/main.ts" },
    format: ["esm"],
    platform: "node",
    target: "node20",
    splitting: true,
    treeshake: true,
    noExternal: ["udsv"],
    external: ["decimal.js", "zod", "json-rules-engine", "fast-check", /^date-fns/],
    banner: { js: "#!/usr/bin/env node" },
  },
]);
