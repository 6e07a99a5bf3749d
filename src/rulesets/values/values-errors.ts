import { excerpt, type LocalizedText, messageTable } from "../../primitives/index.js";

/** A value of a file, as messages speak of it. */
interface Spoken {
  /** file and line, or the option */
  readonly file: string;
  readonly name: LocalizedText;
}

interface ValuesErrorInfo {
  VALUES_OTHER_EDITION: { file: string; found: string; reference: string };
  VALUES_PATH_UNKNOWN: { file: string; path: string; nearest: string | undefined; reference: string };
  VALUES_UNIT: Spoken & { unit: string; units: string };
  VALUES_FORM: Spoken & { found: string; expected: LocalizedText };
  VALUES_RANGE: Spoken & { found: string; range: LocalizedText; clause: string; asShare: string | undefined };
  VALUES_WITHOUT_SOURCE: Spoken;
  VALUES_DOCUMENT_UNKNOWN: Spoken & { document: string; known: string };
  VALUES_DOCUMENT_UNTITLED: { file: string; document: string };
  VALUES_DOCUMENT_TAKEN: { file: string; document: string };
  /** `on` is the day that is settled, where the value given fills other days */
  VALUES_STATED: Spoken & { stated: string; clause: string; on?: string };
  VALUES_UNAPPLIED: Spoken & { rule: LocalizedText };
  VALUES_SETTING_FORM: { found: string };
}

/** The codes of values that an area supplies, or that an analyst sets. */
export const valuesErrors = messageTable<ValuesErrorInfo>({
  VALUES_OTHER_EDITION: ({ file, found, reference }) => ({
    zh: `${file}：这些取值是为 ${excerpt(found)} 给出的，现在用的是 ${reference}；用错版本会付错钱。请换用该版本的取值文件，或核对后把所属版本（for）改为 ${reference}。`,
    en: `${file}: these values were given for ${excerpt(found)}, but the edition in use is ${reference}; under another edition they would pay wrong amounts. Use the file of this edition or, once checked, change "for" to ${reference}.`,
  }),
  VALUES_PATH_UNKNOWN: ({ file, path, nearest, reference }) => ({
    zh: `${file}：${reference} 没有 ${excerpt(path)} 这一项。${nearest === undefined ? `chs-drg ruleset needs ${reference} 列出可以给出的各项。` : `是否要写 ${nearest}？`}`,
    en: `${file}: ${reference} has no value ${excerpt(path)}. ${nearest === undefined ? `chs-drg ruleset needs ${reference} lists what may be given.` : `Did you mean ${nearest}?`}`,
  }),
  VALUES_UNIT: ({ file, name, unit, units }) => ({
    zh: `${file}：${name.zh}的单位不能是“${excerpt(unit)}”，单位错了金额就错。请改写为 ${units}，并核对数值。`,
    en: `${file}: ${name.en} cannot be given in "${excerpt(unit)}"; with a wrong unit every amount is wrong. Write ${units}, and check the number.`,
  }),
  VALUES_FORM: ({ file, name, found, expected }) => ({
    zh: `${file}：${name.zh}${found.trim() === "" ? "的取值是空的" : `的取值 ${excerpt(found)} 写法不对`}，无法使用。请写${expected.zh}。`,
    en: `${file}: ${name.en} cannot be read from ${found.trim() === "" ? "an empty value" : excerpt(found)}. Write ${expected.en}.`,
  }),
  VALUES_RANGE: ({ file, name, found, range, clause, asShare }) => ({
    zh: `${file}：${name.zh}的取值 ${excerpt(found)} 不合法，应${/^[不]/.test(range.zh) ? "" : "为 "}${range.zh}${clause === "" ? "" : `（${clause}）`}。${asShare === undefined ? "请核对取值和单位。" : `比例写成小数：${excerpt(found)}% 写 ${asShare}。`}`,
    en: `${file}: ${name.en} = ${excerpt(found)} is not legal; it must be ${range.en}${clause === "" ? "" : ` (${clause})`}. ${asShare === undefined ? "Check the value and its unit." : `A share is a fraction of 1: write ${asShare} for ${excerpt(found)}%.`}`,
  }),
  VALUES_WITHOUT_SOURCE: ({ file, name }) => ({
    zh: `${file}：${name.zh}没有写出处，别人无从核对。请在出处（source）中写明文件（document）和条款（clause）。`,
    en: `${file}: ${name.en} has no source, so that nobody can check it. Give its document and clause under "source".`,
  }),
  VALUES_DOCUMENT_UNKNOWN: ({ file, name, document, known }) => ({
    zh: `${file}：${name.zh}所引的文件“${excerpt(document)}”没有登记。请在文件目录（documents）中加上它，或改引已有的：${known}。`,
    en: `${file}: ${name.en} cites "${excerpt(document)}", which is not among the documents. Add it under "documents", or cite one of: ${known}.`,
  }),
  VALUES_DOCUMENT_UNTITLED: ({ file, document }) => ({
    zh: `${file}：所引的文件“${excerpt(document)}”没有名称，别人找不到它。请在文件目录（documents）中填写名称（title）。`,
    en: `${file}: the document "${excerpt(document)}" that values cite has no title, so that nobody can find it. Fill in its title under "documents".`,
  }),
  VALUES_DOCUMENT_TAKEN: ({ file, document }) => ({
    zh: `${file}：文件代号“${excerpt(document)}”在规则集中另有所指。请换一个代号，取值的出处一并改。`,
    en: `${file}: the ruleset has another document under the key "${excerpt(document)}". Choose another key, also in the sources that cite it.`,
  }),
  VALUES_STATED: ({ file, name, stated, clause, on }) =>
    on === undefined
      ? {
          zh: `${file}：${name.zh}已有文件明定为 ${excerpt(stated)}（${excerpt(clause)}），不能悄悄改掉。确要以本地取值代替，请在该项加上“"overrides": true”；否则删去该项。`,
          en: `${file}: the texts say ${excerpt(stated)} for ${name.en} (${excerpt(clause)}), and that is not replaced in silence. To put your own value in its place add "overrides": true to it; otherwise delete it.`,
        }
      : {
          zh: `${file}：${name.zh}在 ${on} 已有文件明定为 ${excerpt(stated)}（${excerpt(clause)}），本次按此计算；给出的取值只补文件没有写明的时间，此次没有用上。确要以本地取值代替，请在该项加上“"overrides": true”。`,
          en: `${file}: the texts say ${excerpt(stated)} for ${name.en} on ${on} (${excerpt(clause)}), and that is what is calculated with; the value given fills only the time that no text states, and was not used here. To put your own value in its place add "overrides": true to it.`,
        },
  VALUES_UNAPPLIED: ({ file, name, rule }) => ({
    zh: `${file}：${name.zh}属于“${rule.zh}”，文件没有写全这条规则，结算不执行它；给出的取值不会改变任何金额，因此不接受。请删去该项，另行计算。`,
    en: `${file}: ${name.en} belongs to "${rule.en}", which the texts do not print in full, so that no settlement applies it; the value would change no amount, and is refused. Delete it, and work the rule out beside the settlement.`,
  }),
  VALUES_SETTING_FORM: ({ found }) => ({
    zh: `--set 应写成 路径=取值，而不是“${excerpt(found)}”。例如 --set settlement.prepayment.ratio=0.9。`,
    en: `--set takes PATH=VALUE, not "${excerpt(found)}". For example: --set settlement.prepayment.ratio=0.9.`,
  }),
});
