import { randomUUID } from "node:crypto";

/** Cases that are written, or read, at once. */
export const PIECE = 500;
/** Starts after which a job that is never finished is given up. */
const MOST_STARTS = 5;

const TABLES = [
  `CREATE TABLE IF NOT EXISTS jobs (
    id TEXT PRIMARY KEY, status TEXT NOT NULL, created TEXT NOT NULL, area TEXT NOT NULL, cases INTEGER NOT NULL,
    grouped INTEGER NOT NULL, starts INTEGER NOT NULL, problem TEXT, result TEXT)`,
  `CREATE TABLE IF NOT EXISTS cases (
    job TEXT NOT NULL, place INTEGER NOT NULL, record TEXT NOT NULL, grouping TEXT, outcome TEXT, PRIMARY KEY (job, place))`,
];

/**
 * 任务库: jobs with their cases. A job is `arriving`, `waiting`, `grouping`, `settling`, and in the end `done` or `refused`; what was written of it always
 * fits its status, so that it goes on from there when the service is started again. Nothing of a job is shown as a result before it is `done`.
 */
export class JobStore {
  #database;

  constructor(database) {
    this.#database = database;
  }

  /** Makes the tables, and takes back what was under way when the service ended: uploads nobody was told of go, jobs begin again where they were. */
  async open() {
    for (const table of TABLES) await this.#database.all(table);
    await this.#database.batch([
      ["DELETE FROM cases WHERE job IN (SELECT id FROM jobs WHERE status = 'arriving')"],
      ["DELETE FROM jobs WHERE status = 'arriving'"],
      ["UPDATE jobs SET status = 'waiting' WHERE status IN ('grouping', 'settling')"],
    ]);
    const problem = JSON.stringify({ code: "JOB_GIVEN_UP" });
    const given =
      "UPDATE jobs SET status = 'refused', problem = $1 WHERE status = 'waiting' AND starts >= $2";
    await this.#database.batch([[given, problem, MOST_STARTS]]);
  }

  /** A new job whose cases are still to come. */
  async begin(area) {
    const id = randomUUID();
    const insert =
      "INSERT INTO jobs (id, status, created, area, cases, grouped, starts) VALUES ($1, 'arriving', $2, $3, 0, 0, 0)";
    await this.#database.batch([[insert, id, new Date().toISOString(), JSON.stringify(area)]]);
    return id;
  }

  /** Adds cases to a job that arrives. */
  async add(id, place, records) {
    const insert = "INSERT INTO cases (job, place, record) VALUES ($1, $2, $3)";
    await this.#database.batch(records.map((record, at) => [insert, id, place + at, record]));
  }

  /** All cases are there: from now on the job will be finished or refused. */
  async confirm(id, cases) {
    await this.#database.batch([["UPDATE jobs SET status = 'waiting', cases = $2 WHERE id = $1", id, cases]]);
  }

  /** Takes back a job that did not arrive whole. */
  async drop(id) {
    await this.#database.batch([
      ["DELETE FROM cases WHERE job = $1", id],
      ["DELETE FROM jobs WHERE id = $1", id],
    ]);
  }

  /** The job that has waited longest, now under way; undefined where none waits. */
  async start() {
    const [job] = await this.#database.all(
      "SELECT * FROM jobs WHERE status = 'waiting' ORDER BY created LIMIT 1",
    );
    if (job === undefined) return undefined;
    await this.#database.batch([
      ["UPDATE jobs SET status = 'grouping', starts = starts + 1 WHERE id = $1", job.id],
    ]);
    return { ...job, area: JSON.parse(job.area) };
  }

  /** The next cases of a job, as they were sent. */
  async records(id, from) {
    const select = "SELECT record FROM cases WHERE job = $1 AND place >= $2 AND place < $3 ORDER BY place";
    return (await this.#database.all(select, id, from, from + PIECE)).map(({ record }) => record);
  }

  /** Every case of a job with its group. */
  async groupings(id) {
    return await this.#database.all("SELECT record, grouping FROM cases WHERE job = $1 ORDER BY place", id);
  }

  /** Groups of some cases, and how far the job is: both or neither. */
  async grouped(id, from, groupings) {
    const update = "UPDATE cases SET grouping = $3 WHERE job = $1 AND place = $2";
    await this.#database.batch([
      ...groupings.map((grouping, at) => [update, id, from + at, grouping]),
      ["UPDATE jobs SET grouped = $2 WHERE id = $1", id, from + groupings.length],
    ]);
  }

  async settling(id) {
    await this.#database.batch([["UPDATE jobs SET status = 'settling' WHERE id = $1", id]]);
  }

  /** The result: outcomes piece by piece, which nobody sees before the last statement makes the job `done`. */
  async finish(id, result, outcomes) {
    const update = "UPDATE cases SET outcome = $3 WHERE job = $1 AND place = $2";
    for (let from = 0; from < outcomes.length; from += PIECE) {
      const piece = outcomes.slice(from, from + PIECE);
      await this.#database.batch(piece.map((outcome, at) => [update, id, from + at, outcome]));
    }
    await this.#database.batch([["UPDATE jobs SET status = 'done', result = $2 WHERE id = $1", id, result]]);
  }

  async refuse(id, problem) {
    await this.#database.batch([
      ["UPDATE jobs SET status = 'refused', problem = $2 WHERE id = $1", id, JSON.stringify(problem)],
    ]);
  }

  /** What a job is, without its cases; undefined where there is none. */
  async find(id) {
    const [job] = await this.#database.all("SELECT * FROM jobs WHERE id = $1", id);
    return job;
  }

  /** Outcomes of a job that is done, in the order of its cases. */
  async *outcomes(id) {
    const select = "SELECT outcome FROM cases WHERE job = $1 AND place >= $2 AND place < $3 ORDER BY place";
    for (let from = 0; ; from += PIECE) {
      const rows = await this.#database.all(select, id, from, from + PIECE);
      if (rows.length === 0) return;
      yield rows.map(({ outcome }) => `${outcome}\n`).join("");
    }
  }

  /** How many jobs there are of each status. */
  async counts() {
    const rows = await this.#database.all("SELECT status, COUNT(*) AS jobs FROM jobs GROUP BY status");
    return Object.fromEntries(rows.map(({ status, jobs }) => [status, Number(jobs)]));
  }
}
