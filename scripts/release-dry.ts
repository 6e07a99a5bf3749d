import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Checks } from "./checks.js";

/*
 * 发布清单: goes through everything that must hold before a release, and publishes nothing:
 *
 *   npm run release:dry
 *
 * Prints a line a check and `N passed, N failed`. `.ci/run` must have passed before.
 */
const root = resolve(import.meta.dirname, "..");
/** Bytes of the packed library. */
const MOST_PACKED = 8_000_000;
/** What every tarball must hold of the repository, beside what the manifest names. */
const REQUIRED = ["LICENSE", "NOTICE", "README.md", "README.zh-CN.md", "CHANGELOG.md"];

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly files: readonly string[];
  readonly dependencies: Readonly<Record<string, string>>;
}

interface Packed {
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}

const checks = new Checks();
const library = manifestOf(".");
const server = manifestOf("server");

checks.check("the tree is committed", () => {
  if (run("git", ["status", "--porcelain"]) !== "") throw new Error("commit first");
});
checks.check("the library and the server have one version, and the server asks for it", () => {
  const asked = server.dependencies[library.name];
  if (server.version !== library.version || asked !== `^${library.version}`) {
    throw new Error(`${library.version}, ${server.version}, which asks for ${asked}`);
  }
});
for (const file of ["CHANGELOG.md", "rulesets/CHANGELOG.md"]) {
  checks.check(`${file} has a chapter of ${library.version}`, () => {
    if (!readFileSync(join(root, file), "utf8").includes(`## ${library.version}`))
      throw new Error("it has none");
  });
}
checks.check("every edition is released, and as it was released", () => {
  const list = () => readFileSync(join(root, "rulesets/released.json"), "utf8");
  const before = list();
  run("npx", ["tsx", "scripts/rulesets/released.ts"]);
  if (list() !== before) throw new Error("an edition had no digest; commit rulesets/released.json");
});
checks.check("every scheme names where it comes from", () => {
  const { schemes } = JSON.parse(readFileSync(join(root, "rulesets/schemes/index.json"), "utf8")) as {
    schemes: { file: string }[];
  };
  const without = schemes.filter(({ file }) => {
    const { provenance } = JSON.parse(readFileSync(join(root, "rulesets/schemes", file), "utf8"));
    return provenance === undefined;
  });
  if (without.length > 0) throw new Error(without.map(({ file }) => file).join(", "));
});
for (const [folder, { name }] of [
  ["", library],
  ["server", server],
] as const) {
  checks.check(`${name} is packed whole`, () => {
    const [packed] = JSON.parse(run("npm", ["pack", "--dry-run", "--json"], folder)) as [Packed];
    const paths = new Set(packed.files.map(({ path }) => path));
    const wanted =
      folder === ""
        ? [...REQUIRED, "dist/index.js", "rulesets/schemes/index.json"]
        : ["dist/main.js", "openapi.json"];
    const missing = wanted.filter((path) => !paths.has(path));
    if (missing.length > 0) throw new Error(`it lacks ${missing.join(", ")}`);
    if (packed.size > MOST_PACKED) throw new Error(`it weighs ${packed.size} bytes, over ${MOST_PACKED}`);
    const unwanted = [...paths].filter((path) => /(^|\/)((test|node_modules)\/|\.env)/.test(path));
    if (unwanted.length > 0) throw new Error(`it holds ${unwanted.slice(0, 3).join(", ")}`);
    console.log(`        ${packed.size.toLocaleString("en")} bytes, ${packed.files.length} files`);
  });
}
checks.check("SECURITY.md says how to report", () => {
  if (!existsSync(join(root, "SECURITY.md"))) throw new Error("there is none");
});
checks.finish();
console.log(`then: npm publish, and npm publish --workspace server, from the tag v${library.version}`);

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
}

function run(command: string, args: readonly string[], folder = ""): string {
  return execFileSync(command, args, {
    cwd: join(root, folder),
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
}
