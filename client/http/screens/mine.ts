import { Hono } from 'hono';
import { legalDay } from '../../../domain/calendar/instant.js';
import { regionOf } from '../../../domain/ids.js';
import { obligationPaper } from '../../../render/obligation-paper.js';
import { CALENDAR_QUERIES } from '../../../schemas/screen-query.js';
import { mayNotReadCycle } from '../../authority.js';
import type { Caller } from '../../callers.js';
import { samePartyCallers } from '../../same-party.js';
import { cycleIn } from '../input.js';
import type { AppParts } from '../parts.js';
import { provenBy } from '../proof-route.js';
import type { Signed } from '../sign-in.js';
import { asked, notThere } from './answer.js';

/** The portal of a contractor, and how a day in it was reached, in whichever county. */
export function mineRoute({ screens, reads, now }: AppParts): Hono<Signed> {
  const routes = new Hono<Signed>();
  /** A case of his, where he is known by the same address; not there for anybody else. */
  const ownCase = async (caller: Caller, cycleId: ReturnType<typeof cycleIn>) => {
    if (cycleId === null) return null;
    const callers = await samePartyCallers(reads.directories, caller, legalDay(now()));
    const there = callers.find(({ code }) => code === regionOf(cycleId));
    const cycle = there === undefined ? null : await reads.cycle(there.code, cycleId);
    if (there === undefined || cycle === null || mayNotReadCycle(there, cycle.state) !== undefined) return null;
    return { cycleId, title: cycle.title };
  };

  routes.get('/mine', (context) =>
    asked(context, CALENDAR_QUERIES.nothing, (caller) =>
      screens.mine(reads.directories, { caller, today: legalDay(now()) }),
    ),
  );
  routes.get('/mine/:id/obligations/:obligation/proof', async (context) => {
    const own = await ownCase(context.get('caller'), cycleIn(context));
    if (own === null) return notThere(context, { cycle: context.req.param('id') });
    const { cycleId, title } = own;
    const [obligation, at] = [context.req.param('obligation'), now()];
    return provenBy(context, { subject: obligation, title, at }, obligationPaper, () =>
      reads.proof({ cycleId, obligation, at }),
    );
  });
  return routes;
}
