import { groundOf, type RouteGround, routeRule } from '../domain/approval/route.js';
import { yearOfRef } from '../domain/approval/subjects/records.js';
import type { ApprovalSubject } from '../domain/approval/types.js';
import { instantAt, legalDay } from '../domain/calendar/instant.js';
import type { PlainDate } from '../domain/calendar/plain-date.js';
import type { Judging } from '../domain/cycle/chapter.js';
import { initialState } from '../domain/cycle/fold.js';
import type { CycleState } from '../domain/cycle/state.js';
import { inService, personOf } from '../domain/directory/lookup.js';
import { directoryPerPost } from '../domain/directory/per-post.js';
import type { DirectorySnapshot } from '../domain/directory/types.js';
import { forecastOf } from '../domain/forecast/forecast.js';
import type { Forecast } from '../domain/forecast/types.js';
import { type CycleId, type RegionCode, regionOf } from '../domain/ids.js';
import { fen } from '../domain/money/fen.js';
import type { SubjectKind } from '../domain/policy/vocabulary.js';
import { isNo, type No, no } from '../domain/refusal.js';
import { mayNotRead } from './authority.js';
import type { Caller } from './callers.js';
import { placeholderOf } from './command-for.js';
import type { GatewayPorts } from './gateway-ports.js';
import { pinnedJudging } from './judging.js';
import type { Refused } from './refusals.js';

/** A question to the route: of a cycle as it stands, or of a made-up matter. */
export type RouteQuestion = {
  subject: SubjectKind;
  ref?: string | undefined;
  on?: PlainDate | undefined;
  cycle?: CycleId | undefined;
  /** A county's policy; that of another county is tried with one person a post. */
  policy?: RegionCode | undefined;
  fen?: number | undefined;
  budget?: number | undefined;
  initiator?: string | undefined;
  singleSource?: 'true' | 'false' | undefined;
  violations?: 'true' | 'false' | undefined;
};

type Ports = Pick<GatewayPorts, 'judging' | 'now' | 'record'>;
type Place = { state: CycleState; judging: Judging; directory: DirectorySnapshot };

/** Who would decide and when it would be through; nothing is written. */
export async function forecastFor(ports: Ports, caller: Caller, asked: RouteQuestion): Promise<Forecast | Refused> {
  const place = await placeOf(ports, caller, asked);
  const answer = isNo(place) ? place : tried(place, asked);
  return isNo(answer) ? { code: answer.refused, tried: 'forecast', why: answer.why, allowedNow: [] } : answer;
}

function tried({ state, judging, directory }: Place, asked: RouteQuestion): Forecast | No {
  const { subject: kind, initiator, on } = asked;
  const ref = asked.ref ?? (kind === 'payment' ? 't1' : 'y1');
  const regime = state.plan.opening?.regime ?? 'act';
  if (initiator !== undefined) {
    const person = personOf(directory, initiator);
    if (person === undefined) return no('unknown-subject', { subject: initiator });
    if (!inService(person, on ?? judging.today)) return no('person-inactive', { person: person.name });
  }
  const subject = { kind, ref };
  const assumed = routeRule(judging, kind, regime)?.authority === 'assumed';
  const ground = withAsked(groundOf(state, subject, assumed), asked);
  const today = on ?? judging.today;
  const day = { ...judging, today, at: instantAt(today, '09:00') };
  const who = initiator === undefined ? {} : { initiators: [initiator] };
  const running = isMadeUp(asked) ? undefined : runningOn(state, subject);
  const from = running === undefined ? {} : { running };
  return forecastOf({ subject, ground, regime, state, judging: day, directory, ...who, ...from });
}

/** What is only supposed is walked from its submission on. */
function isMadeUp({ on, initiator, fen: sum, budget, singleSource, violations }: RouteQuestion): boolean {
  return [on, initiator, sum, budget, singleSource, violations].some((each) => each !== undefined);
}

function runningOn({ approvals }: CycleState, { kind, ref }: Pick<ApprovalSubject, 'kind' | 'ref'>) {
  return Object.values(approvals.running).find(({ subject }) => subject.kind === kind && subject.ref === ref);
}

/** What is asked goes before what is on record. */
function withAsked(ground: RouteGround, asked: RouteQuestion): RouteGround {
  const { fen: amount, budget, singleSource, violations, ref } = asked;
  return {
    ...ground,
    ...(amount === undefined ? {} : { amount: fen(amount) }),
    ...(budget === undefined ? {} : { budgetFen: fen(budget) }),
    ...(singleSource === undefined ? {} : { singleSource: singleSource === 'true' }),
    ...(violations === undefined ? {} : { violations: violations === 'true' }),
    ...(ref === undefined ? {} : { firstYear: yearOfRef(ref) === 1 }),
  };
}

async function placeOf(ports: Ports, caller: Caller, { cycle, policy, on }: RouteQuestion): Promise<Place | No> {
  // Who decides what, and when he is away, is for the county's own offices.
  const barred = mayNotRead(caller, caller.code);
  if (barred !== undefined) return barred;
  if (cycle !== undefined) return ofCycle(ports, caller, cycle);
  const code = policy ?? caller.code;
  const at = ports.now();
  const today = on ?? legalDay(at);
  const [inForce, calendar] = await Promise.all([
    ports.judging.policyInForce(code, today),
    ports.judging.newestCalendar(code),
  ]);
  if (inForce === null) return no('unknown-subject', { subject: `policy ${code}` });
  if (calendar === null) return no('unknown-subject', { subject: `calendar ${code}` });
  return {
    state: initialState(placeholderOf(code, today)),
    judging: { policy: inForce, calendar, at, today },
    directory: code === caller.code ? caller.directory : directoryPerPost(code),
  };
}

async function ofCycle(ports: Ports, caller: Caller, cycle: CycleId): Promise<Place | No> {
  const state = regionOf(cycle) === caller.code ? await ports.record.stateOf(cycle) : null;
  if (state === null) return no('unknown-cycle', { cycle });
  return { state, judging: await pinnedJudging(ports, state), directory: caller.directory };
}
