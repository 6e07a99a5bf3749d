import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../src/main.mjs", import.meta.url));
const server = join(
  dirname(createRequire(import.meta.url).resolve("chs-drg-server/package.json")),
  "bin",
  "chs-drg-server.js",
);

/** Starts a program that says in JSON where it listens. */
export async function start(args, env = {}) {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const url = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      const { event, address } = JSON.parse(line);
      if (event === "listening") resolve(address);
    });
    child.once("exit", () => reject(new Error("it ended before it listened")));
  });
  return { child, url, ended };
}

/** The server that everything is asked of. */
export const startServer = () =>
  start([
    server,
    "serve",
    "--port",
    "0",
    "--threads",
    "1",
    "--schemes",
    "zj-drg@1.0",
    "--rulesets",
    "zhejiang-shaoxing@2020",
  ]);

export const startService = (DATABASE, DRG_SERVER) => start([main], { PORT: "0", DATABASE, DRG_SERVER });

/** A stopped process, at once or after what is under way. */
export async function stop({ child, ended }, signal = "SIGTERM") {
  child.kill(signal);
  return await ended;
}
