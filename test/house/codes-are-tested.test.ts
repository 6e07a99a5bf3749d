import { expect, test } from "vitest";
import { sourceFiles } from "./source-files.js";

/** A row of a table of messages: the code and the builder of its text. */
const ROW = /^ {2}([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+): \(/gm;

const texts = (...folders: readonly string[]) =>
  folders.flatMap((folder) => sourceFiles(folder)).map(({ text }) => text);
const source = texts("src", "server/src");
const codes = source
  .filter((text) => /messageTable<|LocalizedText/.test(text))
  .flatMap((text) => [...text.matchAll(ROW)].map(([, code = ""]) => code));
const named = (text: string) => new Set(text.match(/\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b/g));

test("every code of a message is named by a test that makes it", () => {
  expect(codes.length).toBeGreaterThan(400);
  const tested = named(texts("test", "server/test").join("\n"));
  expect(codes.filter((code) => !tested.has(code))).toEqual([]);
});

test("every code of a message is told somewhere", () => {
  const told = named(
    source.map((text) => text.replaceAll(ROW, "").replaceAll(/^ {2}[A-Z_0-9]+: .*$/gm, "")).join("\n"),
  );
  expect(codes.filter((code) => !told.has(code))).toEqual([]);
});
