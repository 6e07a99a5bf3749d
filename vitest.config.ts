import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./test/longest-first.js";

const source = (path: string) => fileURLToPath(new URL(`./src/${path}`, import.meta.url));

/** Pages and files that are generated, and what else is written down: `npm run check:written`. */
export const WRITTEN = "test/written/**/*.test.ts";

export default defineConfig({
  resolve: {
    // The examples import the package by its name, as a user does.
    alias: [
      { find: /^chs-drg\/data$/, replacement: fileURLToPath(new URL("./data/node.ts", import.meta.url)) },
      { find: /^chs-drg$/, replacement: source("index.ts") },
      {
        find: /^chs-drg\/(cases|grouping|grouping-tools|weights|settlement|rules|rulesets|testing)$/,
        replacement: source("public/$1.ts"),
      },
    ],
  },
  test: {
    setupFiles: ["test/drawings-once.ts"],
    sequence: { sequencer: LongestFirst },
    include: ["test/**/*.test.ts", "server/test/**/*.test.ts"],
    exclude: [WRITTEN],
    maxWorkers: "100%",
    // Files of one worker share what they load: modules, editions and built samples are made once a worker. Nothing that is shared may be changed.
    isolate: false,
    // What a test makes and lets go is mostly gone before a larger nursery is full: a twentieth of the time.
    execArgv: ["--max-semi-space-size=64"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
