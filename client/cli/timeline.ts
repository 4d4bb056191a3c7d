import type { Fact } from '../../domain/facts.js';
import type { Approvals } from '../../store/views/approvals.js';
import type { FactsOfCycle } from '../reads.js';
import { timelinesOf } from '../timeline.js';
import type { Api, Reply } from './api.js';

const PAGE = '200';

/** The approvals of a cycle with all that happened to each, from its record. */
export async function approvalTimelines(api: Api, cycle: string): Promise<Reply> {
  const path = `/api/cycles/${encodeURIComponent(cycle)}`;
  const approvals = await api.get(`${path}/approvals`);
  if (approvals.kind !== 'done') return approvals;
  const facts = await allFacts(api, path);
  if (!Array.isArray(facts)) return facts;
  return { kind: 'done', body: { approvals: timelinesOf(approvals.body as Approvals, facts) } };
}

/** The whole record, page by page; or the answer that cut it off. */
export async function allFacts(api: Api, path: string): Promise<Fact[] | Reply> {
  const facts: Fact[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const page = await api.get(`${path}/facts`, { after: String(after), limit: PAGE });
    if (page.kind !== 'done') return page;
    const { facts: more, nextAfterSeq } = page.body as FactsOfCycle;
    facts.push(...more);
    after = nextAfterSeq;
  }
  return facts;
}
