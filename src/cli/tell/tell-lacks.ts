import { counted } from "../../primitives/index.js";
import { type SettledSide, unsettledNotices } from "../statement/settled-sides.js";
import type { Told } from "../terminal.js";

/** 告知所缺: says on the terminal what the figures of a what-if lack: side by side the cases that are not settled and why, and how many rules were not applied and values assumed. */
export function tellLacks(sides: readonly SettledSide[], { terminal, locale }: Told): void {
  const lines = unsettledNotices(sides).map((text) => text[locale]);
  const rest = sides.map(({ name, engine }) => {
    const [assumed, missing] = [engine.assumptions.length, engine.notEvaluated.length];
    return locale === "zh"
      ? `${name ? `${name.zh}：` : ""}采用假定 ${assumed} 项，未执行规则 ${missing} 条（详见 summary.json）`
      : `${name ? `${name.en}: ` : ""}${counted(assumed, "assumption")} used, ${counted(missing, "rule")} not evaluated (see summary.json)`;
  });
  terminal.stdout.write(rest.map((line) => `${line}\n`).join(""));
  terminal.stderr.write(lines.map((line) => `${line}\n`).join(""));
}
