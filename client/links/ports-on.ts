import type { Database } from '../../store/database.js';
import { claimUse, concludeUse, freeUse, useOf, usesOf } from '../../store/registry/link-uses.js';
import { linkOf, revokeLinks } from '../../store/registry/links.js';
import type { GatewayPorts } from '../cycles.js';
import { pinnedJudging } from '../judging.js';
import type { LinkPorts } from './types.js';

/** The ports of links over the real store. */
export function linkPortsOn(
  db: Database,
  { gateway, reads, ports }: Pick<LinkPorts, 'gateway' | 'reads'> & { ports: Pick<GatewayPorts, 'judging' | 'now'> },
): LinkPorts {
  return {
    store: {
      linkOf: (token) => linkOf(db, token),
      useOf: (use) => useOf(db, use),
      usesOf: (hash) => usesOf(db, hash),
      claimUse: (use) => claimUse(db, use),
      concludeUse: (use, done) => concludeUse(db, use, done),
      freeUse: (use) => freeUse(db, use),
      revokeLinks: (of, why) => revokeLinks(db, of, why),
    },
    gateway,
    reads,
    judging: (state) => pinnedJudging(ports, state),
    newestCalendar: (code) => ports.judging.newestCalendar(code),
    now: ports.now,
  };
}
