/** By which door a fact came on record. */
export const ORIGIN_NAMES = {
  console: '网页',
  cli: '命令行',
  api: '接口',
  link: '邮件链接',
  paper: '纸质代录',
  batch: '批量办理',
  clock: '到期自动',
  calendar: '放假通知',
  directory: '按通讯录确定',
  programme: '项目联动',
  notices: '通知登记',
  engine: '引擎',
  system: '系统',
  unnoted: '未记载',
} as const;
