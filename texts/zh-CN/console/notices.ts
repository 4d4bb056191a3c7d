/** Words of the notices (通知): what is to be sent, what was, and what became of it. */
export const NOTICES = {
  title: '通知',
  cycle: '采购周期编号',
  recipient: '收件人',
  about: '事项',
  occasion: '提醒',
  address: '地址',
  when: '发送时间',
  state: '状态',
  fault: '说明',
  act: '操作',
  show: '预览',
  previewOf: (id: number) => `预览通知 ${id}`,
  to: '收件人',
  subject: '主题',
  deliveries: '投递记录',
  noDeliveries: '还没有投递',
  deliveredAt: '时间',
  outcome: '结果',
  detail: '对方答复',
  asHtml: '按邮件样式查看',
  asEml: '下载 .eml',
  noLinks: '预览不含收件人本人办理用的链接',
  mayBeTwice: '投递时连接中断，结果不明，已再发一次，收件人可能收到两封',
  correct: '更正地址',
  correctTitle: (name: string) => `更正地址：${name}`,
  addressNew: '新地址',
  addressWrong: '请填写有效的邮箱地址',
  correctWhat: '新地址登记后，等待的信件和未送达事项的最后一封立即改发到新地址',
  corrected: (count: number) => (count === 0 ? '已更正，没有须发出的信件' : `已更正，${count} 封信件正在发出`),
  resend: '改投',
  bounce: '登记退信',
  bounceTitle: '登记退信',
  bounceHint: '上传退信原文（.eml，投递状态报告）；按其中的 Message-ID 找到原信，登记为退信',
  bounceFile: '退信原文',
  bounceMissing: '请选择退信原文',
  bounced: (detail: string) => `已登记：${detail}`,
} as const;

/** A sign of its own for each state: a colour alone says nothing on paper. */
export const NOTICE_SIGNS = {
  queued: '…',
  sending: '↗',
  sent: '✓',
  failed: '✗',
  unknown: '?',
  bounced: '↩',
  cancelled: '∅',
} as const;

/** What an attempt to deliver came to. */
export const DELIVERY_NAMES = {
  sent: '对方已接收',
  refused: '对方拒收',
  retry: '暂未送达，将重试',
  unknown: '结果不明',
  bounced: '退信',
} as const;
