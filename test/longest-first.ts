import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The files that take longest, the longest first. */
const LONGEST = [
  "test/cli/order.test.ts",
  "test/pages/pages.test.ts",
  "test/everyday/generated.test.ts",
  "test/cli/partial.test.ts",
  "server/test/process.test.ts",
  "test/docs/year.test.ts",
  "test/docs/cookbook.test.ts",
  "test/cli/second-reading.test.ts",
  "test/docs/second-reading-money.test.ts",
];

/** 先长后短: the longest files begin first, so that the workers end together; the others come in the order in which they would. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = LONGEST.findIndex((name) => moduleId.endsWith(name));
      return at < 0 ? LONGEST.length : at;
    };
    return (await super.sort(files)).sort((one, other) => place(one) - place(other));
  }
}
