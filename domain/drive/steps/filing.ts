import type { PlainDate } from '../../calendar/plain-date.js';
import type { EventAttrs, EventRecord } from '../../obligations/events.js';
import { hitOf, nextStation } from '../../obligations/reports.js';
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
export function missingFor(duty: Obligation, scene: Scene): EventRef[] {
  const rule = ruleOf(scene, duty.rule, 'clock');
  if (rule === undefined) return [];
  const { metBy } = rule;
  const wanted = 'all' in metBy ? metBy.all : metBy.any.slice(0, 1);
  return wanted.filter(
    (ref) => hitOf(scene.state, { rule, subject: duty.subject }, ref, since(duty, scene)) === undefined,
  );
}

/** The station whose own report is wanted next; undefined where one report speaks for all. */
export function stationFor(duty: Obligation, ref: EventRef | undefined, scene: Scene): string | undefined {
  const rule = ruleOf(scene, duty.rule, 'clock');
  if (rule === undefined || ref === undefined) return undefined;
  return nextStation(scene.state, { rule, subject: duty.subject }, ref, since(duty, scene));
}

function since({ subject, trigger }: Obligation, { state }: Scene): EventRecord[] {
  return state.events.filter((event) => event.seq > trigger.seq && event.subjects.includes(subject));
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
