import { Hono } from 'hono';
import type { FieldIssue } from '../../schemas/issues.js';
import type { Caller } from '../callers.js';
import { type NoBounce, readBounce } from '../mail/bounce.js';
import { badInput } from '../refusals.js';
import type { AppParts } from './parts.js';
import { refuse } from './problem.js';
import type { Signed } from './sign-in.js';

const MAY = ['officer', 'administrator'] as const;

/** What comes back by mail: the body is the whole message as it arrived. */
export function mailRoutes({ reads, now }: AppParts): Hono<Signed> {
  const routes = new Hono<Signed>();
  routes.post('/mail/bounces', async (context) => {
    const caller = context.get('caller');
    if (!mayTake(caller)) {
      const why = { person: caller.card.name, posts: MAY.join(',') };
      return refuse(context, { code: 'post-missing', tried: 'bounce', why, allowedNow: [] });
    }
    const bounce = readBounce(new Uint8Array(await context.req.arrayBuffer()));
    if (typeof bounce === 'string') return refuse(context, badInput('bounce', [NO_BOUNCE[bounce]]));
    const { messageId, status, diagnostic } = bounce;
    const detail = ['bounced', status, diagnostic].filter((each) => each !== '').join(' ');
    const taken = await reads.takeBounce(caller.code, { messageId, detail, at: now() });
    return taken === null ? refuse(context, badInput('bounce', [NOT_OURS])) : context.json({ ...taken, detail });
  });
  return routes;
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
