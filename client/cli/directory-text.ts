import type { TouchedStep } from '../../domain/approval/touched.js';
import type { LineDifference } from '../../domain/directory/difference.js';
import type { SamePerson } from '../../domain/directory/same-person.js';
import type { DirectorySnapshot } from '../../domain/directory/types.js';
import type { directoryLog } from '../../store/registry/directory.js';
import { REVISION_NAME } from '../../texts/zh-CN/contents.js';
import {
  DIFFERENCE_NAMES,
  DIRECTORY_FIELD_NAMES,
  DIRECTORY_FIELD_TITLES,
  DIRECTORY_LIST_NAMES,
  directoryValueText,
  PARTY_KIND_NAMES,
  samePersonText,
} from '../../texts/zh-CN/directory.js';
import { SUBJECT_KIND_NAMES } from '../../texts/zh-CN/names.js';
import { POST_NAMES } from '../../texts/zh-CN/terms.js';
import type { DirectoryOutlook, DirectoryProgress } from '../directory/desk.js';
import type { AskedOutcome, TouchedCycle } from '../directory/reach.js';
import { table } from './report.js';
import { subjectTitle } from './seen-text.js';

/** The directory for people, list by list. */
export function directoryText(directory: DirectorySnapshot): string {
  const { code, name, rev, people, absences, proxies, heads, fields } = directory;
  const postsOf = (id: string) =>
    directory.holdings
      .filter(({ person }) => person === id)
      .map(({ post, to }) => `${POST_NAMES[post]}${to === null ? '' : `（至 ${to}）`}`)
      .join('、');
  const rows = people.map((each) => [
    ...[each.id, each.name, PARTY_KIND_NAMES[each.party], each.partyId ?? '', postsOf(each.id)],
    ...[each.email ?? '', each.phone ?? '', each.activeTo === null ? '' : `至 ${each.activeTo}`],
  ]);
  const nameOf = (id: string) => people.find((each) => each.id === id)?.name ?? id;
  return [
    `${code} ${name}，通讯录第 ${rev} 版`,
    table(['编号', '姓名', '所属', '单位编号', '岗位', '邮箱', '电话', '在岗'], rows),
    DIRECTORY_LIST_NAMES.absences,
    table(
      ['人员', '起始日', '截止日', '事由'],
      absences.map(({ person, from, to, reason }) => [nameOf(person), from, to, reason]),
    ),
    DIRECTORY_LIST_NAMES.proxies,
    table(
      ['编号', '被代理人', '代理人', '起始日', '截止日', '代理事项'],
      proxies.map(({ id, principal, proxy, from, to, subjects }) => [
        ...[id, nameOf(principal), nameOf(proxy), from, to],
        subjects.map((kind) => SUBJECT_KIND_NAMES[kind]).join('、'),
      ]),
    ),
    DIRECTORY_LIST_NAMES.heads,
    table(
      ['人员', '上级'],
      heads.map(({ person, head }) => [nameOf(person), nameOf(head)]),
    ),
    DIRECTORY_LIST_NAMES.fields,
    table(
      ['用途', '人员'],
      fields.map(({ field, person }) => [DIRECTORY_FIELD_NAMES[field], nameOf(person)]),
    ),
  ].join('\n');
}

/** Revisions, newest first. */
export function logText({ revisions }: { revisions: Awaited<ReturnType<typeof directoryLog>> }): string {
  const names: Readonly<Record<string, string>> = DIRECTORY_LIST_NAMES;
  const said = (what: string) =>
    what
      .split(',')
      .map((list) => names[list] ?? list)
      .join('、');
  return table(
    ['版本', '时间', '办理人', '内容'],
    revisions.map(({ rev, at, by, what }) => [String(rev), at.slice(0, 10), by, said(what)]),
  );
}

/** What to type next: to do what was only shown, and to see how far it is. */
export type NextTyped = { todo(digest: string): string; again: string };

/** What a change would mean, or how far a published one is. */
export function changeText(body: DirectoryOutlook | DirectoryProgress, next: NextTyped): string {
  return 'digest' in body ? outlookText(body, next) : progressText(body, next);
}

function outlookText(outlook: DirectoryOutlook, { todo }: NextTyped): string {
  const { status, rev, digest, difference, cycles, withoutAdministrator, samePeople } = outlook;
  const doubles = samePeople.map(samePersonLine);
  if (status === 'nothing') return [`与现行第 ${rev} 版相同，没有需要发布的内容`, ...doubles, ''].join('\n');
  return [
    `预演（尚未发布）：与第 ${rev} 版相比有 ${difference.length} 处不同，触及 ${cycles.length} 个在办采购周期`,
    ...difference.map(differenceLine),
    ...(withoutAdministrator ? ['注意：发布后没有管理员，无人审批的环节将无人处理'] : []),
    ...doubles,
    ...cycles.map(cycleText),
    todo(digest),
    '',
  ].join('\n');
}

function samePersonLine(same: SamePerson): string {
  return `注意：${samePersonText(same)}`;
}

function differenceLine(line: LineDifference): string {
  const head = `  ${DIRECTORY_LIST_NAMES[line.list]} ${DIFFERENCE_NAMES[line.how]}：`;
  if (line.how !== 'changed') return `${head}${cellsText(line.line)}`;
  const changes = line.fields.map(
    ({ field, before, after }) =>
      `${titleOf(field)} ${directoryValueText(field, before)} → ${directoryValueText(field, after)}`,
  );
  return `${head}${line.key} ${changes.join('，')}`;
}

function cellsText(line: Record<string, string | null>): string {
  return Object.entries(line)
    .filter(([, value]) => value !== null && value !== '')
    .map(([field, value]) => `${titleOf(field)} ${directoryValueText(field, value)}`)
    .join('，');
}

const titleOf = (field: string): string => DIRECTORY_FIELD_TITLES[field] ?? field;

function cycleText({ cycleId, title, steps }: TouchedCycle): string {
  return [`${cycleId} ${title}`, ...steps.map(stepLine)].join('\n');
}

function stepLine({ subject, step, leaving, coming, ownerless }: TouchedStep): string {
  const namesOf = (people: TouchedStep['coming']) => people.map(({ name }) => name).join('、');
  const out = leaving.length === 0 ? '' : `${namesOf(leaving)} 退出`;
  const into = coming.length === 0 ? '' : `${namesOf(coming)} 接替`;
  const nobody = ownerless ? '无人可以审批，转由管理员处理' : '';
  const said = [out, into, nobody].filter((part) => part !== '').join('，');
  return `  ${subjectTitle(subject)} ${step ?? REVISION_NAME}：${said}`;
}

const OUTCOMES = { done: '已重新确定', waiting: '正在进行', left: '未进行' } as const satisfies Record<
  AskedOutcome['outcome'],
  string
>;

function progressText({ rev, state, cycles }: DirectoryProgress, { again }: NextTyped): string {
  return [
    `通讯录现为第 ${rev} 版，重新确定审批人的采购周期 ${cycles.length} 个${state === 'running' ? '（正在进行，再运行同一命令查看）' : ''}`,
    ...cycles.map(({ cycleId, title, outcome }) => `  ${cycleId} ${title}：${OUTCOMES[outcome]}`),
    ...(cycles.some(({ outcome }) => outcome === 'left') ? [`仍有未进行的：再运行 ${again}`] : []),
    '',
  ].join('\n');
}
