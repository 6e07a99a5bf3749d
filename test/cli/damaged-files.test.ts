import { afterAll, expect, it } from "vitest";
import { DamagedFiles } from "../../scripts/damage/damaged-file.js";
import { DAMAGES } from "../../scripts/damage/damages.js";

/** Every damage once; `npm run damage` does 2,000 files. */
const FILES = Object.keys(DAMAGES).length;

const files = new DamagedFiles();
afterAll(() => files.close());

it(`files 0 to ${FILES - 1}: every damage is named or harmless, no amount of another person or fund changes, nothing crashes`, async () => {
  const outcomes = new Set<string>();
  for (let number = 0; number < FILES; number += 1) outcomes.add((await files.judge(number)).outcome);
  expect(FILES).toBeGreaterThanOrEqual(25);
  expect([...outcomes].sort()).toEqual(["harmless", "named"]);
});
