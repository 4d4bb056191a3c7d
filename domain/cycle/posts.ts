import type { Authority } from './chapter.js';

/** Who works a case at the county bureau. */
export const CASE_WORK: Authority = { posts: ['officer', 'headOfOffice'] };
/** Case work the heads of the bureau may decide on themselves. */
export const PURCHASER: Authority = { posts: ['officer', 'headOfOffice', 'deputyHead', 'bureauHead'] };
/** Case work that finance may enter as well. */
export const CASE_OR_FINANCE: Authority = { posts: ['officer', 'headOfOffice', 'bureauFinance', 'countyFinance'] };
/** Case work the procurement agent may enter as well. */
export const CASE_OR_AGENT: Authority = { posts: ['officer', 'headOfOffice', 'agent'] };
/** Case work the contractor may enter for itself. */
export const CASE_OR_CONTRACTOR: Authority = { posts: ['officer', 'headOfOffice', 'contractor'] };
/** Case work the evaluator may enter as well. */
export const CASE_OR_EVALUATOR: Authority = { posts: ['officer', 'headOfOffice', 'evaluator'] };
/** What a recipient outside the bureau may confirm, or the officer from paper. */
export const CASE_OR_RECIPIENT: Authority = {
  posts: ['officer', 'headOfOffice', 'city', 'province', 'countyFinance', 'township'],
};
export const FINANCE: Authority = { posts: ['bureauFinance', 'countyFinance'] };
/** Corrections that change what the record says. */
export const HEADS: Authority = { posts: ['officer', 'headOfOffice', 'deputyHead', 'bureauHead', 'administrator'] };
/** Who sees to the engine under a cycle. */
export const OPERATORS = { posts: ['administrator', 'superior'] } as const satisfies Authority;
export const SYSTEM: Authority = { system: true };
