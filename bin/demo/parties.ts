import type { PartyRef, Station } from '../../domain/cycle/common.js';
import { directoryPerPost } from '../../domain/directory/per-post.js';
import type { DirectorySnapshot } from '../../domain/directory/types.js';
import type { RegionCode } from '../../domain/ids.js';

/** The county the first start shows: one person a post, named by the post. */
export function demoDirectory(code: RegionCode): DirectorySnapshot {
  return { ...directoryPerPost(code), name: '延吉市民政局（演示）' };
}

export const PURCHASER: PartyRef = { id: 'bureau', name: '延吉市民政局', kind: 'government' };
export const CONTRACTOR: PartyRef = { id: 'contractor', name: '承接主体（演示社工机构）', kind: 'socialOrganisation' };
export const EVALUATOR: PartyRef = { id: 'evaluator', name: '第三方评估机构（演示）', kind: 'enterprise' };
export const AGENT: PartyRef = { id: 'agent', name: '采购代理机构（演示）', kind: 'enterprise' };

/** Stations of one lot, named by number: the demo stands for no real township. */
export function stationsOf(lot: number): Station[] {
  return [1, 2, 3].map((number) => {
    const township = `示例街道${lot}-${number}`;
    return { id: `st${lot}${number}`, name: `${township}社会工作服务站`, township };
  });
}
