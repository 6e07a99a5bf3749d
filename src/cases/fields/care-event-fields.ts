import type { CareEvent } from "../care-event.js";
import { CARE_EVENT_KINDS } from "../field-values.js";
import { EVENT_KIND_TEXTS } from "./cell-texts.js";
import type { RecordTable } from "./field.js";
import { AMOUNT, choice, DATE, PERSON } from "./field-types.js";
import { HOSPITAL_ID, PATIENT_ID } from "./shared-fields.js";

/** 住院外就诊购药事件表: the fields of an event. */
export const CARE_EVENT_TABLE: RecordTable<CareEvent> = {
  name: "CareEvent",
  title: {
    zh: "住院外就诊购药事件",
    en: "what the audit rules look at around a stay. An absent field is unknown",
  },
  fields: {
    patientId: { ...PATIENT_ID, type: PERSON },
    date: {
      title: { zh: "就诊日期", en: "date" },
      type: DATE,
      names: ["就诊日期", "购药日期", "发生日期", "日期"],
    },
    kind: {
      title: { zh: "就诊事件类型", en: "kind of event" },
      type: choice("CareEventKind", CARE_EVENT_KINDS, "event kind", EVENT_KIND_TEXTS),
      names: ["事件类型", "就诊类型", "类型"],
    },
    amount: { title: { zh: "金额", en: "amount" }, type: AMOUNT, names: ["金额", "费用", "总费用"] },
    hospitalId: HOSPITAL_ID,
  },
  required: ["patientId"],
};
