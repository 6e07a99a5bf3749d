import { restsOn } from "../statement/rests-on.js";
import { type SettledSide, unsettledNotices } from "../statement/settled-sides.js";
import type { Told } from "../terminal.js";

/** 告知所缺: says on the terminal what the figures of a what-if lack: side by side the cases that are not settled and why, and how many rules were not applied and values assumed. */
export function tellLacks(sides: readonly SettledSide[], { terminal, locale }: Told): void {
  const lines = unsettledNotices(sides).map((text) => text[locale]);
  const rest = sides.map(({ name, engine }) => {
    const { zh, en } = restsOn(engine);
    return locale === "zh" ? `${name ? `${name.zh}：` : ""}${zh}` : `${name ? `${name.en}: ` : ""}${en}`;
  });
  terminal.stdout.write(rest.map((line) => `${line}\n`).join(""));
  terminal.stderr.write(lines.map((line) => `${line}\n`).join(""));
}
