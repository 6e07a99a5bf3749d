import { defineConfig } from "vitest/config";
import { LongestFirst } from "./test/longest-first.js";

/** Pages and files that are generated, and what else is written down: `npm run check:written`. */
export const WRITTEN = "test/written/**/*.test.ts";

export default defineConfig({
  test: {
    setupFiles: ["test/drawings-once.ts"],
    sequence: { sequencer: LongestFirst },
    include: ["test/**/*.test.ts", "server/test/**/*.test.ts"],
    exclude: [WRITTEN],
    maxWorkers: "100%",
    // Files of one worker share what they load: modules, editions and built samples are made once a worker. Nothing that is shared may be changed.
    isolate: false,
    // Node loads the modules itself, as it does for users, and tsx, which knows the paths of tsconfig.json, transforms them and keeps what it made: a sixth of the time is
    // spared, for vite's own runner puts a getter before every name that is imported.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    execArgv: [
      ...["--import", "tsx"],
      // What a test makes and lets go is mostly gone before a larger nursery is full: a twentieth of the time.
      "--max-semi-space-size=32",
    ],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
