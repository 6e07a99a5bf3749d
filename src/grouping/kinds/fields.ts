import type { CaseView, GroupableCase } from "../case-view.js";
import { andOperand, type EditOption, type KindOfCondition, NO_LIST } from "../condition-kind.js";
import { missing } from "../missing-field.js";

const DISPOSITIONS = [1, 2, 3, 4, 5, 9];

/** 性别. A sex that is stated as unknown is a missing one. */
export function sexIs<Part>(): KindOfCondition<"sex", Part> {
  return {
    form: "sex",
    title: { zh: "性别", en: "sex" },
    list: NO_LIST,
    compile(sex, wanted) {
      const number = sex === "male" ? 1 : 2;
      return (view) => (view.sex > 0 ? (view.sex === number) === wanted : missing(view, "sex"));
    },
    operands: () => (view, before) => fieldOperand(view, before, "sex"),
    text: (sex) => ({ zh: `性别为${sex === "male" ? "男" : "女"}`, en: `sex is ${sex}` }),
    edits(sex, wanted) {
      const other = sex === "male" ? "female" : "male";
      return [[{ edit: "set-sex", value: wanted ? sex : other }]];
    },
  };
}

/** 离院方式 is one of some. */
export function dispositionIn<Part>(): KindOfCondition<"dispositions", Part> {
  return {
    form: "dispositions",
    title: { zh: "离院方式", en: "discharge disposition" },
    list: NO_LIST,
    compile: (values, wanted) => (view) =>
      Number.isNaN(view.dischargeDisposition)
        ? missing(view, "dischargeDisposition")
        : values.includes(view.dischargeDisposition) === wanted,
    operands: () => (view, before) => fieldOperand(view, before, "dischargeDisposition"),
    text: (values) => ({
      zh: `离院方式为 ${values.join(", ")}`,
      en: `the discharge disposition is ${values.join(", ")}`,
    }),
    edits: (values, wanted) =>
      DISPOSITIONS.filter((value) => values.includes(value) === wanted).map(
        (value): EditOption => [{ edit: "set-number", field: "dischargeDisposition", value }],
      ),
  };
}

/** 科别 is one of some. */
export function departmentIn<Part>(): KindOfCondition<"departments", Part> {
  return {
    form: "departments",
    title: { zh: "科别", en: "department" },
    list: NO_LIST,
    compile(values, wanted) {
      const asked = values.find(isIntensiveCare);
      return (view) => {
        const { department } = view.record;
        if (department === undefined) return missing(view, "department");
        const isOne = values.includes(department);
        const isOpen = asked !== undefined && !isOne && Number.isNaN(view.icuHours);
        if (isOpen && isIntensiveCare(department)) view.askedDepartment = asked;
        return isOne === wanted;
      };
    },
    operands: () => (view, before) => fieldOperand(view, before, "department"),
    text: (values) => ({ zh: `科别为 ${values.join(", ")}`, en: `the department is ${values.join(", ")}` }),
    edits: ([first = ""], wanted) => [[{ edit: "set-department", value: wanted ? first : "" }]],
  };
}

/** 重症监护科别: a department that reads as intensive care, by its name or as code 28 of 医疗机构诊疗科目名录, in the ways that hospitals write it. */
const INTENSIVE_CARE = /重症|ICU|^A?28(?:\d\d|\.\d+)?$/i;

function isIntensiveCare(department: string): boolean {
  return INTENSIVE_CARE.test(department.trim());
}

function fieldOperand(view: CaseView, before: string[] | undefined, field: keyof GroupableCase): string[] {
  return andOperand(before, `${field}=${view.record[field] ?? ""}`);
}
