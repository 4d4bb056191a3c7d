/** Words of the audit log (审计日志). */
export const AUDIT = {
  title: '审计日志',
  facts: '案卷记录',
  registers: '登记簿变更',
  reads: '个人信息查阅',
  position: '序号',
  when: '记录时刻',
  on: '事项日期',
  cycle: '周期编号',
  seq: '事实号',
  what: '事实',
  who: '办理人',
  post: '岗位',
  actingFor: (name: string) => `代 ${name}`,
  system: '系统',
  hash: '哈希',
  previous: '前一哈希',
  command: '命令编号',
  content: '内容',
  show: '查看内容',
  contentOf: (position: number) => `第 ${position} 条记录`,
  chain: '每条记录的哈希都含前一条的哈希；用“核验哈希链”逐条核对。',
  origin: '来处',
  verify: '核验哈希链',
  verifyOne: (cycle: string) => `核验哈希链：${cycle}`,
  verifying: (cycles: number) => `正在核验，已核验 ${cycles} 个采购周期`,
  whole: (cycles: number, facts: number) => `核验完毕：${cycles} 个采购周期、${facts} 条记录，全部相符`,
  broken: (cycles: number, facts: number, faults: number) =>
    `核验完毕：${cycles} 个采购周期、${facts} 条记录，${faults} 处不符`,
  faultAt: (cycle: string, seq: number) => `${cycle} 第 ${seq} 条记录`,
  unreadable: (field: string, expected: string) => `${field} 应为${expected}`,
  faultHint: '从这一条起，该周期的记录不能作为依据：请保留现场，由管理员与数据库备份比对。',
  from: '记录日期起',
  to: '记录日期止',
  register: '登记簿',
  change: '变更内容',
  reader: '查阅人',
  place: '地区',
  way: '登录方式',
  subject: '对象',
  readsHint: '谁在何时查阅了含个人信息的内容；由管理员查看。',
  excel: '导出 Excel（含内容与哈希）',
  most: '导出的文件最多 20000 行；更多时请按日期分段导出。',
} as const;

/** What may be wrong with a chain of facts. */
export const CHAIN_FAULTS = {
  'different-fact': '与存档的不同',
  gap: '缺记录',
  'broken-chain': '与前一条不相接',
  'wrong-hash': '内容与哈希不符',
  'snapshot-behind': '汇总没有跟上记录（可重新生成，记录本身无误）',
  unreadable: '字段不合规定',
} as const;

/** Registers whose changes are kept. */
export const REGISTER_NAMES = {
  directory: '组织人员',
  contact: '联系方式',
  calendar: '放假通知',
  policy: '属地政策',
  engine: '系统运行',
} as const;
