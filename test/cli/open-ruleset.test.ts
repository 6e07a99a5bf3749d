import { expect, test } from "vitest";
import { openRuleset } from "../../src/cli/shipped/open-ruleset.js";
import { isDrgError } from "../../src/primitives/index.js";
import { findRuleset } from "../../src/rulesets/index.js";
import { references, shipped } from "../rulesets/shipped.js";

const ids = [...new Set(references.map((reference) => reference.split("@")[0] ?? ""))];

test.each([...references, ...ids])(
  "%s opened from its own region's files is that of the whole catalog",
  (reference) => {
    expect(openRuleset(reference)).toEqual(findRuleset(shipped, reference));
  },
);

test.each(["zhejiang-shaoxing@1999", "nowhere", "../regions", ""])(
  "%j is refused with all that are held",
  (reference) => {
    try {
      openRuleset(reference);
      expect.unreachable();
    } catch (error) {
      expect(isDrgError(error) && error.code).toBe("RULESET_NOT_FOUND");
      for (const known of references) expect(String(error)).toContain(known);
    }
  },
);
