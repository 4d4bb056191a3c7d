/** Why a password will not do. */
export const UNFIT_NAMES = {
  short: '少于 10 个字符',
  long: '超过 200 个字符',
  'has-account': '含有账号名',
  'as-before': '与原密码相同',
} as const;

/** What a token may be used for. */
export const SCOPE_NAMES = { read: '查阅', write: '办理', operate: '管理', person: '本人登录' } as const;

/** How somebody came in. */
export const WAY_NAMES = { password: '密码登录', oidc: '统一身份认证', token: '访问令牌', local: '本机令牌' } as const;

/** What of a person was read. */
export const PERSONAL_NAMES = {
  people: '组织人员',
  case: '案卷（含驻站人员）',
  file: '附件',
  accounts: '账号',
} as const;

/** What stands where the console would be, while it was not built. */
export const CONSOLE_MISSING = `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>采购周期管理</title></head>
<body><h1>采购周期管理</h1><p>控制台尚未构建。请运行 npm run build 后重新启动；接口和命令行不受影响。</p></body></html>
`;
