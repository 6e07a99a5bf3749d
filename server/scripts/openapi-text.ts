import { buildServer } from "../src/http/build-server.js";
import { LIMITS } from "../src/http/limits.js";
import { jsonLog } from "../src/http/log.js";
import { openShelf } from "../src/shelf/open-shelf.js";

/** The OpenAPI document as it is committed: that of a service as it runs, whatever it has loaded. */
export async function openApiText(): Promise<string> {
  const app = await buildServer({
    shelf: openShelf({ schemes: [], rulesets: [] }),
    pool: { ready: true, waiting: 0, busy: 0, run: () => Promise.reject(new Error("nothing is asked here")) },
    threads: 1,
    limits: { ...LIMITS, loopDelay: 0 },
    log: jsonLog(() => {}),
  });
  await app.ready();
  const text = `${JSON.stringify(app.swagger(), null, 2)}\n`;
  await app.close();
  return text;
}
