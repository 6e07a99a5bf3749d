import { caseRows, type InpatientCase } from "../../cases/index.js";
import { readGroups } from "../area/area-inputs.js";
import { defineCommand } from "../command.js";
import { Workspace } from "../results/workspace.js";
import { readAllRows } from "../rows/read-all-rows.js";
import { readRows } from "../rows/read-rows.js";
import { RejectedRows } from "../rows/rejected-rows.js";
import { printChecks } from "../settle/verify-result.js";
import { READING_OPTIONS } from "../shared-options.js";
import { outcomeRows } from "../year/outcome-rows.js";
import { isOfHospital, statementFileRows, statementLine } from "../year/statement-row-kind.js";
import { verifyHospital } from "../year/verify-hospital.js";
import { yearErrors } from "../year/year-errors.js";

/** `chs-drg verify`: a hospital checks its own lines with what was published and what it holds. */
export const verify = defineCommand({
  name: "verify",
  summary: {
    zh: "医疗机构核对自己的结算清单：只凭公示清单与本机构病例",
    en: "a hospital checks its lines of the statement with nothing but that and its own cases",
  },
  options: {
    hospital: {
      kind: "text",
      placeholder: "ID",
      required: true,
      help: { zh: "医疗机构代码", en: "the hospital" },
    },
    statement: {
      kind: "text",
      placeholder: "FILE",
      required: true,
      help: { zh: "公示的结算清单（statement.csv）", en: "the published statement (statement.csv)" },
    },
    cases: {
      kind: "text",
      placeholder: "FILE",
      help: {
        zh: "本机构的病例结果（cases.jsonl 中的各行；其他机构的行不用）",
        en: "outcomes of its cases (rows of cases.jsonl; those of others are not used)",
      },
    },
    records: {
      kind: "text",
      placeholder: "FILE",
      help: { zh: "本机构上传的病案", en: "its records, as it sent them" },
    },
    groups: {
      kind: "text",
      placeholder: "FILE",
      help: { zh: "公布的病组表（groups.csv）", en: "the published group table (groups.csv)" },
    },
    encoding: READING_OPTIONS.encoding,
  },
  run: async ({ options, told }) => {
    const { terminal, locale } = told;
    const { hospital: hospitalId, encoding } = options;
    const files = new Workspace(terminal);
    const rejected = new RejectedRows(told, undefined);
    const statementInput = await files.input("statement", options.statement, encoding);
    const casesInput = await files.input("cases", options.cases, encoding);
    const recordsInput = await files.input("records", options.records, encoding);
    const groupsInput = await files.input("groups", options.groups, encoding);
    const rows = await readAllRows(statementInput, statementFileRows, told, () => undefined);
    const statement = rows.filter(isOfHospital).map(statementLine);
    if (!statement.some((line) => line.hospitalId === hospitalId)) {
      throw yearErrors.error("HOSPITAL_NOT_SETTLED", { hospitalId, folder: options.statement });
    }
    const outcomes = casesInput && (await readAllRows(casesInput, outcomeRows, told, () => undefined, true));
    const records = new Map<string, InpatientCase>();
    if (recordsInput !== undefined) {
      await readRows(recordsInput, caseRows, { ...told, rejected }, (record) => {
        if (record.hospitalId === hospitalId) records.set(record.caseId, record);
      });
    }
    const groups = groupsInput && (await readGroups(groupsInput, told));
    const { checks, notDerived } = verifyHospital({
      ...{ hospitalId, statement },
      outcomes: outcomes?.filter((row) => (row.hospitalId ?? hospitalId) === hospitalId),
      records: recordsInput && records,
      groups: groups && new Map(groups.map((row) => [row.drg, row])),
    });
    printChecks(checks, told);
    const head = locale === "zh" ? "无法由这些文件推得：" : "Not to be derived from these files:";
    terminal.stdout.write(`\n${[head, ...notDerived.map((line) => `  ${line[locale]}`)].join("\n")}\n`);
    return checks.every(({ passed }) => passed) && rejected.count === 0 ? 0 : 1;
  },
});
