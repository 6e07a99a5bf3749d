import { existsSync } from "node:fs";
import { join } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The files that take longest, the longest first. */
const LONGEST = [
  "test/cli/order",
  "test/cli/process",
  "test/pages/pages",
  "server/test/process",
  "test/cli/case-blocks",
  "test/cli/partial",
  "test/grouping/differential",
  "test/grouping-tools/import-round-trip",
  "test/docs/cookbook",
  "test/cli/second-reading",
  "test/cli/scheme-switch",
  "test/rulesets/end-to-end",
  "test/testing/ruleset-properties",
  "server/test/clients",
  "test/grouping-tools/unseen-document",
  "test/testing/planted-faults",
  "test/grouping-tools/lint-repairs",
  "test/docs/shell-lines",
  "test/cli/left-out",
  "test/cli/order-of-other-inputs",
  "test/rulesets/examples",
].map((name) => `${name}.test.ts`);

/** 先长后短: the longest files begin first, so that the workers end together; the others come in the order in which they would. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const gone = LONGEST.filter((name) => !existsSync(join(this.ctx.config.root, name)));
    if (gone.length > 0) throw new Error(`test/longest-first.ts names files that there are not: ${gone}`);
    const place = ({ moduleId }: TestSpecification) => {
      const at = LONGEST.findIndex((name) => moduleId.endsWith(`/${name}`));
      return at < 0 ? LONGEST.length : at;
    };
    return (await super.sort(files)).sort((one, other) => place(one) - place(other));
  }
}
