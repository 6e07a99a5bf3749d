import Sqlite from "libsql";
import pg from "pg";

/**
 * 数据库: SQLite in a file, or PostgreSQL where a URL of one is given. Statements are written once, with `$1`; several of them are done together or
 * not at all, and none waits for another in between, so that no transaction is ever left open.
 *
 * @typedef {readonly [sql: string, ...values: unknown[]]} Statement
 * @typedef {{ all: (...statement: Statement) => Promise<Record<string, any>[]>, batch: (statements: Statement[]) => Promise<void>, close: () => Promise<void> }} Database
 * @param {string} where a file, or `postgres://…`
 * @returns {Database}
 */
export function openDatabase(where) {
  return /^postgres(ql)?:/.test(where) ? postgres(where) : sqlite(where);
}

function sqlite(file) {
  const database = new Sqlite(file);
  database.exec("PRAGMA journal_mode = WAL");
  database.exec("PRAGMA synchronous = FULL");
  const prepared = new Map();
  const statement = (sql) => {
    if (!prepared.has(sql)) prepared.set(sql, database.prepare(sql.replaceAll("$", "?")));
    return prepared.get(sql);
  };
  const together = database.transaction((statements) => {
    for (const [sql, ...values] of statements) statement(sql).run(...values);
  });
  return {
    all: async (sql, ...values) => statement(sql).all(...values),
    batch: async (statements) => together(statements),
    close: async () => database.close(),
  };
}

function postgres(url) {
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  return {
    all: async (sql, ...values) => (await pool.query(sql, values)).rows,
    batch: async (statements) => {
      const client = await pool.connect();
      try {
        await client.query("BEGIN");
        for (const [sql, ...values] of statements) await client.query(sql, values);
        await client.query("COMMIT");
      } catch (error) {
        await client.query("ROLLBACK");
        throw error;
      } finally {
        client.release();
      }
    },
    close: () => pool.end(),
  };
}
