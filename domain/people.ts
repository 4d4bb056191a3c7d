import type { PlainDate } from './calendar/plain-date.js';

/** Posts (岗位) that carry authority. Who holds one, and since when, is directory data. */
export const POSTS = [
  'officer', // 经办人
  'headOfOffice', // 科室负责人
  'deputyHead', // 分管副局长
  'bureauHead', // 局长
  'bureauFinance', // 民政局财务科
  'countyFinance', // 同级财政部门
  'agent', // 采购代理机构
  'evaluator', // 第三方评估机构
  'contractor', // 承接主体
  'township', // 乡镇(街道)
  'city', // 市(州)民政部门
  'province', // 省级民政部门
  'superior', // 上级机关管理员, frees what the own bureau cannot
  'administrator', // 管理员
] as const;
export type Post = (typeof POSTS)[number];

/** Which organisation a person acts for. */
export type PartyKind = 'bureau' | 'finance' | 'township' | 'superior' | 'agent' | 'evaluator' | 'contractor';

/** What the gateway says of a person when it stamps a command; decide checks it and looks nothing up. */
export type PersonCard = {
  id: string;
  name: string;
  posts: Post[];
  party: PartyKind;
  activeFrom: PlainDate;
  activeTo: PlainDate | null;
  directoryRev: number;
  /** Ids of other entries of the directory that stand for the same natural person; left out where there are none. */
  sameAs?: string[];
  /** Set when the person acts for somebody else under a standing proxy (代理). */
  actingFor?: ActingFor;
};

/** For whom somebody acts, by which proxy; `sameAs` as on the principal's own card. */
export type ActingFor = {
  person: string;
  name: string;
  proxyId: string;
  from: PlainDate;
  to: PlainDate;
  subjects: string[];
  sameAs?: string[];
};

/** All ids one natural person has in the directory, that of the card first. */
export function idsOf({ id, sameAs = [] }: Pick<PersonCard, 'id' | 'sameAs'>): string[] {
  return [id, ...sameAs];
}

/** The ids of who stands behind an act: the person himself, and the principal he acts for. */
export function idsBehind({ actingFor, ...card }: PersonCard): string[] {
  return [...idsOf(card), ...(actingFor === undefined ? [] : idsOf({ ...actingFor, id: actingFor.person }))];
}

/** A person's command, or the cause of a command the system sends itself. */
export type Actor = { person: PersonCard } | { system: string };

/** Who did it, as text that still reads well when the directory is long gone (15 years). */
export type FactActor =
  | { id: string; name: string; post: string; actingFor?: { id: string; name: string } }
  | { system: string };

/** True when the card's holder is in service on that day. */
export function isActive(card: PersonCard, on: PlainDate): boolean {
  return card.activeFrom <= on && (card.activeTo === null || on <= card.activeTo);
}
