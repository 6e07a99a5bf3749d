import type { LocalizedText } from "chs-drg";

/** 用法. */
export const USAGE: LocalizedText = {
  zh: `chs-drg-server serve [选项]   HTTP 服务
chs-drg-server mcp [选项]     MCP 服务（标准输入输出）

  --port N            端口，默认 8787；0 为任一空闲端口
  --host 地址         监听地址，默认 127.0.0.1；其他地址须有令牌，或写明 --no-token
  --token-file 文件   令牌文件（至少 16 个字符）；请求须带 Authorization: Bearer 令牌
  --no-token          监听其他地址而不用令牌
  --origin 来源       允许该来源的网页调用（CORS），可多次；默认一概不允许
  --rate N            每个地址每分钟最多 N 次请求；默认不限
  --threads N         计算线程数，默认为处理器数，最多 8
  --schemes A,B       载入的分组方案：id@version、.json 文件或 all；默认为全国方案及各规则集所用方案
  --rulesets A,B      载入的规则集：id@version、.json 文件或 all；默认为全部随附的
  --accept-unfit      允许载入不宜使用的方案
  --locale zh|en      提示的语言
`,
  en: `chs-drg-server serve [options]   the HTTP service
chs-drg-server mcp [options]     the MCP server on standard input and output

  --port N            port, default 8787; 0 is any that is free
  --host ADDRESS      address to listen on, default 127.0.0.1; another needs a token, or --no-token
  --token-file FILE   file with the token (16 characters or more); requests show it as Authorization: Bearer TOKEN
  --no-token          listen on another address without a token
  --origin ORIGIN     let pages of that origin call (CORS), again and again; none by default
  --rate N            at most N requests a minute and address; unlimited by default
  --threads N         threads that compute, by default as many as processors, at most 8
  --schemes A,B       schemes to load: id@version, a .json file, or all; by default the national ones and those of the editions
  --rulesets A,B      editions to load: id@version, a .json file, or all; by default all that are shipped
  --accept-unfit      load schemes that are unfit for use
  --locale zh|en      language of messages
`,
};
