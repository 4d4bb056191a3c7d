import type { OwedNotice } from '../../../domain/notices/types.js';
import type { ExpectedNoticeRow } from '../../tables.js';
import type { Derived } from '../derived.js';

/** One row a notice that must exist: what the second clock holds the outbox against. */
export function expectedNoticeRows({ state, notices }: Derived): ExpectedNoticeRow[] {
  return notices.map((notice) => {
    const { key, occurrence, revision, audience, slot } = notice;
    const about = aboutOf(notice);
    const names = { cycle_id: state.cycleId, code: state.code };
    return { ...names, key, about, occurrence, revision, audience, send_at: notice.sendAt, slot };
  });
}

/** The obligation or task a notice is about, by id. */
function aboutOf({ about }: Pick<OwedNotice, 'about'>): string {
  return about.kind === 'obligation' ? about.obligation.id : about.task;
}
