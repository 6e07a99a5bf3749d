import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { TOOL_CALLS } from "../test/tool-calls.js";

/*
 * 以 MCP Inspector 调用: lists the tools of what is built, and calls each, with the inspector's command line:
 *
 *   npm run build && npm run inspect --workspace server
 */
const INSPECTOR = "@modelcontextprotocol/inspector@0.16.8";
const main = new URL("../bin/chs-drg-server.js", import.meta.url).pathname;
const loaded = [
  "--schemes",
  "zj-drg@1.1,chs-drg@2.0,wuxi@2022",
  "--rulesets",
  "zhejiang-shaoxing@2020,jiangsu-wuxi@2022",
];
const run = promisify(execFile);

/** What the inspector prints of one request. */
async function inspect(
  ...request: readonly string[]
): Promise<{ tools?: { name: string }[]; structuredContent?: object }> {
  const args = ["--yes", INSPECTOR, "--cli", process.execPath, main, "mcp", ...loaded, ...request];
  const { stdout } = await run("npx", args, { maxBuffer: 1 << 24, env: { ...process.env, LC_ALL: "C" } });
  return JSON.parse(stdout);
}

const { tools = [] } = await inspect("--method", "tools/list");
const missing = Object.keys(TOOL_CALLS).filter((name) => !tools.some((tool) => tool.name === name));
if (missing.length > 0 || tools.length !== Object.keys(TOOL_CALLS).length) {
  throw new Error(`the tools listed are ${tools.map(({ name }) => name).join(", ")}`);
}
console.log(`tools/list: ${tools.length} tools`);
// One after the other: each call starts a server, which takes both processors while it loads.
for (const [name, given] of Object.entries(TOOL_CALLS)) {
  const values = Object.entries(given).flatMap(([key, value]) => [
    "--tool-arg",
    `${key}=${typeof value === "string" ? value : JSON.stringify(value)}`,
  ]);
  const reply = await inspect("--method", "tools/call", "--tool-name", name, ...values);
  if (reply.structuredContent === undefined)
    throw new Error(`${name}: ${JSON.stringify(reply).slice(0, 500)}`);
  console.log(`tools/call ${name}: ${JSON.stringify(reply.structuredContent).slice(0, 100)}…`);
}
