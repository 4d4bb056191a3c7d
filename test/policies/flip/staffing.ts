import type { CommandData } from '../../../domain/commands.js';
import type { CertificateLevel, Consequence, Education, Qualification } from '../../../domain/policy/vocabulary.js';
import { type Case, d, fork } from '../../support/case.js';
import { serving, signed, worker } from '../../support/course.js';
import {
  answer,
  duties,
  type FieldOf,
  type Flip,
  graft,
  leaves,
  moveWith,
  NAMES,
  type Settings,
  set,
  under,
} from './setting.js';

type Staffing = Partial<Record<FieldOf<'staffing'>, unknown>>;
type Person = Partial<CommandData['place-worker']>;

/** Somebody is hired on 3 April 2023. */
const placing = (change: Staffing, person: Person, was: Staffing = {}): Flip => ({
  from: () => under(serving(), set('staffing', was)),
  flip: set('staffing', change),
  see: (c) => answer(c, 'place-worker', worker('w9', '2023-04-03', person), { as: 'contractor' }),
});
/** 41 on the day of hiring. */
const OLD = { bornOn: d('1982-01-01') };
const UNLEARNED: Person = { role: 'manager', socialWorkDegree: false };

const holding = (level: CertificateLevel, registeredOn?: Person['bornOn']): Person => ({
  certificate: { level, obtainedOn: d('2020-06-01'), ...(registeredOn === undefined ? {} : { registeredOn }) },
});

/** A worker whose certificate did not come. */
const breached = () => {
  const c = fork(serving());
  c.put('certification-breached', { worker: 'w1', due: d('2023-04-02') });
  return c;
};

/** The certificates the people of Yuanzhou owe; one of them has taken sixty class hours. */
const certifying = (change: Staffing, was: Staffing = {}): Flip => ({
  from: () => under(serving('640402'), set('staffing', was)),
  flip: set('staffing', change),
  see: (c) => {
    c.ok('record-training', { worker: 'w1', hours: 60, year: 2023 }, { as: 'contractor' });
    return duties(c, 'worker-certification');
  },
});
const BY_HOURS = { qualifiedBy: ['training'], qualifyingHours: 60 };

/** Who began on 21 March owes ten twelfths of sixty hours in Henan; fifty are taken. */
const fiftyHours = (change: Staffing): Flip => ({
  from: () => {
    const resident = { role: 'resident', station: 'a' } as const;
    const c = under(under(serving(), graft('staffing', '410122')), graft('worker-training', '410122'));
    c.ok('place-worker', worker('w9', '2023-03-21', resident), { as: 'contractor' });
    return c;
  },
  flip: set('staffing', change),
  see: (c) => {
    c.ok('record-training', { worker: 'w9', hours: 50, year: 2023 }, { as: 'contractor' });
    return duties(c, 'worker-training');
  },
});

/** Sixty hours since the registration of a certificate. */
const registered = (c: Case) => {
  const certificate = { worker: 'w1', level: 'assistant', registeredOn: d('2023-04-03') } as const;
  c.ok('record-certificate', certificate, { as: 'contractor' });
  c.ok('record-training', { worker: 'w1', hours: 60, year: 2023 }, { as: 'contractor' });
  return duties(c, 'worker-training');
};

/** Yuanzhou wants a supervisor for the whole contract; the only one leaves. */
const unsupervised = (change: Staffing): Flip => ({
  from: () => serving('640402'),
  flip: set('staffing', change),
  see: (c) => answer(c, 'remove-worker', { worker: 's1', reason: '辞职' }, { as: 'contractor' }),
});

export const STAFFING: Settings<FieldOf<'staffing'>> = {
  ...NAMES,
  appliesTo: placing({ appliesTo: ['nonAct'] }, OLD),
  force: unsupervised({ force: 'hard' }),
  transition: {
    from: () => signed(),
    flip: set('staffing', { transition: 'byOpening' }),
    see: moveWith('staffing', { maxAge: 50 }),
  },
  minPerStation: {
    from: () => serving(),
    flip: set('staffing', { minPerStation: 0 }),
    see: (c) => leaves(c, 'remove-worker', { worker: 'w1', reason: '辞职' }, { as: 'contractor' }),
  },
  maxPerStation: placing({ maxPerStation: 1 }, {}),
  maxAge: placing({ maxAge: 41 }, OLD),
  ageTested: {
    from: () => under(serving(), set('staffing', { maxAge: 28 })),
    flip: set('staffing', { ageTested: 'continuously' }),
    see: (c) => {
      c.skip('2024-06-03');
      return c.violations();
    },
  },
  minEducation: placing({ minEducation: null }, { education: 'secondary' }),
  qualifiedBy: certifying({ qualifiedBy: ['degree'] }),
  qualifyingHours: certifying({ qualifyingHours: 70 }, BY_HOURS),
  qualifiedAtOnce: placing({ qualifiedAtOnce: ['manager'] }, UNLEARNED),
  leastLevel: placing({ leastLevel: { supervisor: 'intermediate' } }, { role: 'supervisor', ...holding('assistant') }),
  perContract: unsupervised({ perContract: {} }),
  residentEmployer: placing({ residentEmployer: 'township' }, { role: 'resident' }),
  mustCertify: certifying({ mustCertify: [] }),
  consequence: {
    from: breached,
    flip: set('staffing', { consequence: ['dismiss'] }),
    see: (c) => answer(c, 'apply-consequence', { worker: 'w1', measure: 'dismiss' }, { as: 'contractor' }),
  },
  trainingHoursPerYear: fiftyHours({ trainingHoursPerYear: 80 }),
  trainingPartialYear: fiftyHours({ trainingPartialYear: 'whole' }),
  registration: {
    from: () => serving(),
    flip: set('staffing', { registration: { years: 3, hours: { assistant: 60, intermediate: 90, senior: 90 } } }),
    see: registered,
  },
};

/** A manager must be qualified the day he is hired, and is so by that way only. */
const way = (by: Qualification, instead: Qualification, person: Person): Flip =>
  placing({ qualifiedBy: [instead] }, { ...UNLEARNED, ...person }, { qualifiedAtOnce: ['manager'], qualifiedBy: [by] });

/** Each way to be qualified, where only that one is named, and where only another is. */
export const QUALIFICATION_WORDS: Settings<Qualification> = {
  degree: way('degree', 'certificate', { socialWorkDegree: true }),
  certificate: way('certificate', 'degree', holding('assistant')),
  certificateRegistered: way('certificateRegistered', 'certificate', holding('assistant')),
  training: certifying({ qualifiedBy: ['certificate'] }, BY_HOURS),
};

const schooling = (least: Education, other: Education, has: Education): Flip =>
  placing({ minEducation: other }, { education: has }, { minEducation: least });

/** Each degree of schooling as the least one, and then one beside it. */
export const EDUCATION_WORDS: Settings<Education> = {
  secondary: schooling('secondary', 'juniorCollege', 'secondary'),
  juniorCollege: schooling('juniorCollege', 'bachelor', 'juniorCollege'),
  bachelor: schooling('bachelor', 'master', 'bachelor'),
  master: schooling('master', 'bachelor', 'bachelor'),
};

/** What may follow a missed certificate: each where it is allowed, and not where another is. */
const follows = (measure: Consequence): Flip => ({
  from: () => under(breached(), set('staffing', { consequence: [measure] })),
  flip: set('staffing', { consequence: [] }),
  see: (c) => answer(c, 'apply-consequence', { worker: 'w1', measure }, { as: 'contractor' }),
});
export const CONSEQUENCE_WORDS: Settings<Consequence> = {
  repost: follows('repost'),
  replace: follows('replace'),
  dismiss: follows('dismiss'),
};
