import { createHash } from "node:crypto";
import { packageVersion } from "../package-root.js";
import { Html, html } from "./html.js";

/** A drawing in a page, with the digest of what it was drawn from. */
const DRAWING = /<figure data-of="([0-9a-f]{64})">[\s\S]*?<\/figure>\n/g;

/** 图的沿用: charts are drawn, or taken over from an earlier page where the same program drew the same data: to draw costs far more than to copy. */
export class Drawings {
  readonly #earlier = new Map<string, string>();

  /** @param earlierPage a page that these drawings may be taken from */
  constructor(earlierPage = "") {
    for (const [drawing, of = ""] of earlierPage.matchAll(DRAWING)) this.#earlier.set(of, drawing);
  }

  /** The drawing that a function makes of data that are plain JSON; it must rest on nothing else. */
  of<Data extends readonly unknown[]>(draw: (...data: Data) => Html, ...data: Data): Html {
    const text = JSON.stringify([packageVersion(), draw.name, data]);
    const digest = createHash("sha256").update(text).digest("hex");
    const known = this.#earlier.get(digest);
    return known === undefined
      ? html`<figure data-of="${digest}">${draw(...data)}</figure>\n`
      : new Html(known);
  }
}
