import { workingDaysBetween } from '../calendar/working-days.js';
import type { CommandOf } from '../commands.js';
import { type Answer, draft, type Handler, type Handlers, type Judging } from '../cycle/chapter.js';
import { beforeTrigger, missingParts } from '../cycle/checks.js';
import { frozen } from '../cycle/consent.js';
import { legalRisks } from '../cycle/legal-risks.js';
import { CASE_OR_FINANCE, CASE_OR_RECIPIENT, CASE_WORK, HEADS } from '../cycle/posts.js';
import { purchaserBroken } from '../cycle/purchaser.js';
import type { CycleState } from '../cycle/state.js';
import { besideBudget } from '../evaluation/former.js';
import type { FactDraft } from '../facts.js';
import { yearSubject } from '../ids.js';
import { gatesOpenedBy } from '../payment/gates.js';
import { policyRef } from '../policy/lookup.js';
import { type No, no } from '../refusal.js';
import { adoptedFlaw, adoptionBroken } from './adopted.js';
import { budgetFlaws } from './budget.js';
import { servicesBroken } from './catalogue.js';
import { filedThing } from './filed-thing.js';
import { type FilingOnRecord, isSameLine } from './fold.js';
import { openingFlaws, yearsBeyond } from './opening.js';
import { scopeHandlers } from './scope.js';
import type { AdoptedYear, Adoption, PlanCommands } from './types.js';

const opened = (state: CycleState) => state.plan.opening !== null;
const hasFiling = (state: CycleState) => Object.keys(state.plan.filings).length > 0;

const openCycle: Handler<'open-cycle'> = {
  authority: CASE_WORK,
  decide(state, { data }, judging) {
    const flaw = openingFlaws(data, state.cycleId, judging);
    if (flaw !== undefined) return flaw;
    const beyond = yearsBeyond(judging, data);
    if (beyond !== undefined) return no('rule-broken', { rule: 'cycle-length', ...beyond });
    const risks = legalRisks(judging.policy, data.regime);
    return {
      facts: [draft('cycle-opened', { ...data, ...pinned(state, judging), ...risks })],
      broken: purchaserBroken(judging, data.regime, data.purchaser),
    };
  },
};

const adoptCycle: Handler<'adopt-cycle'> = {
  authority: CASE_WORK,
  decide(state, { data }, judging) {
    const flaw = openingFlaws(data, state.cycleId, judging);
    if (flaw !== undefined) return flaw;
    if (data.asOf > judging.today) return no('in-the-future', { on: data.asOf, today: judging.today });
    const flawed = adoptedFlaw(data);
    if (flawed !== undefined) return flawed;
    const gates = data.contracts.flatMap((each) => unpaidSince(state, each, data, judging));
    return {
      facts: [draft('cycle-adopted', { ...data, ...pinned(state, judging) }), ...gates],
      broken: adoptionBroken(judging, data),
    };
  },
};

/** Tranches whose clock a contract in effect had started and which nobody has paid yet: that duty comes along. */
function unpaidSince(state: CycleState, contract: AdoptedYear, { asOf }: Adoption, judging: Judging): FactDraft[] {
  const { year, effectiveOn, allocated } = contract;
  if (effectiveOn > asOf) return [];
  const paid = allocated.map((each) => each.tranche);
  return gatesOpenedBy(state, judging, 'effective', year, effectiveOn, state.seq + 1).filter(
    (each) => each.kind === 'gate-passed' && !paid.includes(each.data.tranche),
  );
}

/** The versions a cycle is judged by from its first fact on. */
function pinned(state: CycleState, { policy, calendar }: Judging) {
  return { policy: policyRef(policy), calendar: calendarRef(calendar), code: state.code as string };
}

function calendarRef(calendar: Judging['calendar']): string {
  return `${calendar.id}@${calendar.version}#${calendar.hash.slice(0, 12)}`;
}

const draftPlan: Handler<'draft-plan'> = {
  authority: CASE_WORK,
  possible: opened,
  decide(state, { data }, judging) {
    const busy = frozen(state, 'annual-plan', yearSubject(data.year));
    if (busy !== undefined) return busy;
    const old = state.plan.plans[yearSubject(data.year)];
    if (old !== undefined && old.approvedOn !== null)
      return no('already-recorded', { what: 'plan-approved', on: old.approvedOn });
    if (data.serviceTo <= data.serviceFrom) return no('bad-input', { field: 'serviceTo' });
    const broken = [
      ...missingParts(state, judging, 'plan-contents', data.parts),
      ...servicesBroken(state, judging, data),
    ];
    return { facts: [draft('plan-drafted', data)], broken };
  },
};

const recordBudget: Handler<'record-budget'> = {
  authority: CASE_OR_FINANCE,
  possible: opened,
  decide(state, { data, on }, judging) {
    if (data.approvedOn > on) return no('in-the-future', { on: data.approvedOn, today: on });
    const former = besideBudget(state, judging, data.year);
    const facts = [draft('budget-approved', { ...data, ...former.shown }, data.approvedOn)];
    return { facts, broken: [...budgetFlaws(state, judging, data), ...former.broken] };
  },
};

const changeBudget: Handler<'change-budget'> = {
  authority: CASE_OR_FINANCE,
  possible: (state) => Object.keys(state.plan.budgets).length > 0,
  decide(state, { data }, judging) {
    const old = state.plan.budgets[yearSubject(data.year)]?.some((each) => isSameLine(each, data));
    if (old !== true) return no('trigger-missing', { trigger: 'budget-approved' });
    return { facts: [draft('budget-changed', data)], broken: budgetFlaws(state, judging, data) };
  },
};

const submitFiling: Handler<'submit-filing'> = {
  authority: CASE_WORK,
  possible: ({ plan, contract }) =>
    [plan.budgets, contract.years].some((each) => Object.keys(each).length > 0) ||
    Object.values(plan.plans).some((each) => each.approvedOn !== null),
  decide(state, { data, on }, judging) {
    const thing = filedThing(state, data.of, data.year ?? 1);
    if (thing === undefined) return no('trigger-missing', { trigger: data.of, year: data.year ?? 1 });
    const filing = `f${Object.keys(state.plan.filings).length + 1}`;
    const broken = beforeTrigger(state, judging, thing.rule, on, thing.since);
    return { facts: [draft('filing-submitted', { ...data, filing, year: data.year ?? 1 })], broken };
  },
};

/** The filing a command speaks of, when nobody has acknowledged it yet. */
function unreceived(state: CycleState, id: string): FilingOnRecord | No {
  const filing = state.plan.filings[id];
  if (filing === undefined) return no('unknown-subject', { subject: id });
  if (filing.receivedOn !== null) return no('already-recorded', { what: 'receipt-recorded', on: filing.receivedOn });
  return filing;
}

/** The filing when its recipient still has it on the desk: one that was sent back comes again before it is received. */
function waitingFiling(state: CycleState, id: string): FilingOnRecord | No {
  const filing = unreceived(state, id);
  if ('refused' in filing || filing.returnedOn === null) return filing;
  return no('already-recorded', { what: 'filing-returned', on: filing.returnedOn });
}

const recordReceipt: Handler<'record-receipt'> = {
  authority: CASE_OR_RECIPIENT,
  possible: hasFiling,
  decide(state, { data, on }, judging) {
    const filing = waitingFiling(state, data.filing);
    if ('refused' in filing) return filing;
    const facts = [draft('receipt-recorded', { ...data, of: filing.of, to: filing.to })];
    return { facts, broken: beforeTrigger(state, judging, 'filing-receipt', on, filing.submittedOn) };
  },
};

const recordReturned: Handler<'record-filing-returned'> = {
  authority: CASE_OR_RECIPIENT,
  possible: hasFiling,
  decide(state, { data, on }, judging) {
    const filing = waitingFiling(state, data.filing);
    if ('refused' in filing) return filing;
    const broken = beforeTrigger(state, judging, 'filing-receipt', on, filing.submittedOn);
    return { facts: [draft('filing-returned', data)], broken };
  },
};

/** A returned filing keeps its first day when it is filed again within the profile's days. */
function refile(state: CycleState, { data, on }: CommandOf<'refile'>, judging: Judging): Answer {
  const { policy, calendar } = judging;
  const filing = unreceived(state, data.filing);
  if ('refused' in filing) return filing;
  if (filing.returnedOn === null) return no('trigger-missing', { trigger: 'filing-returned' });
  const keepsFirstDay = workingDaysBetween(filing.returnedOn, on, calendar) <= policy.params.refileWd;
  const facts = [draft('filing-resubmitted', { ...data, of: filing.of, to: filing.to, keepsFirstDay })];
  return { facts, broken: beforeTrigger(state, judging, 'filing-receipt', on, filing.returnedOn) };
}

export const planHandlers: Handlers<PlanCommands> = {
  'open-cycle': openCycle,
  'adopt-cycle': adoptCycle,
  'draft-plan': draftPlan,
  'record-budget': recordBudget,
  'change-budget': changeBudget,
  'submit-filing': submitFiling,
  'record-receipt': recordReceipt,
  'record-filing-returned': recordReturned,
  refile: { authority: CASE_WORK, possible: hasFiling, decide: refile },
  ...scopeHandlers,
  'assign-officer': {
    authority: HEADS,
    possible: opened,
    decide(_state, { data, people }) {
      const card = people.find((each) => each.id === data.officer);
      if (card === undefined || !card.posts.includes('officer'))
        return no('post-missing', { person: data.officer, posts: 'officer' });
      return { facts: [draft('officer-assigned', { ...data, name: card.name })] };
    },
  },
};
