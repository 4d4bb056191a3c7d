import type { PlainDate } from '../../calendar/plain-date.js';
import { matches } from '../../obligations/births.js';
import type { EventAttrs } from '../../obligations/events.js';
import type { Obligation } from '../../obligations/types.js';
import type { Post } from '../../people.js';
import type { EventRef } from '../../policy/types.js';
import type { Recipient } from '../../policy/vocabulary.js';
import { ruleOf } from '../look.js';
import type { ScenarioCommand, Scene } from '../scenario.js';

/** Who receives at each tier. */
export const RECEIVER: Record<Recipient, Post> = {
  county: 'officer',
  township: 'township',
  city: 'city',
  prefecture: 'city',
  province: 'province',
  finance: 'countyFinance',
};

/** What a duty still waits for, of all that its rule asks. */
export function missingFor({ rule, subject, trigger }: Obligation, scene: Scene): EventRef[] {
  const metBy = ruleOf(scene, rule, 'clock')?.metBy ?? { any: [] };
  const wanted = 'all' in metBy ? metBy.all : metBy.any.slice(0, 1);
  const since = scene.state.events.filter((event) => event.seq > trigger.seq && event.subjects.includes(subject));
  return wanted.filter((ref) => !since.some((event) => matches(ref, event)));
}

/** The one value an event of the rule must have there. */
export function wantedOf<A extends keyof EventAttrs>(ref: EventRef | undefined, name: A): EventAttrs[A] {
  const wanted = ref?.where?.[name];
  return (Array.isArray(wanted) ? wanted[0] : wanted) as EventAttrs[A];
}

/** The filing a rule asks for, one recipient after the other. */
export function filing(duty: Obligation, _on: PlainDate, scene: Scene): ScenarioCommand | null {
  const [next] = missingFor(duty, scene);
  const [of, to] = [wantedOf(next, 'of'), wantedOf(next, 'to')];
  if (of === undefined || to === undefined) return null;
  return { kind: 'submit-filing', data: { of, to, year: yearOfDuty(duty, scene) } };
}

/** A duty about the programme is of the year of its trigger; any other carries the year in its subject. */
function yearOfDuty({ subject, trigger }: Obligation, { state }: Scene): number {
  const about = state.events.filter((event) => event.seq === trigger.seq).flatMap((event) => event.subjects);
  const years = [subject, ...about].filter((each) => /^y\d+$/.test(each)).map((each) => Number(each.slice(1)));
  return Math.max(1, ...years);
}

export function receipt({ subject }: Obligation, _on: PlainDate, { state }: Scene): ScenarioCommand | null {
  const sent = state.plan.filings[subject];
  return sent === undefined ? null : { kind: 'record-receipt', by: RECEIVER[sent.to], data: { filing: subject } };
}
