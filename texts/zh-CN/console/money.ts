/** Words of the money of a case: 拨付 and 支付 are two things. */
export const MONEY = {
  title: '款项',
  none: '还没有款项',
  year: '合同年度',
  tranche: '期次',
  gate: '付款条件',
  gateOpen: '未具备',
  invoiced: '发票金额',
  allocated: '拨付',
  paid: '支付',
  deducted: '扣减',
  left: '尚可支付',
  act: '操作',
  nothing: '无',
  of: (name: string, year: number, tranche: number) => `${name}：第 ${year} 年度第 ${tranche} 期`,
} as const;
