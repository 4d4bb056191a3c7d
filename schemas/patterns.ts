/** What a text must look like, and how to say so. A pattern is found again by its source when an issue is explained. */
export type Both = { zh: string; en: string };
type Pattern = { regex: RegExp; expected: Both; mend: Both };

/** One entry a shape; the fields of the schemas take their `regex` from here. */
export const PATTERNS = {
  day: {
    regex: /^\d{4}-\d{2}-\d{2}$/,
    expected: { zh: '日期，写作 YYYY-MM-DD', en: 'a day written YYYY-MM-DD' },
    mend: { zh: '例如 2026-09-22', en: 'for example 2026-09-22' },
  },
  /** Ids become parts of obligation ids, whose separators are `@ # / :`. */
  ownId: {
    regex: /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u,
    expected: {
      zh: '编号：文字、数字、点、横线，最长 64',
      en: 'an id of letters, digits, dots and dashes, at most 64',
    },
    mend: { zh: '去掉空格和 @ # / : 等符号', en: 'leave out spaces and signs such as @ # / :' },
  },
  givenId: {
    regex: /^[\p{L}\p{N}._:@#/-]{1,200}$/u,
    expected: { zh: '系统给出的编号', en: 'an id the product gave out' },
    mend: { zh: '从清单或详情中照抄，例如 f1', en: 'copy it from a list or a page, for example f1' },
  },
  sha256: {
    regex: /^[0-9a-f]{64}$/,
    expected: { zh: 'SHA-256，64 位小写十六进制', en: 'a SHA-256 of 64 lower-case hex digits' },
    mend: { zh: '照抄所见内容或附件的哈希值', en: 'copy the hash of the content or of the file' },
  },
  cycleId: {
    regex: /^\d{6}-\d{4}-\d{3,6}$/,
    expected: { zh: '采购周期编号', en: 'the id of a cycle' },
    mend: { zh: '例如 222401-2026-001', en: 'for example 222401-2026-001' },
  },
  regionCode: {
    regex: /^\d{6}$/,
    expected: { zh: '六位行政区划代码', en: 'a region code of six digits' },
    mend: { zh: '例如延吉市 222401', en: 'for example 222401 for Yanji' },
  },
  period: {
    regex: /^(p:\d{4}(-(0[1-9]|1[0-2]|Q[1-4]|H[12]))?|y\d{1,2}|p:y\d{1,2}-[A-Za-z0-9]{1,12})$/,
    expected: { zh: '所属期', en: 'a period' },
    mend: {
      zh: '例如 p:2026-01、p:2026-Q1、p:2026-H1、p:2026',
      en: 'for example p:2026-01, p:2026-Q1, p:2026-H1, p:2026',
    },
  },
  /** A published version of a policy or calendar; what only needs to know the notice leaves the hash out. */
  versionRef: {
    regex: /^\d{6}@[^\s#@]{1,40}(#[0-9a-f]{12,64})?$/,
    expected: { zh: '政策或日历的版本', en: 'a version of a policy or a calendar' },
    mend: { zh: '例如 222401@2025-11-04#0123456789ab', en: 'for example 222401@2025-11-04#0123456789ab' },
  },
  noticeId: {
    regex: /^\d{6}\/\d{4}@\d{4}-\d{2}-\d{2}$/,
    expected: { zh: '放假通知的编号：地区代码/年份@通知日期', en: 'the id of a notice: <code>/<year>@<date>' },
    mend: {
      zh: '照抄 caigou calendar list 所列，例如 000000/2027@2026-11-20',
      en: 'for example 000000/2027@2026-11-20',
    },
  },
  stepKey: {
    regex: /^[a-z][a-z-]*$/,
    expected: { zh: '小写字母和横线', en: 'lower-case letters and dashes' },
    mend: { zh: '例如 deputy-head', en: 'for example deputy-head' },
  },
  wholeNumber: {
    regex: /^\d{1,9}$/,
    expected: { zh: '整数，只写数字', en: 'a whole number in digits' },
    mend: { zh: '例如 8080', en: 'for example 8080' },
  },
  creditCode: {
    regex: /^[0-9A-HJ-NP-RTUW-Y]{18}$/,
    expected: { zh: '18 位统一社会信用代码', en: 'a unified social credit code of 18 characters' },
    mend: { zh: '照登记证书填写，不含 I、O、S、V、Z', en: 'copy it from the certificate; it has no I, O, S, V or Z' },
  },
  mediaType: {
    regex: /^[\w.+-]+\/[\w.+-]+$/,
    expected: { zh: '文件类型', en: 'a media type' },
    mend: { zh: '例如 application/pdf', en: 'for example application/pdf' },
  },
  instant: {
    regex: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/,
    expected: { zh: '时刻（世界时），写作 YYYY-MM-DDTHH:mm:ss.sssZ', en: 'a moment in UTC, YYYY-MM-DDTHH:mm:ss.sssZ' },
    mend: { zh: '北京时间 09:00 写作 T01:00:00.000Z', en: '09:00 in Beijing is T01:00:00.000Z' },
  },
  /** What stands on record as the cause of a fact: the id of a command, or one of the system's own. */
  causeId: {
    regex: /^[\p{L}\p{N}._:@#/-]{1,300}$/u,
    expected: { zh: '命令编号，或系统自己的 wake/…、effect/…', en: 'the id of a command, or wake/…, effect/…' },
    mend: { zh: '由系统写入，不能手工改动', en: 'the system writes it, nobody else' },
  },
  /** No slash: ids with one are the system's own (`wake/…`, `effect/…`, `<cause>/<cycle>`). */
  commandId: {
    regex: /^[A-Za-z0-9._:-]{8,128}$/,
    expected: { zh: '8 至 128 位的字母、数字、点、冒号、横线', en: '8 to 128 letters, digits, dots, colons or dashes' },
    mend: { zh: '用一个 UUID，重发时不变', en: 'use a UUID and keep it when asking again' },
  },
} as const satisfies Record<string, Pattern>;

/** The pattern an issue names by its source, if it is one of ours. */
export function patternNamed(source: string | undefined): Pattern | undefined {
  return Object.values(PATTERNS).find(({ regex }) => String(regex) === source);
}
