import { type CycleId, isCycleId, type RegionCode } from '../../domain/ids.js';
import type { Way } from '../../domain/stuck/types.js';
import type { NoticeLine } from '../../store/views/notices.js';
import type { StuckList } from '../../store/views/stuck.js';
import type { Reads } from '../reads.js';

/** Where letters that failed or came back can go to another address now. */
export type Readdressable = Pick<Reads, 'readdressable'>;

/** `readdressable`: the repair of its case would send this one once more. */
export type NoticeOffered = NoticeLine & { readdressable: boolean };

const RESEND: Way = 'resend-letters';

/** What is offered of each notice; asked only where one of them did not arrive. */
export async function offeredOf(
  reads: Readdressable,
  code: RegionCode,
  notices: readonly NoticeLine[],
): Promise<NoticeOffered[]> {
  const lost = notices.filter(({ state }) => state === 'failed' || state === 'bounced');
  const can = await reads.readdressable(code, casesOf(lost.map(({ cycleId }) => cycleId)));
  const ids = new Set(can.map(({ id }) => id));
  return notices.map((each) => ({ ...each, readdressable: ids.has(each.id) }));
}

/** Findings without a sending once more that would be refused: where no address has changed, that is corrected first. */
export async function withoutVainResending(
  reads: Readdressable,
  code: RegionCode,
  stuck: StuckList['stuck'],
): Promise<StuckList['stuck']> {
  const resent = stuck.filter(({ repair }) => repair.some(isResending));
  const can = await reads.readdressable(code, casesOf(resent.map(({ cycle }) => cycle)));
  const cases = new Set<string>(can.map(({ cycleId }) => cycleId));
  return stuck.map((each) =>
    each.cycle !== null && cases.has(each.cycle)
      ? each
      : { ...each, repair: each.repair.filter((way) => !isResending(way)) },
  );
}

function isResending(repair: StuckList['stuck'][number]['repair'][number]): boolean {
  return 'way' in repair && repair.way === RESEND;
}

/** What is told of the county as a whole is of no case. */
function casesOf(ids: readonly (string | null)[]): CycleId[] {
  return [...new Set(ids)].filter((id) => id !== null && isCycleId(id));
}
