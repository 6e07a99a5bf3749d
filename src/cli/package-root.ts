import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** 安装目录: the folder of this package, wherever the running file stands in it (`dist/`, `src/`). */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json"))) folder = dirname(folder);
  return folder;
}

/** 程序: who wrote a result, as its summary says it. */
export function thisProgram(): { readonly name: string; readonly version: string } {
  return { name: "chs-drg", version: packageVersion() };
}

/** 程序版本: of the package. */
export function packageVersion(): string {
  const manifest = JSON.parse(readFileSync(join(packageRoot(), "package.json"), "utf8")) as {
    version: string;
  };
  return manifest.version;
}
