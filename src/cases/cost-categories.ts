/** 费用构成: the charge categories of the settlement list with their keys in `costs`. */
export const COST_CATEGORIES = {
  bed: ["床位费"],
  consultation: ["诊察费", "诊查费"],
  examination: ["检查费"],
  laboratory: ["化验费", "检验费"],
  treatment: ["治疗费"],
  operation: ["手术费"],
  nursing: ["护理费"],
  consumable: ["卫生材料费", "医用材料费", "耗材费", "材料费"],
  drug: ["药品费", "药费"],
  westernDrug: ["西药费"],
  herbalPieces: ["中药饮片费", "中草药费"],
  chinesePatentDrug: ["中成药费"],
  generalService: ["一般诊疗费"],
  registration: ["挂号费"],
  other: ["其他费", "其他费用"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** 费用类别: a charge category of the settlement list. */
export type CostCategory = keyof typeof COST_CATEGORIES;
