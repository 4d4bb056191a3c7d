import type { ContentChange } from '../../domain/approval/changes.js';
import { fen } from '../../domain/money/fen.js';
import { formatFen } from '../../domain/money/format.js';
import type { SubjectKind } from '../../domain/policy/vocabulary.js';
import type { AskedKind } from '../../schemas/request.js';
import { CONTENT_NAMES } from '../../texts/zh-CN/contents.js';
import { valueName } from '../../texts/zh-CN/value-names.js';
import { fieldsOf } from './command-fields.js';

/** Which command's words name the fields of what is approved. */
const WORDS_OF: Record<SubjectKind, AskedKind> = {
  'annual-plan': 'draft-plan',
  'tender-documents': 'issue-tender',
  award: 'decide-award',
  contract: 'sign-contract',
  amendment: 'amend-contract',
  'evaluation-result': 'record-evaluation',
  renewal: 'decide-renewal',
  payment: 'apply-payment',
  'scope-extension': 'request-scope-extension',
  extension: 'extend-obligation',
  waiver: 'waive-obligation',
  deviation: 'record-deviation',
  repair: 'repair-reassign',
};

/** What is approved, a line a field, named in Chinese; deeper fields stand further in. */
export function contentLines(kind: SubjectKind, content: unknown, indent = '  '): string[] {
  return linesOf(content, { nameOf: namesFor(kind), indent });
}

/** What is not as it was, a line a field: `计划金额：10.00 元 → 12.00 元`. */
export function changeLines(kind: SubjectKind, changes: readonly ContentChange[], indent = '  '): string[] {
  const nameOf = namesFor(kind);
  return changes.map(({ path, before, after }) => {
    const field = path.at(-1) ?? '';
    return `${indent}${path.map(nameOf).join(' ')}：${plainText(field, before)} → ${plainText(field, after)}`;
  });
}

function namesFor(kind: SubjectKind): (field: string) => string {
  const names = new Map(fieldsOf(WORDS_OF[kind]).map(({ path, label }) => [lastPart(path), label]));
  return (field) => names.get(field) || CONTENT_NAMES[field] || field;
}

type Style = { nameOf(field: string): string; indent: string };

function linesOf(value: unknown, style: Style): string[] {
  if (Array.isArray(value)) return value.flatMap((each, at) => entryLines(`${at + 1}`, each, style));
  if (typeof value !== 'object' || value === null) return [`${style.indent}${plainText('', value)}`];
  return Object.entries(value).flatMap(([field, each]) => entryLines(style.nameOf(field), each, style, field));
}

function entryLines(name: string, value: unknown, style: Style, field = ''): string[] {
  if (!holdsFields(value)) return [`${style.indent}${name}：${plainText(field, value)}`];
  return [`${style.indent}${name}：`, ...linesOf(value, { ...style, indent: `${style.indent}  ` })];
}

function holdsFields(value: unknown): boolean {
  if (Array.isArray(value)) return value.some((each) => typeof each === 'object' && each !== null);
  return typeof value === 'object' && value !== null;
}

function plainText(field: string, value: unknown): string {
  if (value === null || value === undefined) return '无';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return /fen$/i.test(field) ? `${formatFen(fen(value))} 元` : String(value);
  if (Array.isArray(value)) return value.length === 0 ? '无' : value.map((each) => plainText(field, each)).join('、');
  return valueName(String(value)) ?? String(value);
}

function lastPart(path: string): string {
  return path.split('.').at(-1) ?? path;
}
