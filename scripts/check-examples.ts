import { execFile, execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

/*
 * 示例项目: packs the library and the server, installs the tarballs with every project of `examples/` and runs the tests of each:
 *
 *   npm run build && npm run check:examples
 *
 * Prints a line a project and `N passed, N failed`. A project whose tests were skipped, since what it needs is not here, is neither: its reason is printed.
 */
const root = resolve(import.meta.dirname, "..");
const work = mkdtempSync(join(tmpdir(), "chs-drg-examples-"));
const wanted = process.argv.slice(2);
const projects = readdirSync(join(root, "examples"))
  .filter((name) => existsSync(join(root, "examples", name, "package.json")))
  .filter((name) => wanted.length === 0 || wanted.includes(name));
let passed = 0;
let failed = 0;
try {
  const tarballs = { "chs-drg": pack(root), "chs-drg-server": pack(join(root, "server")) };
  for (const name of projects) {
    cpSync(join(root, "examples", name), join(work, name), { recursive: true, filter: isOwn });
  }
  // The projects share one installation of what they have in common.
  const manifest = { private: true, workspaces: projects, dependencies: tarballs };
  writeFileSync(join(work, "package.json"), JSON.stringify(manifest));
  run("npm", ["install", "--silent", "--prefer-offline", "--no-audit", "--no-fund"], work);
  // They mostly wait, each for processes of its own.
  await Promise.all(projects.map(testProject));
} finally {
  rmSync(work, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

async function testProject(name: string): Promise<void> {
  const start = Date.now();
  try {
    const { stdout } = await promisify(execFile)("npm", ["test", "--silent"], { cwd: join(work, name) });
    const skipped = /# SKIP (.*)/.exec(stdout)?.[1];
    if (skipped !== undefined) {
      console.log(`SKIPPED examples/${name}: ${skipped}`);
      return;
    }
    passed += 1;
    console.log(`ok      examples/${name} (${Math.round((Date.now() - start) / 1000)} s)`);
  } catch (error) {
    failed += 1;
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    console.log(`FAILED  examples/${name}\n${stdout}${stderr}`);
  }
}

function pack(folder: string): string {
  const [name = ""] = run("npm", ["pack", "--silent", "--pack-destination", work], folder)
    .trim()
    .split("\n")
    .slice(-1);
  return `file:${join(work, name)}`;
}

/** What a checkout holds of a project. */
function isOwn(path: string): boolean {
  return !/\/(node_modules|public\/page|\.venv|__pycache__)(\/|$)/.test(path);
}

function run(command: string, args: readonly string[], cwd: string): string {
  return execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
}
