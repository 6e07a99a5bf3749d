import { readFileSync } from "node:fs";
import {
  BUDGET_FUND_TABLE,
  BUDGET_PERIOD_TABLE,
  BUDGET_TABLE,
  BUDGET_TIER_TABLE,
} from "../../src/cases/fields/budget-fields.js";
import { CARE_EVENT_TABLE } from "../../src/cases/fields/care-event-fields.js";
import { CASE_TABLE } from "../../src/cases/fields/case-fields.js";
import { CONTRACT_TABLE } from "../../src/cases/fields/contract-fields.js";
import type { FieldTable } from "../../src/cases/fields/field.js";
import { HOSPITAL_COEFFICIENT_TABLE } from "../../src/cases/fields/hospital-coefficient-fields.js";
import { HOSPITAL_TABLE } from "../../src/cases/fields/hospital-fields.js";
import { PUBLISHED_GROUP_TABLE } from "../../src/cases/fields/published-group-fields.js";
import { recordJsonSchema } from "../../src/cases/record-schema.js";
import { columnsOf } from "../../src/cases/rows/columns-of.js";
import { caseFacts } from "./case-facts.js";
import { caseReader } from "./case-reader.js";
import { caseShapes } from "./case-shapes.js";
import { columnTable } from "./column-table.js";
import { fieldTable } from "./field-table.js";
import { fieldTitles } from "./field-titles.js";
import { marksPage } from "./marks-page.js";
import { recordTypes } from "./record-type.js";
import { yearInputsPage } from "./year-inputs-page.js";

/** A record type, under the name of its file and of its sections in docs/cases.md. */
interface Records {
  readonly file: string;
  readonly section: string;
  readonly tables: readonly [FieldTable, ...FieldTable[]];
}

const RECORDS: readonly Records[] = [
  { file: "inpatient-case", section: "cases", tables: [CASE_TABLE] },
  { file: "hospital", section: "hospitals", tables: [HOSPITAL_TABLE] },
  { file: "published-group", section: "groups", tables: [PUBLISHED_GROUP_TABLE] },
  { file: "hospital-coefficient", section: "coefficients", tables: [HOSPITAL_COEFFICIENT_TABLE] },
  { file: "contract", section: "contracts", tables: [CONTRACT_TABLE] },
  { file: "care-event", section: "events", tables: [CARE_EVENT_TABLE] },
  {
    file: "budget",
    section: "budget",
    tables: [BUDGET_TABLE, BUDGET_PERIOD_TABLE, BUDGET_FUND_TABLE, BUDGET_TIER_TABLE],
  },
];

/** The tables of fields of every record. */
export const RECORD_TABLES: readonly FieldTable[] = RECORDS.flatMap(({ tables }) => tables);

/** Every file that follows from the tables of fields, by its path from the root. */
export function generatedFiles(): Readonly<Record<string, string>> {
  const files: Record<string, string> = {
    "src/cases/read-case-fields.ts": caseReader(),
    "src/cases/case-shapes.ts": caseShapes(),
    "src/cases/field-titles.ts": fieldTitles(RECORD_TABLES),
    "src/rules/conditions/case-facts.ts": caseFacts(),
  };
  for (const { file, tables } of RECORDS) {
    files[`src/cases/${file}.ts`] = recordTypes(tables);
    files[`rulesets/reference/${file}.schema.json`] =
      `${JSON.stringify(recordJsonSchema(tables[0]), null, 2)}\n`;
  }
  files["docs/cases.md"] = documentation();
  files["docs/marks.md"] = marksPage();
  files["docs/year-inputs.md"] = yearInputsPage();
  return files;
}

/** docs/cases.md, its tables of fields and columns made anew. */
function documentation(): string {
  let text = readFileSync(new URL("../../docs/cases.md", import.meta.url), "utf8");
  for (const { section, tables } of RECORDS) {
    for (const [at, table] of tables.entries()) {
      text = replaced(text, at === 0 ? `fields:${section}` : `fields:${section}.${at}`, fieldTable(table));
    }
    if (section !== "budget") text = replaced(text, `columns:${section}`, columnTable(columnsOf(tables[0])));
  }
  return text;
}

function replaced(text: string, name: string, content: string): string {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name.split(":")[0]} -->`];
  const from = text.indexOf(begin) + begin.length;
  const to = text.indexOf(end, from);
  if (from < begin.length || to < 0) throw new Error(`docs/cases.md has no section ${name}`);
  return `${text.slice(0, from)}\n${content}\n${text.slice(to)}`;
}
