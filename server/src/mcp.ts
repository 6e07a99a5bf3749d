import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import type { Locale } from "chs-drg";
import type { Call } from "./arguments.js";
import { buildMcp } from "./mcp/build-mcp.js";
import { openShelf } from "./shelf/open-shelf.js";

/** 启动 MCP 服务 on standard input and output; it ends when the input ends. @throws what loading throws */
export async function mcp({ schemes, rulesets, acceptUnfit }: Call, locale: Locale): Promise<void> {
  const server = buildMcp(openShelf({ schemes, rulesets, acceptUnfit }), locale);
  await server.connect(new StdioServerTransport());
  process.stdin.on("end", () => void server.close());
}
