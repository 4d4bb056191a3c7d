import { voidRunning } from '../approval/handlers/whole.js';
import type { CommandOf } from '../commands.js';
import { type Answer, type Broken, draft, type Handler, type Handlers, type Judging } from '../cycle/chapter.js';
import { beforeTrigger, breaks, measure, regimeOf } from '../cycle/checks.js';
import { consentTo } from '../cycle/consent.js';
import { contractorBroken, isMisstated } from '../cycle/contractor.js';
import { CASE_WORK, PURCHASER } from '../cycle/posts.js';
import { isWronglyStated, purchaserBroken } from '../cycle/purchaser.js';
import type { CycleState } from '../cycle/state.js';
import { ladderBroken } from '../evaluation/ladder.js';
import type { FactDraft } from '../facts.js';
import { yearSubject } from '../ids.js';
import { fen, sumFen } from '../money/fen.js';
import { isOverPercent } from '../money/percent.js';
import { spentOfYear } from '../payment/amounts.js';
import { servicesBroken } from '../plan/catalogue.js';
import { isNo, type No, no } from '../refusal.js';
import { confirmEffective, effectFacts } from './effect.js';
import { type ContractOnRecord, hasContract, latestContract, signedOn } from './fold.js';
import { signingBroken, signingFlaw, signingGround } from './signing.js';
import { unknownStation } from './stations.js';
import { subcontractHandlers } from './subcontract.js';
import { supplemented } from './supplements.js';
import type { ContractCommands, PartyChange } from './types.js';

/** Another party must be one that may stand in its place. */
function changeParty(state: CycleState, { data }: CommandOf<'change-party'>, judging: Judging): Answer {
  if (!hasContract(state)) return no('trigger-missing', { trigger: 'contract-signed' });
  const flaw = misstated(data);
  if (flaw !== undefined) return flaw;
  const broken =
    data.role === 'purchaser'
      ? purchaserBroken(judging, regimeOf(state), data.party)
      : contractorBroken(state, judging, data.party, data.contractorProfile);
  return { facts: [draft('contractor-changed', data)], broken };
}

/** What is said of a party that such a body cannot be. */
function misstated({ role, party, contractorProfile }: PartyChange): No | undefined {
  if (role === 'purchaser')
    return isWronglyStated(party) ? no('bad-input', { field: 'party.purchaserKind' }) : undefined;
  return isMisstated(party, contractorProfile)
    ? no('bad-input', { field: 'contractorProfile.registeredAs' })
    : undefined;
}

/** The contract of that year, or a no. */
function contractOf(state: CycleState, year: number): ContractOnRecord | No {
  return state.contract.years[yearSubject(year)] ?? no('trigger-missing', { trigger: 'contract-signed', year });
}

/**
 * Signed is the later seal; effect may come later, then the clock writes it on its day. Where it hangs on a condition
 * it waits for that to be recorded.
 */
function signContract(state: CycleState, command: CommandOf<'sign-contract'>, judging: Judging): Answer {
  const { data } = command;
  const ground = signingGround(state, data.year);
  if (isNo(ground)) return ground;
  const signed = signedOn(data);
  if (signed > judging.today) return no('in-the-future', { on: signed, today: judging.today });
  const flaw = signingFlaw(data);
  if (flaw !== undefined) return flaw;
  const consent = consentTo(state, { ...command, on: signed }, 'contract', yearSubject(data.year), judging);
  if (isNo(consent)) return consent;
  const broken = [...consent.broken, ...signingBroken(state, judging, data, ground.since)];
  const facts: FactDraft[] = [draft('contract-signed', data, signed)];
  const { year, effectiveOn, effectiveCondition: condition } = data;
  if (condition === undefined && effectiveOn <= judging.today)
    facts.push(...effectFacts(state, judging, { year, effectiveOn, condition }, state.seq + 2));
  return { facts, broken, on: signed };
}

const publish: Handler<'publish-contract'> = {
  authority: CASE_WORK,
  possible: hasContract,
  decide(state, { data, on }, judging) {
    const contract = contractOf(state, data.year);
    if (isNo(contract)) return contract;
    if (contract.publishedOn !== null)
      return no('already-recorded', { what: 'contract-published', on: contract.publishedOn });
    return {
      facts: [draft('contract-published', data)],
      broken: beforeTrigger(state, judging, 'contract-publication', on, contract.signedOn),
    };
  },
};

/** Supplements may add at most the profile's share of the original, all together (Act art. 49). */
function supplementBroken(state: CycleState, judging: Judging, contract: ContractOnRecord, deltaFen: number): Broken[] {
  const max = measure(state, judging, 'supplement-limit')?.max;
  const added = supplemented(contract) + Math.max(deltaFen, 0);
  if (max === undefined || deltaFen <= 0 || !isOverPercent(fen(added), contract.fen, max)) return [];
  return breaks(state, judging, 'supplement-limit', 'supplement-too-large', {
    addedFen: added,
    originalFen: contract.fen,
    maxPercent: max,
  });
}

const amend: Handler<'amend-contract'> = {
  authority: CASE_WORK,
  possible: hasContract,
  decide(state, command, judging) {
    const { data, on } = command;
    const contract = contractOf(state, data.year);
    if (isNo(contract)) return contract;
    const spentFen = spentOfYear(state, data.year);
    if (contract.fenInForce + data.deltaFen < spentFen) return no('bad-input', { field: 'deltaFen', spentFen });
    const stranger = unknownStation(state, data.dropStations);
    if (stranger !== undefined) return no('unknown-subject', { subject: `s:${stranger}` });
    const consent = consentTo(state, command, 'amendment', yearSubject(data.year), judging);
    if (isNo(consent)) return consent;
    const amendment = `a${data.year}.${contract.amendments.length + 1}`;
    const broken = [
      ...consent.broken,
      ...beforeTrigger(state, judging, 'contract-change-notice', on, contract.signedOn),
      ...supplementBroken(state, judging, contract, data.deltaFen),
      ...servicesBroken(state, judging, data),
    ];
    return { facts: [draft('contract-amended', { ...data, amendment })], broken };
  },
};

const publishChange: Handler<'publish-change'> = {
  authority: CASE_WORK,
  possible: (state) => Object.values(state.contract.years).some((each) => each.amendments.length > 0),
  decide(state, { data, on }, judging) {
    const contract = contractOf(state, data.year);
    if (isNo(contract)) return contract;
    const amended = contract.amendments.at(-1);
    if (amended === undefined) return no('trigger-missing', { trigger: 'contract-amended' });
    const broken = beforeTrigger(state, judging, 'contract-change-notice', on, amended.on);
    return { facts: [draft('contract-change-published', data)], broken };
  },
};

const bridge: Handler<'bridge-contract'> = {
  authority: CASE_WORK,
  possible: hasContract,
  decide(state, { data }, judging) {
    const contract = contractOf(state, data.year);
    if (isNo(contract)) return contract;
    if (data.serviceTo < data.serviceFrom) return no('bad-input', { field: 'serviceTo' });
    const max = measure(state, judging, 'bridge-limit')?.max;
    const others = state.contract.bridges.filter((each) => each.year === data.year).map((each) => each.fen);
    const sum = sumFen([...others, data.fen, fen(supplemented(contract))]);
    const tooLarge = max !== undefined && isOverPercent(sum, contract.fen, max);
    const values = { bridgeFen: sum, originalFen: contract.fen, maxPercent: max ?? 0 };
    const broken = tooLarge ? breaks(state, judging, 'bridge-limit', 'bridge-too-large', values) : [];
    return { facts: [draft('bridge-contract-signed', data)], broken };
  },
};

const terminate: Handler<'terminate'> = {
  authority: PURCHASER,
  possible: hasContract,
  decide(state, command, judging) {
    const { data, via } = command;
    const contract = contractOf(state, data.year);
    if (isNo(contract)) return contract;
    if (contract.terminatedOn !== null)
      return no('already-recorded', { what: 'contract-terminated', on: contract.terminatedOn });
    if (data.lastServiceDay > contract.serviceTo) return no('bad-input', { field: 'lastServiceDay' });
    if (contract.serviceEnded) return no('wrong-stage', { stage: 'yearEnd', until: contract.serviceTo });
    const broken = ladderBroken(state, judging, { step: 'stop', year: data.year, command });
    return { facts: [draft('contract-terminated', data), ...voidRunning(state, via)], broken };
  },
};

const settle: Handler<'settle'> = {
  authority: CASE_WORK,
  possible: hasContract,
  decide(state, { data }) {
    const contract = contractOf(state, data.year);
    if (isNo(contract)) return contract;
    if (contract.settledOn !== null)
      return no('already-recorded', { what: 'contract-settled', on: contract.settledOn });
    return { facts: [draft('contract-settled', data)] };
  },
};

export const contractHandlers: Handlers<ContractCommands> = {
  'sign-contract': {
    authority: CASE_WORK,
    possible: (state) => !isNo(signingGround(state, nextYear(state))),
    decide: signContract,
  },
  'confirm-effective': confirmEffective,
  'publish-contract': publish,
  'amend-contract': amend,
  'publish-change': publishChange,
  'bridge-contract': bridge,
  'change-party': { authority: CASE_WORK, possible: hasContract, decide: changeParty },
  ...subcontractHandlers,
  terminate,
  settle,
};

function nextYear({ contract }: CycleState): number {
  return (latestContract(contract)?.year ?? 0) + 1;
}
