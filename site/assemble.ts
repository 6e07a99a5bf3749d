import { execFileSync } from "node:child_process";
import { cpSync, existsSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { layPages } from "./lay-pages.js";
import { mendAnchors } from "./mend-anchors.js";
import { layMessages } from "./message-pages.js";

/*
 * 汇集站点: pages of the repository, a page a message, the API by typedoc (an export without a comment fails) and the playground, into `site/content`.
 */
const root = resolve(import.meta.dirname, "..");
const content = join(import.meta.dirname, "content");
rmSync(content, { recursive: true, force: true });
layPages(root, content);
layMessages(root, content);
const api = ["--options", join(import.meta.dirname, "typedoc.json"), "--out", join(content, "api")];
execFileSync(join(root, "node_modules/.bin/typedoc"), api, { stdio: "inherit" });
mendAnchors(join(content, "api"));
const playground = join(root, "playground", "dist");
if (!existsSync(playground)) throw new Error("the playground is not built: npm run docs builds it");
cpSync(playground, join(content, "public", "playground"), { recursive: true });
