import { legalDay } from '../../domain/calendar/instant.js';
import type { SubjectKind } from '../../domain/policy/vocabulary.js';
import { SUBJECT_KIND_NAMES } from '../../texts/zh-CN/names.js';
import { subjectText } from '../../texts/zh-CN/subjects.js';
import { changeLines, contentLines } from './content-text.js';
import type { Seen } from './decide-on-seen.js';
import { toldLines } from './happening-text.js';

const NAMES: Readonly<Record<string, string>> = SUBJECT_KIND_NAMES;

/** What a decision is about, shown before it is given: the matter, its content, what others did and said before, and its seal. */
export function seenText({ approval, step, content, people, seal, news }: Seen): string {
  const { subject, round, initiators } = approval;
  const name = (id: string): string => people[id]?.name ?? id;
  const before = toldLines(news?.course ?? []);
  const lines = [
    `事项：${subjectTitle(subject)}，审批 ${approval.id}，第 ${round} 轮，环节：${step}`,
    `发起：${initiators.map(name).join('、')}`,
    '内容：',
    ...(content === undefined ? ['  （没有内容）'] : contentLines(subject.kind, content)),
    ...newsLines(subject.kind, news),
    ...(before.length === 0 ? [] : ['此前办理：', ...before]),
    `以上为第 ${seal.ifVersion} 版，内容摘要 ${(seal.contentHash ?? '').slice(0, 12)}`,
  ];
  return `${lines.join('\n')}\n`;
}

/** `年度实施计划（第 1 年度合同）`. */
export function subjectTitle({ kind, ref }: { kind: string; ref: string }): string {
  return `${NAMES[kind] ?? kind}（${subjectText(ref)}）`;
}

/** Who saw it before reads first what is not as it was. */
function newsLines(kind: SubjectKind, news: Seen['news']): string[] {
  if (news === null || news.since === null) return [];
  const { how, at } = news.since;
  const since = `您 ${legalDay(at)} ${how === 'read' ? '查看' : '办理'}以来`;
  if (news.changes.length === 0) return [`${since}内容没有变化`];
  return [`${since}的变化：`, ...changeLines(kind, news.changes)];
}
