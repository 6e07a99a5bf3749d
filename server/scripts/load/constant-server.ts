import { buildServer } from "../../src/http/build-server.js";
import { LIMITS } from "../../src/http/limits.js";
import { jsonLog } from "../../src/http/log.js";
import { openShelf } from "../../src/shelf/open-shelf.js";

/*
 * 返回常量的同一服务: the service with one more address, which takes the same request through the same doors and answers a constant. What grouping a case
 * costs is measured against it.
 */
const shelf = openShelf({ schemes: ["zj-drg@1.1"], rulesets: ["zhejiang-shaoxing@2020"] });
const app = await buildServer({
  shelf,
  pool: {
    ready: true,
    waiting: 0,
    busy: 0,
    run: () => Promise.reject(new Error("one case is answered at once")),
  },
  threads: 1,
  limits: LIMITS,
  log: jsonLog(() => {}),
});
app.post("/constant", async () => ({ answer: "constant" }));
const address = await app.listen({ port: 0, host: "127.0.0.1" });
process.stdout.write(`${JSON.stringify({ event: "listening", address })}\n`);
