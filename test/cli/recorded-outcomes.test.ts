import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { RecordedOutcomes } from "../../src/cli/year/recorded-outcomes.js";
import { temporaryFolder } from "./run-cli.js";

/** Lines of some 50 bytes, so many that the file is read in three pieces, which end within lines. */
const LINES = Array.from(
  { length: 50_000 },
  (_, at) => `{"caseId":"C${at % 49_999}","hospitalId":"H${at}","payment":"1"}`,
);

function folderOf(text: string): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "cases.jsonl"), text);
  return folder;
}

const digestOf = (text: string) => createHash("sha256").update(text).digest("hex");

it("finds every line of a case wherever the pieces end, the last without its line end too", () => {
  const text = LINES.join("\n");
  const recorded = { outputs: { "cases.jsonl": digestOf(text) } };
  const folder = folderOf(text);
  const linesOf = (caseId: string) =>
    new RecordedOutcomes(folder, recorded).linesFrom(`{"caseId":"${caseId}",`);
  expect(linesOf("C0")).toEqual([LINES[0], LINES[49_999]]);
  expect(linesOf("C4999")).toEqual([LINES[4999]]);
  expect(linesOf("C5")).toEqual([LINES[5]]);
  expect(linesOf("C50000")).toEqual([]);
  const pieceEnd = 1 << 20;
  const atEnd = text.lastIndexOf("\n", pieceEnd) + 1;
  const within = text.slice(atEnd, text.indexOf("\n", atEnd));
  expect(linesOf(JSON.parse(within).caseId)).toEqual([within]);
});

it("tells of no line where the file is not the one that was recorded", () => {
  const text = `${LINES.slice(0, 3).join("\n")}\n`;
  const recorded = { outputs: { "cases.jsonl": digestOf(`${text} `) } };
  expect(() => new RecordedOutcomes(folderOf(text), recorded).linesFrom("{")).toThrow(
    "INPUT_NOT_AS_RECORDED",
  );
});
