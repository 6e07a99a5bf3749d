import type { Locale, LocalizedText } from "../../primitives/index.js";
import { Html, type HtmlPart, html } from "./html.js";
import { PAGE_STYLE } from "./page-style.js";
import { SORT_SCRIPT } from "./sort-script.js";

/** 要点: a figure at the head of a report. */
export interface Tile {
  readonly name: LocalizedText;
  readonly value: string;
  readonly note?: LocalizedText;
}

/** 章节: a headed part of a report. */
export interface Section {
  readonly title: LocalizedText;
  readonly lead?: LocalizedText;
  readonly body: readonly Html[];
}

/** 报告: what a page is made of. */
export interface Page {
  readonly title: LocalizedText;
  readonly subtitle: readonly HtmlPart[];
  /** a remark that must not be overlooked, e.g. that the data is synthetic */
  readonly notice?: LocalizedText;
  /** what the figures lack, before any of them */
  readonly lacks?: readonly LocalizedText[];
  readonly tiles: readonly Tile[];
  readonly sections: readonly Section[];
  readonly foot: readonly HtmlPart[];
}

/**
 * 报告网页: one file that needs nothing else; both languages are in it and a switch shows one. Its only script sorts a table by the head that
 * is clicked; without it everything is there in the order given.
 *
 * @param locale the language shown first
 */
export function reportPage(page: Page, locale: Locale): string {
  const title = `${page.title[locale]} · chs-drg`;
  return html`<!doctype html>
<html lang="${locale === "zh" ? "zh-CN" : "en"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${new Html(PAGE_STYLE)}</style>
</head>
<body>
<header>
<nav>${languageSwitch(locale)}</nav>
<h1>${page.title}</h1>
<p class="subtitle">${page.subtitle}</p>
${[...(page.notice ? [page.notice] : []), ...(page.lacks ?? [])].map((text) => html`<p class="notice">${text}</p>\n`)}
</header>
<main>
<div class="tiles">${page.tiles.map(tile)}</div>
${page.sections.map(section)}
</main>
<footer>${page.foot}</footer>
<script>${new Html(SORT_SCRIPT)}</script>
</body>
</html>
`.source;
}

function languageSwitch(locale: Locale): Html {
  const choice = (value: Locale, name: string): Html =>
    html`<input type="radio" name="language" id="show-${value}"${new Html(value === locale ? " checked" : "")}><label for="show-${value}">${name}</label>`;
  return html`${choice("zh", "中文")}${choice("en", "English")}`;
}

function tile({ name, value, note }: Tile): Html {
  return html`<div class="tile"><div class="name">${name}</div><div class="figure">${value}</div>${
    note ? html`<div class="note">${note}</div>` : ""
  }</div>\n`;
}

function section({ title, lead, body }: Section): Html {
  return html`<section>
<h2>${title}</h2>
${lead ? html`<p class="lead">${lead}</p>\n` : ""}${body}</section>
`;
}
