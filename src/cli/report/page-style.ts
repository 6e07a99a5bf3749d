/** 报告样式: of every report page; prints on A4 without the language switch. */
export const PAGE_STYLE = `
:root { --ink: #1d2733; --soft: #5c6873; --line: #dfe4e8; --tint: #f5f7f9; --accent: #2f5d8a; }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: #fff; line-height: 1.5;
  font: 14px/1.5 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
header, main, footer { max-width: 1224px; margin: 0 auto; padding: 0 28px; }
header { padding-top: 28px; }
nav { float: right; }
nav input { position: absolute; opacity: 0; }
nav label { display: inline-block; padding: 3px 12px; border: 1px solid var(--line); color: var(--soft); cursor: pointer; }
nav label:last-child { border-left: 0; }
nav input:checked + label { background: var(--accent); border-color: var(--accent); color: #fff; }
nav input:focus-visible + label { outline: 2px solid var(--ink); }
body:has(#show-zh:checked) [lang="en"], body:has(#show-en:checked) [lang="zh"]:not(html) { display: none; }
h1 { font-size: 26px; margin: 0 0 4px; font-weight: 650; }
h2 { font-size: 17px; margin: 0 0 6px; padding-top: 26px; font-weight: 650; }
h3 { font-size: 14px; margin: 18px 0 4px; }
.subtitle { color: var(--soft); margin: 0 0 12px; }
.notice { margin: 0 0 12px; padding: 8px 14px; background: #fdf4e3; border-left: 4px solid #d98c3f; }
.lead { color: var(--soft); margin: 0 0 10px; max-width: 76ch; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(280px, 1fr)); gap: 12px; margin-top: 8px; }
.tile { border: 1px solid var(--line); border-top: 3px solid var(--accent); padding: 10px 14px; break-inside: avoid; }
.tile .name, .tile .note { color: var(--soft); font-size: 12.5px; }
.tile .figure { font-size: 21px; font-weight: 600; font-variant-numeric: tabular-nums; white-space: nowrap; }
.table { overflow-x: auto; margin-top: 4px; }
table { border-collapse: collapse; width: 100%; font-size: 12.5px; font-variant-numeric: tabular-nums; }
th, td { padding: 5px 6px; border-bottom: 1px solid var(--line); vertical-align: top; }
th { min-width: 5.4em; background: var(--tint); font-weight: 600; color: var(--soft); border-bottom: 1px solid #c6ced5; vertical-align: bottom; }
thead th { cursor: pointer; }
th[aria-sort="descending"]::after { content: " ▾"; }
th[aria-sort="ascending"]::after { content: " ▴"; }
th.left, td.left { text-align: left; }
td.name { min-width: 13em; }
td.id { white-space: nowrap; }
th.right, td.right { text-align: right; }
td.right { white-space: nowrap; }
tbody tr:hover { background: var(--tint); }
tr.total td { font-weight: 650; border-top: 1px solid #9aa5ae; background: var(--tint); }
td.right .loss { color: #b4564e; }
code { font: 12px ui-monospace, Menlo, Consolas, monospace; overflow-wrap: break-word; }
td.name code { color: var(--soft); font-size: 11px; overflow-wrap: anywhere; }
figure { margin: 0; }
.chart { overflow-x: auto; max-width: 1024px; margin: 6px 0 4px; break-inside: avoid; }
.chart svg { display: block; width: 100%; min-width: 620px; height: auto; }
footer { color: var(--soft); font-size: 12px; padding-top: 26px; padding-bottom: 36px; }
@media screen and (max-width: 600px) {
  header, main, footer { padding-left: 16px; padding-right: 16px; }
  th { min-width: 4.4em; }
  td.name { min-width: 11em; }
  .table, .chart { background: linear-gradient(90deg, #fff 24px, #fff0) 0 0 local, linear-gradient(270deg, #fff 24px, #fff0) 100% 0 local,
    linear-gradient(90deg, #1d273340, #1d273300) 0 0 scroll, linear-gradient(270deg, #1d273340, #1d273300) 100% 0 scroll;
    background-repeat: no-repeat; background-size: 40px 100%, 40px 100%, 12px 100%, 12px 100%; }
  thead th { background: #f5f7f9b0; }
}
@media print {
  @page { size: A4 landscape; margin: 12mm; }
  nav { display: none; }
  header, main, footer { max-width: none; padding: 0; }
  section { break-inside: auto; }
  h2, h3 { break-after: avoid; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  td.name, th { min-width: 0; }
  th, td { padding: 4px; }
  * { print-color-adjust: exact; }
}
`;
