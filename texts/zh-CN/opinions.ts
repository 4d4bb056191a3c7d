import type { Post } from '../../domain/people.js';

/** Verbs an opinion is written with. */
export const OPINION_VERBS = ['approve', 'reject', 'abstain', 'return', 'give-back'] as const;
export type OpinionVerb = (typeof OPINION_VERBS)[number];

/** An opinion that is ready to be used; `…` stands for what the person adds. */
export type PresetOpinion = { key: string; verbs: readonly OpinionVerb[]; text: string };

/** The place a preset leaves for the person's own words. */
export const BLANK = '…';

/** What everybody writes. */
const COMMON: readonly PresetOpinion[] = [
  { key: 'agree', verbs: ['approve', 'give-back'], text: '同意' },
  { key: 'agree-if', verbs: ['approve', 'give-back'], text: `同意，办理时请注意${BLANK}` },
  { key: 'refuse', verbs: ['reject'], text: `不同意：${BLANK}` },
  { key: 'revise', verbs: ['return'], text: `请按${BLANK}修改后重报` },
  { key: 'add', verbs: ['return'], text: `请补充${BLANK}后重报` },
  { key: 'abstain', verbs: ['abstain'], text: '弃权' },
];

/** What the holders of a post write besides. */
const OF_POST: Partial<Record<Post, readonly PresetOpinion[]>> = {
  headOfOffice: [{ key: 'checked', verbs: ['approve'], text: '经核，情况属实，拟同意，请领导审批' }],
  deputyHead: [{ key: 'forward', verbs: ['approve'], text: '拟同意，请局长审定' }],
  bureauHead: [{ key: 'settle', verbs: ['approve'], text: '同意，请按规定办理' }],
  bureauFinance: [
    { key: 'funds', verbs: ['approve'], text: '经审核，资金来源落实，金额与合同一致，同意' },
    { key: 'invoice', verbs: ['return'], text: '发票与金额不一致，请核对后重报' },
  ],
  countyFinance: [{ key: 'funds', verbs: ['approve'], text: '经审核，符合预算安排，同意' }],
};

/** The opinions ready for somebody who holds these posts, those of his posts first; each key once. */
export function presetOpinions(posts: readonly Post[]): PresetOpinion[] {
  const own = posts.flatMap((post) => OF_POST[post] ?? []);
  const all = [...own, ...COMMON];
  return all.filter(({ key }, at) => all.findIndex((each) => each.key === key) === at);
}
