import type { FieldIssue } from '../../schemas/issues.js';

/** What a file is by its first bytes. */
type Kind = 'pdf' | 'png' | 'jpeg' | 'gif' | 'zip' | 'ole' | 'page' | 'program';

const HEAD_BYTES = 512;

/** Signs a file begins with, in hex. `zip`: also docx, xlsx, ofd; `ole`: doc, xls, wps. */
const SIGNS: readonly (readonly [string, Kind])[] = [
  ['25504446', 'pdf'],
  ['89504e470d0a1a0a', 'png'],
  ['ffd8ff', 'jpeg'],
  ['47494638', 'gif'],
  ['504b0304', 'zip'],
  ['d0cf11e0a1b11ae1', 'ole'],
  ['4d5a', 'program'],
  ['7f454c46', 'program'],
  ['cafebabe', 'program'],
  ['2321', 'program'],
];

/** What a file must be where its media type, or its name, says that it is one of these. */
const OF_TYPE: readonly (readonly [RegExp, Kind])[] = [
  [/^application\/pdf$/i, 'pdf'],
  [/^image\/png$/i, 'png'],
  [/^image\/jpe?g$/i, 'jpeg'],
  [/^image\/gif$/i, 'gif'],
  [/^application\/(zip|ofd|vnd\.openxmlformats-)/i, 'zip'],
  [/^application\/(msword|vnd\.ms-(excel|powerpoint))$/i, 'ole'],
];
const OF_NAME: readonly (readonly [RegExp, Kind])[] = [
  [/\.pdf$/i, 'pdf'],
  [/\.png$/i, 'png'],
  [/\.jpe?g$/i, 'jpeg'],
  [/\.gif$/i, 'gif'],
  [/\.(zip|ofd|docx|xlsx|pptx)$/i, 'zip'],
];

/** A page would run in whoever opens it, also when it calls itself a text. */
const PAGE = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|body|script|iframe|svg)\b/i;

/** Judged by what is in it: a file that is not what its type or name says, a program, or a page. Null when it will do. */
export function unfitContent({
  name,
  mediaType,
  bytes,
}: {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
}): FieldIssue | null {
  const kind = kindOf(bytes);
  if (kind === 'program' || kind === 'page') return RUNS;
  const said = [kindSaid(OF_TYPE, mediaType), kindSaid(OF_NAME, name)];
  return said.every((each) => each === undefined || each === kind) ? null : OTHER;
}

function kindSaid(table: readonly (readonly [RegExp, Kind])[], text: string): Kind | undefined {
  return table.find(([pattern]) => pattern.test(text))?.[1];
}

function kindOf(bytes: Uint8Array): Kind | undefined {
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES));
  const hex = head.toString('hex');
  const signed = SIGNS.find(([sign]) => hex.startsWith(sign))?.[1];
  if (signed !== undefined) return signed;
  return PAGE.test(head.toString('utf8').replace(/^\uFEFF/, '')) ? 'page' : undefined;
}

const RUNS: FieldIssue = {
  field: '(input)',
  expected: { zh: '文档、表格、图片或压缩包', en: 'a document, a sheet, a picture or an archive' },
  mend: { zh: '程序和网页不能作为附件', en: 'programs and pages are not taken' },
};
const OTHER: FieldIssue = {
  field: '(input)',
  expected: { zh: '与文件名、类型相符的内容', en: 'content that is what its name and type say' },
  mend: { zh: '文件可能已损坏，或改过扩展名；请重新选择', en: 'it may be damaged or renamed: choose another' },
};
