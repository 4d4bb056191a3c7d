/** A profile of the county with one rule of its own; no figure of it is to be relied on. */
export function profileText({
  code = '222401',
  from = '2027-01-01',
  days = 12,
  source = 'CAIGOU',
  more = '',
} = {}): string {
  return `code: "${code}"
name: 延吉市
effectiveFrom: "${from}"
rules:
  - id: contract-filing-city
    kind: clock
    title: 服务协议报市级民政部门备案
    appliesTo: [act, belowThreshold]
    force: soft
    transition: byTrigger
    effect: due
    scope: contractYear
    trigger: { event: contract-signed }
    limit: { by: count, amount: ${days}, unit: workingDay, direction: after, roll: forward }
    owner: officer
    metBy: { all: [{ event: filing-submitted, where: { of: contract, to: city } }] }
    severity: policy
    authority: ${source === 'CAIGOU' ? 'assumed' : 'stated'}
    basis: [{ source: ${source}, clause: 第八条 }]
${more}`;
}

export const REGISTER = `sources:
  - id: YANJI-2027
    title: 延吉市乡镇（街道）社会工作服务站建设办法（测试）
    date: "2027-01-01"
    tier: local
    verified: text
`;
