import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DuckDBInstance } from "@duckdb/node-api";

/**
 * 查询结果: asks the questions of `queries.sql` of a settled area.
 *
 * @param {string} result folder that `chs-drg settle` wrote
 * @param {string} cases the file of cases that it read
 * @returns {Promise<{ question: string, rows: Record<string, unknown>[] }[]>}
 */
export async function ask(result, cases) {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  // Amounts are read as decimals: a float would lose a fen.
  const yuan = (...columns) =>
    columns.map((column) => `CAST(${column} AS DECIMAL(18, 2)) AS ${column}`).join(", ");
  const views = {
    statement: `SELECT * REPLACE (${yuan("drgTotalCost", "balance")}) FROM read_csv('${join(result, "statement.csv")}', all_varchar = true)`,
    outcomes: `SELECT * REPLACE (${yuan("payment")}, CAST(points AS DECIMAL(28, 12)) AS points) FROM read_json('${join(result, "cases.jsonl")}')`,
    cases: `SELECT caseId, hospitalId, insuranceType, ${yuan("totalCost")} FROM read_json('${cases}')`,
  };
  for (const [name, select] of Object.entries(views))
    await connection.run(`CREATE VIEW ${name} AS ${select}`);
  const sql = readFileSync(fileURLToPath(new URL("queries.sql", import.meta.url)), "utf8");
  const answers = [];
  for (const query of sql.split(/;\s*/).filter((text) => text.trim() !== "")) {
    const [, question = ""] = /^-- (.*)/.exec(query.trim()) ?? [];
    const rows = (await connection.runAndReadAll(query)).getRowObjectsJson();
    answers.push({ question, rows });
  }
  return answers;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , result, cases] = process.argv;
  for (const { question, rows } of await ask(result, cases)) {
    console.log(question);
    console.table(rows);
  }
}
