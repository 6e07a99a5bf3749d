import { existsSync } from "node:fs";
import { join } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The files that take longest, the longest first. */
const LONGEST = [
  "cli/order",
  "pages/pages",
  "cli/process",
  "grouping-tools/import-round-trip",
  "cli/case-blocks",
  "cli/partial",
  "grouping/differential",
  "cli/order-of-other-inputs",
  "docs/cookbook",
  "grouping-tools/lint-repairs",
  "cli/left-out",
  "grouping-tools/unseen-document",
  "docs/shell-lines",
  "testing/planted-faults",
  "engine/engine",
  "rulesets/end-to-end",
  "cli/scheme-switch",
  "testing/ruleset-properties",
].map((name) => `test/${name}.test.ts`);

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
