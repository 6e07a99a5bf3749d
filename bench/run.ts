/**
 * Runs every benchmark of this folder, one process each so that none warms another's code, and repeats their ratios.
 * Ratios count, not seconds: each is taken against a floor or a reference in the same run.
 */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";

const wanted = process.argv.slice(2);
const files = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(".bench.ts"))
  .filter((file) => wanted.length === 0 || wanted.some((name) => file.startsWith(`${name}.`)))
  .sort();

console.log(
  `node ${process.version}, ${availableParallelism()} × ${cpus()[0]?.model ?? "unknown processor"}`,
);
const failed = files.filter((file) => {
  console.log(`\n== ${file}`);
  const outcome = spawnSync(
    process.execPath,
    ["--expose-gc", "--import", "tsx", `${import.meta.dirname}/${file}`],
    {
      stdio: "inherit",
    },
  );
  return outcome.status !== 0;
});
if (failed.length > 0) {
  console.error(`\nfar from their ratios: ${failed.join(", ")}`);
  process.exitCode = 1;
}
