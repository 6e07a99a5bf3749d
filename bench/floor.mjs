// The floor of the commands: reads files piece by piece, parses each line of JSONL with JSON.parse, or splits each row of CSV with udsv, and does nothing else; with --write it writes to the last file: the
// lines of JSONL as they were read, each row of CSV as a line of JSON.
import { openSync, readSync, writeSync } from "node:fs";
import { StringDecoder } from "node:string_decoder";
import { inferSchema, initParser } from "udsv";

const PIECE = 1 << 20;
const words = process.argv.slice(2);
const output = words[0] === "--write" ? openSync(words.pop(), "w") : undefined;
const bytes = Buffer.alloc(PIECE);
let read = 0;
for (const file of output === undefined ? words : words.slice(1)) {
  const take = file.endsWith(".csv") ? csvTaker() : takeJson;
  const input = openSync(file);
  const decoder = new StringDecoder("utf8");
  let rest = "";
  for (let length = readSync(input, bytes); length > 0; length = readSync(input, bytes)) {
    const lines = (rest + decoder.write(bytes.subarray(0, length))).split("\n");
    rest = lines.pop();
    const written = take(lines);
    if (output !== undefined) writeSync(output, `${written.join("\n")}\n`);
  }
}
process.stdout.write(`${read}\n`);

function takeJson(lines) {
  for (const line of lines) if (JSON.parse(line) !== null) read += 1;
  return lines;
}

function csvTaker() {
  let parser;
  let written = [];
  const form = (row) => {
    read += 1;
    if (output !== undefined) written.push(JSON.stringify(row));
  };
  return (lines) => {
    const text = `${lines.join("\n")}\n`;
    parser ??= initParser(inferSchema(text, { col: ",", trim: false }));
    written = [];
    // The parser calls what it was first given.
    parser.chunk(text, output === undefined ? parser.stringArrs : parser.stringObjs, form);
    return written;
  };
}
