import type { Locale, LocalizedText } from "chs-drg";
import { useWords } from "../page/language.js";
import { type TableShape, UNDECIDED } from "../work/operations.js";

/** 可选的字段: what a column that was not recognised may be, by the header that the library reads. */
const CHOICES: Readonly<Record<string, LocalizedText>> = {
  caseId: { zh: "病例号", en: "case id" },
  hospitalId: { zh: "医疗机构代码", en: "hospital id" },
  patientId: { zh: "参保人标识", en: "patient id" },
  sex: { zh: "性别", en: "sex" },
  ageYears: { zh: "年龄（岁）", en: "age in years" },
  ageDays: { zh: "不足一岁的天数", en: "age in days" },
  admissionDate: { zh: "入院日期", en: "admission date" },
  dischargeDate: { zh: "出院日期", en: "discharge date" },
  lengthOfStayDays: { zh: "住院天数", en: "days of stay" },
  dischargeDisposition: { zh: "离院方式", en: "discharge disposition" },
  主要诊断编码: { zh: "主要诊断", en: "principal diagnosis" },
  其他诊断编码: { zh: "其他诊断（按列的次序）", en: "other diagnosis (in the order of columns)" },
  主要手术操作编码: { zh: "主要手术操作", en: "main procedure" },
  其他手术操作编码: { zh: "其他手术操作（按列的次序）", en: "other procedure (in the order of columns)" },
  totalCost: { zh: "总费用", en: "total cost" },
  fundPayment: { zh: "统筹支付", en: "fund payment" },
  insuranceType: { zh: "险种", en: "fund" },
  poolingArea: { zh: "统筹区", en: "pooling area" },
  drg: { zh: "病组编码", en: "group" },
};

const NUMBERED = /^其他/;

/** The headers that the library is given: each column by its own name or what it was said to be, other codes numbered. */
export function headersOf(fields: readonly string[]): readonly string[] {
  const numbers = new Map<string, number>();
  return fields.map((field) => {
    if (!NUMBERED.test(field) || !(field in CHOICES)) return field;
    const number = (numbers.get(field) ?? 0) + 1;
    numbers.set(field, number);
    return `${field}${number}`;
  });
}

/** 列的对应: what each column is read as, with its first cells. */
export function ColumnMap({
  shape,
  fields,
  onChange,
}: {
  shape: TableShape;
  fields: readonly string[];
  onChange: (fields: readonly string[]) => void;
}) {
  const { say, locale } = useWords();
  return (
    <details class="card" open={shape.fields.some((field) => field === "" || field === UNDECIDED)}>
      <summary>
        {say("columns")} · {say("encoding")} {shape.encoding.toUpperCase()}
      </summary>
      <p class="help">{say("columnsHelp")}</p>
      {fields.includes(UNDECIDED) && <p role="status">{say("undecided")}</p>}
      <div class="wide">
        <table>
          <thead>
            <tr>
              <th scope="col">{say("column")}</th>
              <th scope="col">{say("readAs")}</th>
              <th scope="col">{say("firstRows")}</th>
            </tr>
          </thead>
          <tbody>
            {shape.header.map((name, index) => (
              <tr key={`${name} ${index}`}>
                <th scope="row">{name}</th>
                <td>
                  <select
                    aria-label={`${say("readAs")}: ${name}`}
                    value={fields[index]}
                    onChange={({ currentTarget }) => onChange(fields.with(index, currentTarget.value))}
                  >
                    {shape.fields[index] === UNDECIDED && (
                      <option value={UNDECIDED}>{say("toBeSaid")}</option>
                    )}
                    <option value="">{say("notUsed")}</option>
                    {shape.fields[index] !== "" && shape.fields[index] !== UNDECIDED && (
                      <option value={name}>{say("asNamed")}</option>
                    )}
                    {options(locale)}
                  </select>
                </td>
                <td class="help">{shape.rows.map((row) => row[index] ?? "").join(" · ")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function options(locale: Locale) {
  return Object.entries(CHOICES).map(([header, words]) => (
    <option key={header} value={header}>
      {words[locale]}
    </option>
  ));
}
