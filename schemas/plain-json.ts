import { type FieldIssue, fieldOf, UNKNOWN_FIELD } from './issues.js';

const DEEPEST = 20;
const MOST_VALUES = 5_000;

/**
 * What no field may hold, wherever it stands: text the database and the hash cannot carry (control characters, half of
 * a surrogate pair), numbers JSON cannot write, nesting without end. A fact with such a value could be accepted and
 * then never be archived, so it is found before anybody judges it.
 */
export function plainJsonIssues(input: unknown, mostValues = MOST_VALUES): FieldIssue[] {
  const tooMuch = tooMuchOver(mostValues);
  const found: FieldIssue[] = [];
  const queue: { value: unknown; path: PropertyKey[] }[] = [{ value: input, path: [] }];
  for (let at = 0; at < queue.length; at += 1) {
    const { value, path } = queue[at] ?? { value: null, path: [] };
    const wrong = queue.length > mostValues || path.length > DEEPEST ? tooMuch : wrongWith(value);
    if (wrong !== undefined) found.push({ field: fieldOf(path), ...wrong });
    if (hasPrototype(value)) found.push({ field: fieldOf([...path, PROTOTYPE]), ...UNKNOWN_FIELD });
    if (wrong === tooMuch) break;
    queue.push(...childrenOf(value).map(([key, child]) => ({ value: child, path: [...path, key] })));
  }
  return found;
}

type Said = Omit<FieldIssue, 'field'>;

const tooMuchOver = (most: number): Said => ({
  expected: { zh: `至多 ${DEEPEST} 层、${most} 个值`, en: `at most ${DEEPEST} levels and ${most} values` },
  mend: { zh: '请分次提交，材料作为附件上传', en: 'send it in parts, and papers as attachments' },
});
const UNREADABLE: Said = {
  expected: { zh: '可显示的文字', en: 'text that can be shown' },
  mend: { zh: '删去不可见字符后重新输入', en: 'remove the invisible characters' },
};
const NOT_FINITE: Said = {
  expected: { zh: '普通数字', en: 'an ordinary number' },
  mend: { zh: '数字过大，请核对', en: 'the number is too large' },
};

function wrongWith(value: unknown): Said | undefined {
  if (typeof value === 'string') return isReadable(value) ? undefined : UNREADABLE;
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : NOT_FINITE;
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.keys(value).every(isReadable) ? undefined : UNREADABLE;
}

function childrenOf(value: unknown): [PropertyKey, unknown][] {
  if (Array.isArray(value)) return value.map((child, at) => [at, child]);
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

/** The one name that would not become a field but another object's ancestor. */
const PROTOTYPE = '__proto__';

function hasPrototype(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, PROTOTYPE);
}

const LINE_BREAKS_AND_TAB = [9, 10, 13];

function isReadable(text: string): boolean {
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const control = code < 32 && !LINE_BREAKS_AND_TAB.includes(code);
    if (control || code === 127 || (code >= 0xd800 && code <= 0xdfff)) return false;
  }
  return true;
}
