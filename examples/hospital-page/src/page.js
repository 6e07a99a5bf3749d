import { config } from "zod";
import { openBilling } from "./bill.js";

// The page's policy allows no code made of text, which the reader of rulesets would try for speed.
config({ jitless: true });

const form = document.querySelector("#stay");
const bills = new Map();

/** The record as the form has it; what is not filled in is left out. */
function recordOf(data) {
  const text = (name) => data.get(name)?.toString().trim() || undefined;
  const codes = (name) => text(name)?.split(/\s+/) ?? [];
  const age = text("ageYears");
  return Object.fromEntries(
    Object.entries({
      sex: text("sex"),
      ageYears: age === undefined ? undefined : Number(age),
      diagnoses: codes("diagnoses"),
      procedures: codes("procedures"),
      totalCost: text("totalCost"),
    }).filter(([, value]) => value !== undefined),
  );
}

async function show() {
  const data = new FormData(form);
  const grade = data.get("grade");
  if (!bills.has(grade)) bills.set(grade, openBilling(grade));
  const { drg, name, standard, balance, missing } = (await bills.get(grade))(recordOf(data));
  const lines = [
    ["病组", drg && `${drg} ${name ?? ""}`],
    ["支付标准", standard && `${standard.toFixed(2)} 元`],
    ["与费用之差", balance && `${balance.toFixed(2)} 元`],
  ];
  document
    .querySelector("#bill")
    .replaceChildren(
      ...lines.flatMap(([title, text]) => [
        element("dt", title),
        element("dd", text ?? "—", text?.startsWith("-") ? "short" : ""),
      ]),
    );
  document.querySelector("#missing").replaceChildren(...missing.map((words) => element("li", words)));
}

function element(tag, text, kind = "") {
  return Object.assign(document.createElement(tag), { textContent: text, className: kind });
}

form.addEventListener("input", show);
form.addEventListener("submit", (event) => event.preventDefault());
show();
