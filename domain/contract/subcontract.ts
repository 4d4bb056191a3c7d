import { type Broken, draft, type Handler, type Judging } from '../cycle/chapter.js';
import { beforeTrigger, breaks } from '../cycle/checks.js';
import { barredBroken } from '../cycle/contractor.js';
import { CASE_WORK } from '../cycle/posts.js';
import type { CycleState } from '../cycle/state.js';
import { yearSubject } from '../ids.js';
import { type No, no } from '../refusal.js';
import { type ContractOnRecord, hasContract } from './fold.js';
import type { Subcontract } from './types.js';

/** The contract of that year that can be handed on to somebody else, or a no. */
function handedOn(state: CycleState, year: number, to: string): ContractOnRecord | No {
  const contract = state.contract.years[yearSubject(year)];
  if (contract === undefined) return no('trigger-missing', { trigger: 'contract-signed', year });
  return to === contract.contractor.id || to === state.contract.contractor?.id
    ? no('bad-input', { field: 'to' })
    : contract;
}

/** A part may be handed on with consent, to who can do it; never the main part, and never all of it piece by piece. */
const recordSubcontract: Handler<'record-subcontract'> = {
  authority: CASE_WORK,
  possible: hasContract,
  decide(state, { data, on }, judging) {
    const contract = handedOn(state, data.year, data.to.id);
    if ('refused' in contract) return contract;
    if (data.consentOn !== undefined && data.consentOn > judging.today)
      return no('in-the-future', { on: data.consentOn, today: judging.today });
    const broken = [
      ...consentBroken(state, judging, data, on),
      ...fitBroken(state, judging, data),
      ...barredBroken(state, judging, data.to),
      ...wholeBroken(state, judging, contract, data),
      ...beforeTrigger(state, judging, 'subcontract-consent', on, contract.signedOn),
    ];
    return { facts: [draft('subcontract-recorded', data)], broken };
  },
};

/** Consent comes first (Act art. 48). */
function consentBroken(
  state: CycleState,
  judging: Judging,
  { to, part, consentOn }: Subcontract,
  on: string,
): Broken[] {
  if (consentOn !== undefined && consentOn <= on) return [];
  const values: Record<string, string> = { to: to.name, part };
  if (consentOn !== undefined) values.consentOn = consentOn;
  return breaks(state, judging, 'subcontract-consent', 'no-consent', values);
}

function fitBroken(state: CycleState, judging: Judging, { to, part, mainBody, fit }: Subcontract): Broken[] {
  const values = { to: to.name, part };
  return [
    ...(mainBody ? breaks(state, judging, 'subcontract-fit', 'main-body-given', values) : []),
    ...(fit ? [] : breaks(state, judging, 'subcontract-fit', 'subcontractor-unfit', values)),
  ];
}

/** Parts that together are worth the whole contract are assigning it on, whatever they are called. */
function wholeBroken(
  state: CycleState,
  judging: Judging,
  { year, fenInForce }: ContractOnRecord,
  { to, fen = 0 }: { to: Subcontract['to']; fen?: number },
): Broken[] {
  const others = state.contract.subcontracts.filter((each) => each.year === year);
  const givenFen = others.reduce((sum, each) => sum + (each.fen ?? 0), fen);
  if (fen === 0 || givenFen < fenInForce) return [];
  return breaks(state, judging, 'assignment-ban', 'assigned-on', { to: to.name, givenFen, fen: fenInForce });
}

/** Nobody assigns a contract on through this product; that it was done is put on record, as a breach. */
const recordAssignment: Handler<'record-assignment'> = {
  authority: CASE_WORK,
  possible: hasContract,
  decide(state, { data, on }, judging) {
    const contract = handedOn(state, data.year, data.to.id);
    if ('refused' in contract) return contract;
    const broken = [
      ...breaks(state, judging, 'assignment-ban', 'assigned-on', { to: data.to.name }),
      ...beforeTrigger(state, judging, 'assignment-ban', on, contract.signedOn),
    ];
    return { facts: [draft('assignment-recorded', data)], broken };
  },
};

export const subcontractHandlers = {
  'record-subcontract': recordSubcontract,
  'record-assignment': recordAssignment,
};
