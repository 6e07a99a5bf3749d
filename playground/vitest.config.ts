import { defineConfig } from "vitest/config";

/** Browser tests of the built page: they stand apart from the suite, since they need a browser. */
export default defineConfig({
  test: {
    // The worker answers when the machine lets it.
    expect: { poll: { timeout: 15_000 } },
    include: ["test/**/*.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 300_000,
    fileParallelism: false,
  },
});
