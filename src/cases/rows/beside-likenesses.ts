/** 易混的列: a kind of column by what its header says, by what it says beside that makes it another, and the fields that it may be. */
export interface Likeness {
  readonly looks: RegExp;
  readonly isOther: RegExp;
  readonly fields: readonly string[];
}

/**
 * 病例以外各表易混的列: what the headers of hospitals, groups, contracts and the files of a year say where they are not the known ones. A coefficient, an
 * amount or points that are not read are as good as absent: everybody's money is then another.
 */
export const BESIDE_LIKENESSES: readonly Likeness[] = [
  {
    looks: /系数|coef/,
    isOther: /说明|备注|依据|文号|来源|名称|日期|时间|类型|类别|方式|状态|个数/,
    fields: ["coefficient"],
  },
  {
    looks: /(?:drg|付费|改革).*(?:起始|开始|启动|实施|日期|时间)|(?:起始|开始|启动|参加|参与|纳入).*付费/,
    isOther: /终止|结束|截止|退出|文号|方式|名称/,
    fields: ["participatesFrom"],
  },
  {
    looks: /(?:次均|例均|均次|平均)(?:医疗|住院)?(?:总)?费用|均费|costperstay|(?:average|mean)cost/,
    isOther: /增|降|比|排名|药|耗材|检查|检验|自付|自费/,
    fields: ["historicCostPerStay", "averageCost"],
  },
  {
    looks: /人次人头比|headratio/,
    isOther: /日期|时间|说明|名称/,
    fields: ["headRatioGrowth"],
  },
  {
    looks: /单位权重.*(?:费用|增长)|costperweight/,
    isOther: /日期|时间|说明|名称/,
    fields: ["costPerWeightGrowth"],
  },
  {
    looks: /床日.*(?:合格率|疗效)|outcomerate/,
    isOther: /日期|时间|说明|名称/,
    fields: ["bedDayOutcomeRate"],
  },
  {
    looks: /健康管理.*(?:得分|分数|评分|成绩)/,
    isOther: /扣分|满分|日期|时间/,
    fields: ["healthManagementScore"],
  },
  {
    looks: /考核.*(?:得分|分数|评分|成绩|总分|结果)|assessment/,
    isOther: /扣分|满分|日期|时间|单位|等次|等级|项目/,
    fields: ["assessmentScore"],
  },
  {
    looks: /(?:清单|填写).*(?:准确率|正确率)|listaccuracy/,
    isOther: /日期|时间|说明/,
    fields: ["listAccuracy"],
  },
  { looks: /层级/, isOther: /说明|备注/, fields: ["tier"] },
  {
    looks: /医共体|医联体|预算单[位元]/,
    isOther: /牵头|类型|级别|负责|联系|是否|电话/,
    fields: ["budgetUnit"],
  },
  { looks: /办医|办别|公立|民营|所有制/, isOther: /日期|时间|说明|备注/, fields: ["ownership"] },
  { looks: /业务类型/, isOther: /说明|备注/, fields: ["businessType"] },
  {
    looks: /不合理|剔除|核减|unreasonable/,
    isOther: /原因|说明|理由|比例|项目|编码|依据/,
    fields: ["unreasonableCost"],
  },
  {
    looks: /(?:核准|核定|评审|评议|专家|认定|批准|裁定).*(?:费用|金额)/,
    isOther: /申请|原因|说明|日期|时间/,
    fields: ["approvedCost"],
  },
  { looks: /基准点|basepoint/, isOther: /原|旧|去年|上年|说明/, fields: ["basePoints"] },
  {
    looks: /(?:核准|核定|评审|评议|专家|认定|批准|裁定).*(?:点数|分值)|^(?:病组|组)?点数$|points/,
    isOther: /申请|原点|说明|日期|时间|全省|base/,
    fields: ["points", "approvedPoints", "basePoints"],
  },
  { looks: /权重/, isOther: /单位|总权重|例数|占比|说明|调整前|原/, fields: ["relativeWeight"] },
  { looks: /稳定/, isOther: /说明|原因|依据/, fields: ["stable"] },
  {
    looks: /(?:预拨|预付|拨付|预支).*(?:金?额|款|费|数)(?:[万千百]?元)?$|prepa/,
    isOther: /日期|时间|比例|办法|方式|月份/,
    fields: ["payment"],
  },
  { looks: /月份|年月|所属期|^月度?$|month/, isOther: /个月|月数|月份数|说明/, fields: ["month"] },
  { looks: /慢性?病|病种/, isOther: /名称|日期|时间|说明|病种数/, fields: ["disease", "diseaseId"] },
  { looks: /转诊/, isOther: /日期|时间|医院|机构|原因/, fields: ["referrals"] },
  { looks: /撤回|撤销|撤件/, isOther: /原因|理由|说明|人/, fields: ["withdrawnOn"] },
  { looks: /换选|替换|调换/, isOther: /日期|时间|说明/, fields: ["replaces"] },
  { looks: /申请(?:理由|原因|事由|依据)/, isOther: /说明|附件/, fields: ["reason"] },
  { looks: /扣款|追回|扣减金额|扣除金额/, isOther: /原因|说明|日期|时间|比例|依据/, fields: ["deduction"] },
];
