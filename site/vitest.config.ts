import { defineConfig } from "vitest/config";

/** Tests of the built site: they stand apart from the suite, since they need it and a browser. */
export default defineConfig({
  test: { include: ["test/**/*.test.ts"], testTimeout: 900_000 },
});
