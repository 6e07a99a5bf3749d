import { createInterface } from "node:readline";
import { runCli } from "./captured-run.js";

// Bundled beside the command line by `built-cli.ts`: a line of words is run, and a line says what came of it and how many threads were started so far.
let threads = 0;
process.on("worker", () => {
  threads += 1;
});
for await (const line of createInterface({ input: process.stdin })) {
  const run = await runCli(JSON.parse(line));
  process.stdout.write(`${JSON.stringify({ ...run, threads })}\n`);
}
// Threads that wait for another task keep the process.
process.exit();
