import { join } from "node:path";
import { defineConfig } from "vitest/config";
import project, { WRITTEN } from "../../vitest.config.js";

/** What is written down against what it follows from: pages and files that are generated, blocks of code, names of declared values. */
export default defineConfig({
  ...project,
  root: join(import.meta.dirname, "../.."),
  test: { ...project.test, sequence: {}, include: [WRITTEN], exclude: [] },
});
