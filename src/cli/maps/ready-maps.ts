/** 现成的列名对照: a form by which hospitals export, and what its columns are. `#` stands for a number. */
export type ColumnMap = Readonly<Record<string, string>>;

/** 医疗保障基金结算清单, by the field names of the national platform's interface (4101). */
const SETTLEMENT_LIST: ColumnMap = {
  setl_id: "结算流水号",
  medcasno: "病案号",
  mdtrt_id: "-",
  fixmedins_code: "定点医药机构代码",
  psn_no: "人员编号",
  certno: "患者证件号码",
  gend: "性别",
  age: "年龄",
  nwb_age: "不足1周岁的天数",
  nwb_bir_wt: "新生儿出生体重",
  nwb_adm_wt: "新生儿入院体重",
  adm_time: "入院时间",
  dscg_time: "出院时间",
  dscg_caty: "出院科别代码",
  act_ipt_days: "实际住院天数",
  dscg_way: "离院方式",
  vent_used_dura: "呼吸机使用时间",
  hi_type: "险种类型",
  insuplc: "统筹区",
  medfee_sumamt: "医疗费总额",
  hifp_pay: "统筹基金支付",
  psn_ownpay: "个人自费",
  wm_dise_code: "-",
  tcm_dise_code: "-",
  opsp_diag_caty: "-",
  diag_code: "诊断编码",
  "diag_code#": "诊断编码#",
  oprn_oprt_code: "手术操作编码",
  "oprn_oprt_code#": "手术操作编码#",
};

/** HQMS 住院病案首页 (绩效考核与质量监测). */
const HQMS: ColumnMap = {
  A48: "病案号",
  A12C: "性别",
  A14: "年龄",
  A16: "不足1周岁的天数",
  A17: "新生儿入院体重",
  A18x01: "新生儿出生体重",
  B12: "入院时间",
  B15: "出院时间",
  B16C: "出院科别代码",
  B20: "实际住院天数",
  B34C: "离院方式",
  C03C: "出院主要诊断编码",
  "C06x#C": "出院其他诊断编码#",
  C14x01C: "主要手术操作编码",
  "C35x#C": "其他手术操作编码#",
  D01: "住院总费用",
};

/**
 * N041 病案首页 (卫统4-1表). The age below one year (BZYZSNL) is told in months by some exports and in days by others: it is not read, and to be
 * said where it is in days.
 */
const N041: ColumnMap = {
  ORGCODE: "定点医药机构代码",
  BAH: "病案号",
  XB: "性别",
  NL: "年龄",
  BZYZSNL: "-",
  XSECSTZ: "新生儿出生体重",
  XSERYTZ: "新生儿入院体重",
  SFZH: "身份证号",
  RYSJ: "入院时间",
  CYSJ: "出院时间",
  CYKB: "出院科别代码",
  SJZYTS: "实际住院天数",
  LYFS: "离院方式",
  JBBM: "-",
  JBDM: "主要诊断疾病代码",
  "JBDM#": "其他诊断疾病代码#",
  "SSJCZBM#": "手术及操作编码#",
  ZFY: "住院总费用",
};

/** The maps that ship, by the name they are asked for by. */
export const READY_MAPS: Readonly<Record<string, ColumnMap>> = {
  "settlement-list": SETTLEMENT_LIST,
  hqms: HQMS,
  n041: N041,
};
