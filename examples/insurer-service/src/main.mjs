import { buildService } from "./build-service.mjs";
import { openDatabase } from "./database.mjs";
import { JobRunner } from "./job-runner.mjs";
import { JobStore } from "./job-store.mjs";

/*
 * 启动: PORT, DATABASE (a file of SQLite, or postgres://…) and DRG_SERVER (where chs-drg-server listens) by the environment.
 */
const { PORT = "8080", DATABASE = "jobs.db", DRG_SERVER = "http://127.0.0.1:8787" } = process.env;

const log = (facts) =>
  process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), ...facts })}\n`);
const database = openDatabase(DATABASE);
const store = new JobStore(database);
await store.open();
const runner = new JobRunner(store, DRG_SERVER, log);
const service = buildService({ store, server: DRG_SERVER, log });
const address = await service.listen({ port: Number(PORT), host: "127.0.0.1" });
runner.start();
log({ event: "listening", address });

process.once("SIGTERM", async () => {
  await service.close();
  await runner.stop();
  await database.close();
  log({ event: "stopped" });
});
