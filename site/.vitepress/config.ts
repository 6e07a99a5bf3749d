import { readdirSync, readFileSync } from "node:fs";
import { defineConfig } from "vitepress";

const list = (folder: string) =>
  readdirSync(new URL(`../content/${folder}/`, import.meta.url))
    .filter((name) => name.endsWith(".md"))
    .map((name) => name.replace(/\.md$/, ""))
    .filter((name) => name !== "index" && name !== "README");

/** 标题: the first heading of a page. */
const titleOf = (path: string) =>
  /^# (.*)$/m.exec(readFileSync(new URL(`../content/${path}.md`, import.meta.url), "utf8"))?.[1] ?? path;

const links = (folder: string, text: (title: string, name: string) => string) =>
  list(folder).map((name) => ({
    text: text(titleOf(`${folder}/${name}`), name),
    link: `/${folder}/${name}`,
  }));

/** 分词: Han by pairs of characters, everything else by words and by what codes are made of. */
function tokens(text: string): string[] {
  const words = text.toLowerCase().match(/\p{Script=Han}+|[\p{L}\p{N}]+/gu) ?? [];
  return words.flatMap((word) => {
    if (!/\p{Script=Han}/u.test(word)) return [word];
    const pairs = Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2));
    return [...word, ...pairs];
  });
}

/** 语言: the one that more of a page is written in, code aside; each Han character counts as a word. */
function languageOf(text: string): string {
  const prose = text
    .replaceAll(/^```[\s\S]*?^```/gm, "")
    .replaceAll(/`[^`]*`/g, "")
    .replaceAll(/\]\([^)]*\)/g, "]");
  const count = (words: RegExp) => prose.match(words)?.length ?? 0;
  return count(/\p{Script=Han}/gu) < count(/[A-Za-z]{2,}/g) ? "en" : "zh-CN";
}

export default defineConfig({
  title: "chs-drg",
  description: "按病组付费：分组、计点、结算、监管 China's DRG payment as an open library",
  lang: "zh-CN",
  srcDir: "content",
  outDir: "dist",
  // Files that pages link to are laid beside them, and found missing there; the page of the playground is served by the reader's own machine.
  ignoreDeadLinks: [/^\/files\//, /^http:\/\/localhost/],
  // A search finds pages of both languages: they are no locales, each of which would be searched by itself.
  transformPageData: ({ frontmatter, filePath }) => ({
    frontmatter: {
      ...frontmatter,
      lang: languageOf(readFileSync(new URL(`../content/${filePath}`, import.meta.url), "utf8")),
    },
  }),
  transformHtml: (html, _id, { pageData }) =>
    html.replace('<html lang="zh-CN"', `<html lang="${pageData.frontmatter.lang}"`),
  markdown: {
    // A sentence of a document may look like markup.
    html: false,
    // Code by its indent is shown as any other, in a box that scrolls by itself.
    config: ({ renderer: { rules } }) => {
      rules.code_block = rules.fence;
    },
  },
  vite: { build: { chunkSizeWarningLimit: 8000 } },
  themeConfig: {
    nav: [
      { text: "开始", link: "/" },
      {
        text: "指南",
        items: [
          { text: "经办机构", link: "/guides/insurer.zh-CN" },
          { text: "医疗机构与软件商", link: "/guides/hospital.zh-CN" },
          { text: "政策分析", link: "/guides/analyst.zh-CN" },
          { text: "分析手册 Cookbook", link: "/cookbook" },
          { text: "Insurers", link: "/guides/insurer" },
          { text: "Hospitals and vendors", link: "/guides/hospital" },
          { text: "Policy analysts", link: "/guides/analyst" },
        ],
      },
      { text: "术语", link: "/glossary" },
      { text: "接口 API", link: "/api/" },
      { text: "消息", link: "/messages/" },
      { text: "试用", link: "/playground/index.html", target: "_blank" },
      { text: "English", link: "/en/" },
    ],
    sidebar: [
      {
        text: "经办机构 Insurers",
        items: [
          { text: "指南：从病例到公示清单", link: "/guides/insurer.zh-CN" },
          { text: "Guide: to the statement", link: "/guides/insurer" },
          { text: "一个统筹区的一年", link: "/year.zh-CN" },
          { text: "The year of an area", link: "/year" },
          { text: "结算 Settlement", link: "/settlement" },
          { text: "权重与点数 Weights and points", link: "/weights" },
          { text: "监管 Supervision", link: "/rules" },
          { text: "示例：经办机构的服务 An insurer's service", link: "/examples/insurer-service" },
          { text: "示例：用 Spark 计算一省 A province on Spark", link: "/examples/spark" },
          { text: "规模：市、省、全国 Scale", link: "/scale" },
        ],
      },
      {
        text: "医疗机构与软件商 Hospitals and vendors",
        items: [
          { text: "指南：入组、价格与核对", link: "/guides/hospital.zh-CN" },
          { text: "Guide: group, price, check", link: "/guides/hospital" },
          { text: "服务（HTTP 与 MCP）", link: "/server.zh-CN" },
          { text: "The server", link: "/server" },
          { text: "病例与文件 Records", link: "/cases" },
          { text: "命令行 Command line", link: "/command-line" },
          { text: "示例：出院结算页 A billing page", link: "/examples/hospital-page" },
          { text: "病例标记 Marks", link: "/marks" },
        ],
      },
      {
        text: "政策分析与规则的作者 Analysts and authors",
        items: [
          { text: "指南：读懂、改动、证明", link: "/guides/analyst.zh-CN" },
          { text: "Guide: read, change, prove", link: "/guides/analyst" },
          { text: "分析手册 Cookbook", link: "/cookbook" },
          { text: "规则集 Rulesets", link: "/rulesets" },
          { text: "增加一个城市 Add a city", link: "/add-a-city" },
          { text: "增加一条审核规则 Add a rule", link: "/add-a-rule" },
          { text: "分组方案的格式 Scheme format", link: "/scheme-format" },
          { text: "导入分组方案 Importing a scheme", link: "/import" },
          { text: "文件未作规定之处 Choices", link: "/choices" },
          { text: "示例：性质检验 Property tests", link: "/examples/analyst-properties" },
          { text: "示例：用 SQL 查询 In SQL", link: "/examples/duckdb-outputs" },
        ],
      },
      {
        text: "符合程度与来源 Conformance and provenance",
        collapsed: true,
        items: [
          { text: "符合程度 Conformance", link: "/conformance" },
          { text: "来源 Provenance", link: "/provenance" },
          { text: "性能 Performance", link: "/performance" },
          { text: "各地病组表 Tables of areas", link: "/areas" },
          { text: "方案的修订 Scheme revisions", link: "/scheme-revisions" },
          { text: "CHS-DRG 3.0", link: "/chs-drg-3.0" },
          { text: "方案检查 Scheme lint", link: "/scheme-lint" },
          { text: "审核规则的准确度 Precision", link: "/precision" },
          { text: "样本 Samples", link: "/samples" },
          { text: "样本全流程 End to end", link: "/samples-end-to-end" },
          { text: "文件重读 Second reading", link: "/second-reading" },
          { text: "重读所移动的金额", link: "/second-reading-money" },
        ],
      },
      {
        text: "规则集逐项 Editions",
        collapsed: true,
        items: links("rulesets", (title, name) => (name.includes("@") ? `${title} ${name}` : title)),
      },
      {
        text: "为什么 Why",
        collapsed: true,
        link: "/decisions",
        items: links("decisions", (title) => title),
      },
      {
        text: "项目 The project",
        collapsed: true,
        items: [
          { text: "术语 Glossary", link: "/glossary" },
          { text: "架构 Architecture", link: "/architecture" },
          { text: "参与 Contributing", link: "/contributing" },
          { text: "安全 Security", link: "/security" },
          { text: "变更 Changelog", link: "/changelog" },
          { text: "规则集变更", link: "/rulesets-changelog" },
        ],
      },
    ],
    outline: { level: [2, 3], label: "本页" },
    docFooter: { prev: "上一页", next: "下一页" },
    darkModeSwitchLabel: "深色",
    returnToTopLabel: "回到顶部",
    sidebarMenuLabel: "目录",
    search: {
      provider: "local",
      options: {
        miniSearch: { options: { tokenize: tokens } },
        translations: {
          button: { buttonText: "搜索", buttonAriaLabel: "搜索" },
          modal: {
            noResultsText: "没有找到",
            resetButtonTitle: "清除",
            footer: { selectText: "打开", navigateText: "选择", closeText: "关闭" },
          },
        },
      },
    },
  },
});
