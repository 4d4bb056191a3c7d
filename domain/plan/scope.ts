import type { CommandOf } from '../commands.js';
import { type Answer, draft, type Handler, type Judging } from '../cycle/chapter.js';
import { beforeTrigger, breaks } from '../cycle/checks.js';
import { frozen } from '../cycle/consent.js';
import { CASE_OR_RECIPIENT, CASE_WORK } from '../cycle/posts.js';
import type { CycleState } from '../cycle/state.js';
import { type No, no } from '../refusal.js';
import { neverInScope, scopeApprover } from './catalogue.js';

/**
 * To ask is not refused, except for what no approval can bring into scope, and while another request is under approval:
 * whoever reads that one would find this in its place. The record says who must approve before the services are widened.
 */
function request(state: CycleState, { data }: CommandOf<'request-scope-extension'>, judging: Judging): Answer {
  const busy = frozen(state, 'scope-extension', 'programme');
  if (busy !== undefined) return busy;
  const approver = scopeApprover(state, judging);
  const values = { items: data.items.join('、'), ...(approver === undefined ? {} : { approver }) };
  const broken = breaks(state, judging, 'scope-extension', 'needs-approval', values);
  return {
    facts: [draft('scope-extension-requested', data)],
    broken: [
      ...neverInScope(state, judging, data.items),
      ...broken.map((each) => ({ ...each, force: 'soft' as const })),
    ],
  };
}

/** The answer of whoever has the say, to what was asked. Another office's yes is none. */
function decided(state: CycleState, { data, on }: CommandOf<'record-scope-decision'>, judging: Judging): Answer {
  const { scopeExtensions: asked } = state.plan;
  if (asked.length === 0) return no('trigger-missing', { trigger: 'scope-extension-requested' });
  const stranger = unasked(state, data);
  if (stranger !== undefined) return stranger;
  const approver = scopeApprover(state, judging);
  const wrong = data.approved && approver !== undefined && data.by !== approver;
  const values = { by: data.by, approver: approver ?? '' };
  const since = asked.filter(({ items }) => data.items.some((each) => items.includes(each))).at(-1)?.on ?? on;
  return {
    facts: [draft('scope-extension-decided', data)],
    broken: [
      ...(data.approved ? neverInScope(state, judging, data.items) : []),
      ...(wrong ? breaks(state, judging, 'scope-extension', 'wrong-approver', values) : []),
      ...beforeTrigger(state, judging, 'scope-extension', on, since),
    ],
  };
}

/** Nobody approves what nobody asked for. */
function unasked(
  state: CycleState,
  { items, domains = [] }: CommandOf<'record-scope-decision'>['data'],
): No | undefined {
  const { scopeExtensions: asked } = state.plan;
  const item = items.find((each) => !asked.some((request) => request.items.includes(each)));
  const domain = domains.find((each) => !asked.some((request) => request.domains?.includes(each)));
  const stranger = item ?? domain;
  return stranger === undefined ? undefined : no('unknown-subject', { subject: stranger });
}

const requestScope: Handler<'request-scope-extension'> = {
  authority: CASE_WORK,
  possible: ({ plan }) => plan.opening !== null,
  decide: request,
};

const decideScope: Handler<'record-scope-decision'> = {
  authority: CASE_OR_RECIPIENT,
  possible: ({ plan }) => plan.scopeExtensions.length > 0,
  decide: decided,
};

export const scopeHandlers = { 'request-scope-extension': requestScope, 'record-scope-decision': decideScope };
