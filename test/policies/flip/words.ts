import type { Duty, Reward } from '../../../domain/policy/vocabulary.js';
import type { Case } from '../../support/case.js';
import { plan, reported } from '../../support/course.js';
import { PAIR_FIELDS } from './offices.js';
import { EVALUATION } from './results.js';
import { type Flip, type Settings, set, under } from './setting.js';

export const REWARD_WORDS: Settings<Reward> = { subsidy: EVALUATION.excellentEarns };

/** Decides on the award what somebody did before who may not decide on it then. */
const pairOf = (duty: Duty, done: (c: Case) => void, asks: (c: Case) => unknown): Flip => ({
  from: () => {
    const c = reported();
    done(c);
    return under(c, set('separation-of-duties', { pairs: [{ a: duty, b: 'approved', within: 'cycle' }] }));
  },
  flip: set('separation-of-duties', { pairs: [] }),
  see: asks,
});
/** The head of the office has carried the duty; the plan of year 2 goes to him first. */
const headAsked = (c: Case) => {
  c.ok('draft-plan', plan(2));
  c.ok('submit-approval', { subject: { kind: 'annual-plan', ref: 'y2' } });
  return Object.values(c.state.approvals.running).map((each) =>
    each.entries.at(-1)?.seats.flatMap((seat) => seat.tasks.map((task) => task.owner)),
  );
};
const carried = (duty: Duty) =>
  pairOf(
    duty,
    (c) => {
      const entry = { duty, subject: 'award:lot', year: 2023 };
      const { approvals } = c.state;
      c.state = { ...c.state, approvals: { ...approvals, ledger: { ...approvals.ledger, headOfOffice: [entry] } } };
    },
    headAsked,
  );

/** Each duty that keeps somebody from deciding. */
export const DUTY_WORDS: Settings<Duty> = {
  initiated: { people: 'nobody decides on what he asked for himself, whatever the pairs say' },
  approved: PAIR_FIELDS.a,
  'prepared-documents': carried('prepared-documents'),
  'evaluated-bids': carried('evaluated-bids'),
  'evaluated-service': carried('evaluated-service'),
  'applied-payment': carried('applied-payment'),
  paid: carried('paid'),
  'proposed-repair': carried('proposed-repair'),
};
