import { expect, it } from "vitest";
import { KNOWN_AS, LEDGER } from "../../server/src/mcp/said-words.js";
import { LEDGER_STATUS_WORDS } from "../../src/cli/statement/ledger-status-words.js";
import { VALUE_STATUS_WORDS } from "../../src/primitives/cited-value.js";

// The server takes what the package gives, and the package gives no words of the command line: these stand in both.
it("the server says of funds and of values what the command line says", () => {
  expect(LEDGER).toEqual(LEDGER_STATUS_WORDS);
  expect(KNOWN_AS).toEqual(VALUE_STATUS_WORDS);
});
