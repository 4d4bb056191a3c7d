import { Hono } from 'hono';
import type { FieldIssue } from '../../schemas/issues.js';
import { addressSchema } from '../../schemas/operate.js';
import type { Caller } from '../callers.js';
import { type NoBounce, readBounce } from '../mail/bounce.js';
import { badInput, type Refused } from '../refusals.js';
import { bodyBy } from './input.js';
import type { AppParts } from './parts.js';
import { refuse } from './problem.js';
import type { Signed } from './sign-in.js';

const MAY = ['officer', 'administrator'] as const;

/** What comes back by mail, the body being the whole message as it arrived; and addresses that take letters again. */
export function mailRoutes({ reads, now }: AppParts): Hono<Signed> {
  const routes = new Hono<Signed>();
  routes.post('/mail/bounces', async (context) => {
    const caller = context.get('caller');
    if (!mayTake(caller)) return refuse(context, notTheirs(caller, 'bounce'));
    const bounce = readBounce(new Uint8Array(await context.req.arrayBuffer()));
    if (typeof bounce === 'string') return refuse(context, badInput('bounce', [NO_BOUNCE[bounce]]));
    const { messageId, status, diagnostic } = bounce;
    const detail = ['bounced', status, diagnostic].filter((each) => each !== '').join(' ');
    const taken = await reads.takeBounce(caller.code, { messageId, detail, at: now() });
    return taken === null ? refuse(context, badInput('bounce', [NOT_OURS])) : context.json({ ...taken, detail });
  });
  routes.post('/mail/addresses', async (context) => {
    const caller = context.get('caller');
    if (!mayTake(caller)) return refuse(context, notTheirs(caller, 'correct-address'));
    const parsed = await bodyBy(context, addressSchema);
    if ('issues' in parsed) return refuse(context, badInput('correct-address', parsed.issues));
    const { person: party, address } = parsed.value;
    const { people } = (await reads.directories.of(caller.code)) ?? caller.directory;
    if (!people.some(({ id, partyId }) => id === party || partyId === party)) {
      return refuse(context, { code: 'unknown-subject', tried: 'correct-address', why: { party }, allowedNow: [] });
    }
    const change = { party, channel: 'mail', address, at: now(), by: caller.card.id };
    return context.json({ party, address, queued: await reads.correctAddress(caller.code, change) });
  });
  return routes;
}

function notTheirs({ card }: Caller, tried: string): Refused {
  return { code: 'post-missing', tried, why: { person: card.name, posts: MAY.join(',') }, allowedNow: [] };
}

function mayTake({ card }: Caller): boolean {
  return MAY.some((post) => card.posts.includes(post));
}

const MESSAGE = { zh: '退信原文（RFC 3464 投递状态报告）', en: 'a delivery status notification (RFC 3464) as it came' };

const NO_BOUNCE: Record<NoBounce, FieldIssue> = {
  'not-a-report': {
    field: '(input)',
    expected: MESSAGE,
    mend: {
      zh: '这封邮件不是投递状态报告；请保存退信原文（.eml）再试',
      en: 'this is no such report: save the bounce itself as .eml',
    },
  },
  'not-final': {
    field: '(input)',
    expected: MESSAGE,
    mend: { zh: '对方仍在重试，尚未退信，不必登记', en: 'the peer is still trying: nothing to take' },
  },
  'no-original': {
    field: '(input)',
    expected: MESSAGE,
    mend: { zh: '退信没有附上原信的 Message-ID，无法对应', en: 'it does not carry the Message-ID of what was sent' },
  },
};

const NOT_OURS: FieldIssue = {
  field: '(input)',
  expected: MESSAGE,
  mend: { zh: '其中的 Message-ID 不是本地区发出的信件', en: 'no letter of this county has its Message-ID' },
};
