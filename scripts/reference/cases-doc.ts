import { readFileSync, writeFileSync } from "node:fs";
import { CARE_EVENT_TABLE } from "../../src/cases/rows/care-event-columns.js";
import { CASE_TABLE } from "../../src/cases/rows/case-columns.js";
import { HOSPITAL_TABLE } from "../../src/cases/rows/hospital-columns.js";
import { PUBLISHED_GROUP_TABLE } from "../../src/cases/rows/published-group-columns.js";
import { columnTable } from "./column-table.js";

/*
 * Writes the header tables of docs/cases.md from the code:
 *
 *   npx tsx scripts/reference/cases-doc.ts
 */
const TABLES = {
  cases: CASE_TABLE,
  hospitals: HOSPITAL_TABLE,
  groups: PUBLISHED_GROUP_TABLE,
  events: CARE_EVENT_TABLE,
};

const file = new URL("../../docs/cases.md", import.meta.url);
let text = readFileSync(file, "utf8");
for (const [name, table] of Object.entries(TABLES)) {
  const [begin, end] = [`<!-- columns:${name} -->`, "<!-- /columns -->"];
  const from = text.indexOf(begin) + begin.length;
  const to = text.indexOf(end, from);
  text = `${text.slice(0, from)}\n${columnTable(table)}\n${text.slice(to)}`;
}
writeFileSync(file, text);
