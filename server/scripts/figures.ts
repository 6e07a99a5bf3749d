import { execFileSync, spawnSync } from "node:child_process";
import { createReadStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join } from "node:path";
import autocannon from "autocannon";
import { type RunningServer, startProgram, startServer } from "../test/built-server.js";

/*
 * 性能数字: measures what is built and writes the figures into docs/server.md and docs/server.zh-CN.md:
 *
 *   npm run build && npm run figures --workspace server
 *
 * Every figure is a share of something measured in the same run, in turns, the median of three.
 */
const root = new URL("../../", import.meta.url).pathname;
const SCHEME = "zj-drg@1.1";
const CASES = 100_000;
const ROUNDS = 3;
const SECONDS = 8;
const CONNECTIONS = 50;
const MARK = /(<!-- figures -->\n)[\s\S]*?(<!-- \/figures -->)/;

const folder = mkdtempSync(join(tmpdir(), "chs-drg-figures-"));
const cli = join(root, "dist", "cli", "main.js");
const started: RunningServer[] = [];
try {
  const file = sampleFile();
  const server = await startServer(join(root, "server", "dist", "main.js"), [
    "--schemes",
    SCHEME,
    "--rulesets",
    "zhejiang-shaoxing@2020",
  ]);
  started.push(server);
  const script = new URL("./load/constant-server.ts", import.meta.url).pathname;
  const measured = await startProgram(["--import", "tsx", script]);
  started.push(measured);
  const [first = ""] = readFileSync(file, "utf8").split("\n", 1);
  const body = `{"scheme":"${SCHEME}","case":${first}}`;
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const constant = await fire(`${measured.url}/constant`, body);
    const one = await fire(`${measured.url}/v1/group`, body);
    const command = await secondsOf(() => {
      const out = join(folder, "out.jsonl");
      spawnSync(process.execPath, [cli, "group", "--scheme", SCHEME, "--in", file, "--out", out], {
        stdio: "ignore",
      });
      return Promise.resolve();
    });
    const stream = await secondsOf(() => streamFile(server.url, file));
    rounds.push({
      requests: one.requests.average,
      p99: one.latency.p99,
      share: one.requests.average / constant.requests.average,
      cases: CASES / stream,
      streamShare: command / stream,
      errors: one.errors + one.non2xx + constant.errors,
    });
  }
  if (rounds.some(({ errors }) => errors > 0)) throw new Error("a request was not answered");
  const figure = (name: keyof Round) => median(rounds.map((round) => round[name]));
  const shown = {
    requests: Math.round(figure("requests")).toLocaleString("en"),
    share: figure("share").toFixed(2),
    p99: figure("p99").toFixed(0),
    cases: Math.round(figure("cases")).toLocaleString("en"),
    streamShare: figure("streamShare").toFixed(2),
  };
  const machine = `${availableParallelism()} × ${cpus()[0]?.model ?? "?"}, Node ${process.versions.node}`;
  writeTables(shown, machine);
  console.log(shown, machine);
} finally {
  for (const { process: child } of started) child.kill("SIGTERM");
  rmSync(folder, { recursive: true, force: true });
}

/** What one round measured. */
type Round = Readonly<Record<"requests" | "p99" | "share" | "cases" | "streamShare" | "errors", number>>;

function sampleFile(): string {
  const sample = [
    "sample",
    "--ruleset",
    "zhejiang-shaoxing@2020",
    "--cases",
    String(CASES),
    "--seed",
    "2020",
  ];
  execFileSync(process.execPath, [cli, ...sample, "--out", join(folder, "area")], { stdio: "ignore" });
  return join(folder, "area", "cases.jsonl");
}

async function fire(url: string, body?: string) {
  const post =
    body === undefined
      ? {}
      : { method: "POST" as const, body, headers: { "content-type": "application/json" } };
  return await autocannon({ url, connections: CONNECTIONS, duration: SECONDS, ...post });
}

function streamFile(url: string, file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/x-ndjson" };
    const call = request(`${url}/v1/group?scheme=${SCHEME}`, { method: "POST", headers }, (answer) => {
      let lines = 0;
      answer.on("data", (bytes: Buffer) => {
        for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) lines += 1;
      });
      answer.on("end", () => (lines === CASES ? resolve() : reject(new Error(`${lines} lines`))));
      answer.on("error", reject);
    });
    call.on("error", reject);
    createReadStream(file, { highWaterMark: 1 << 18 }).pipe(call);
  });
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

function writeTables(
  {
    requests,
    share,
    p99,
    cases,
    streamShare,
  }: Readonly<Record<"requests" | "share" | "p99" | "cases" | "streamShare", string>>,
  machine: string,
): void {
  const tables = {
    "server.md": `| measure | figure | share | of |
| --- | --- | --- | --- |
| one case a request, ${CONNECTIONS} connections | ${requests} requests/s, p99 ${p99} ms | ${share} | the same request, answered with a constant by the same server |
| stream of ${CASES.toLocaleString("en")} cases | ${cases} cases/s | ${streamShare} | \`chs-drg group\` on the same file |

${machine}; client and server on the same machine.
`,
    "server.zh-CN.md": `| 测量 | 数字 | 占比 | 对比对象 |
| --- | --- | --- | --- |
| 每个请求一个病例，${CONNECTIONS} 个连接 | 每秒 ${requests} 个请求，p99 为 ${p99} 毫秒 | ${share} | 同一服务对同样的请求返回常量 |
| ${CASES.toLocaleString("en")} 例的流 | 每秒 ${cases} 例 | ${streamShare} | 命令 \`chs-drg group\` 处理同一文件 |

${machine}；客户端与服务在同一台机器上。
`,
  };
  for (const [name, table] of Object.entries(tables)) {
    const path = join(root, "docs", name);
    writeFileSync(path, readFileSync(path, "utf8").replace(MARK, `$1${table}$2`));
  }
}
