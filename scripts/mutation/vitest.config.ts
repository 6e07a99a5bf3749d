import { statSync } from "node:fs";
import { mergeConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import project from "../../vitest.config.js";

/** The cheapest first: the first test that fails ends a mutant's run. */
class SmallestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((a, b) => statSync(a.moduleId).size - statSync(b.moduleId).size);
  }
}

/**
 * Tests that can notice a mutant. Left out: those that read the source as text or build it, which see the mutants of all switches at once,
 * and those of processes of their own, to which a mutant does not reach.
 */
export default mergeConfig(project, {
  test: {
    exclude: ["test/house/**", "test/cli/process.test.ts", "server/**"],
    sequence: { sequencer: SmallestFirst },
  },
});
