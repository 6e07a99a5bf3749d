import type { LocalizedText } from "../primitives/index.js";
import type { CitedNode } from "./declaration.js";
import type { Form } from "./form.js";

/** 问句: how a value is asked for, and for which of its like: its own question, or that of its form. */
export function questionOf(
  { question, form, name: plain }: Pick<CitedNode, "question" | "form" | "name">,
  place?: LocalizedText,
): LocalizedText {
  if (question !== undefined) return question;
  const name = placedName({ name: plain, place });
  switch (form.form) {
    case "flag":
      return { zh: `${name.zh}：是还是否？`, en: `${capital(name.en)}: yes or no?` };
    case "choice":
      return { zh: `${name.zh}：取哪一种？`, en: `${capital(name.en)}: which one?` };
    case "list":
    case "record":
      return { zh: `${name.zh}：有哪些？`, en: `${capital(name.en)}: which ones?` };
    case "date":
      return { zh: `${name.zh}：哪一天？`, en: `${capital(name.en)}: which day?` };
    default:
      return { zh: `${name.zh}：是多少？`, en: `${capital(name.en)}: how much?` };
  }
}

/** 取值全名: the name of a value, and for which of its like it stands. */
export function placedName({
  name,
  place,
}: {
  readonly name: LocalizedText;
  readonly place: LocalizedText | undefined;
}): LocalizedText {
  if (place === undefined) return name;
  return { zh: `${name.zh}（${place.zh}）`, en: `${name.en} (${place.en})` };
}

/** 合法范围 in words; undefined where every value of the form is legal. */
export function legalRange(form: Form): LocalizedText | undefined {
  switch (form.form) {
    case "decimal":
    case "count": {
      const { least, most } = form;
      if (least !== undefined && most !== undefined) {
        return { zh: `${least} 至 ${most}`, en: `from ${least} to ${most}` };
      }
      if (least !== undefined) return { zh: `不小于 ${least}`, en: `at least ${least}` };
      return most === undefined ? undefined : { zh: `不大于 ${most}`, en: `at most ${most}` };
    }
    case "choice":
      return { zh: form.choices.join("、"), en: form.choices.join(", ") };
    default:
      return undefined;
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
