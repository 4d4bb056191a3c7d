import { type HandOverLine, handOverLines } from '../../domain/approval/hand-over.js';
import type { CommandData } from '../../domain/commands.js';
import { personOf } from '../../domain/directory/lookup.js';
import { stampPeople } from '../../domain/directory/stamp.js';
import type { CycleId } from '../../domain/ids.js';
import { idsOf } from '../../domain/people.js';
import type { Database } from '../../store/database.js';
import { cyclesDeciding } from '../../store/views/directory-reach.js';
import { mayNotGive } from '../authority.js';
import type { Asked, Gateway, GatewayPorts } from '../gateway-ports.js';
import { pinnedJudging } from '../judging.js';
import type { Refused } from '../refusals.js';

/** What a hand-over stands on. */
export type HandOverParts = { db: Database; gateway: Gateway; ports: Pick<GatewayPorts, 'judging' | 'now'> };
export type HandOverAsked = Pick<Asked, 'caller' | 'via'> & { data: CommandData['hand-over']; confirm: boolean };

/** A task as a hand-over tells it. */
type Line = Omit<Exclude<HandOverLine, { moves: unknown }>, 'stays' | 'why'> & {
  outcome: 'moves' | 'stays';
  stays?: { code: Refused['code']; why: Refused['why'] };
};
/** What a hand-over does in one cycle. `officer`: he also carries the case, which another command hands on. */
export type HandOverCase = { cycleId: CycleId; title: string; officer: boolean; tasks: Line[] } & (
  | { outcome: 'wouldMove' | 'moved' | 'staysWhole' }
  | { outcome: 'refused'; refusal: Refused }
);
export type HandOverReport = { from: string; to: string; confirmed: boolean; cases: HandOverCase[] };

const KIND = 'hand-over';

/**
 * All that waits for one person in the county goes to another (离职交接), case by case: what may not go stays and is
 * told with the reason. One command a case, so that one that is refused does not hold up the others.
 */
export async function handOver(parts: HandOverParts, asked: HandOverAsked): Promise<HandOverReport | Refused> {
  const { caller, data, confirm } = asked;
  const forbidden = mayNotGive(caller, KIND);
  if (forbidden !== undefined) return refused(forbidden.refused, forbidden.why);
  for (const id of [data.from, data.to]) {
    if (personOf(caller.directory, id) === undefined) return refused('unknown-subject', { subject: id });
  }
  if (data.from === data.to) return refused('already-here', { person: data.to });
  const cases: HandOverCase[] = [];
  for (const { cycleId, title, state } of await cyclesDeciding(parts.db, caller.code)) {
    const judging = await pinnedJudging(parts.ports, state);
    const people = stampPeople(caller.directory, [data.from, data.to], judging.today);
    const tasks = handOverLines(state, { people }, { ...data, by: idsOf(caller.card) }, judging).map(lineOf);
    const officer = state.plan.officer === data.from;
    if (tasks.length === 0) continue;
    const one = { cycleId, title, officer, tasks };
    const some = tasks.some(({ outcome }) => outcome === 'moves');
    if (!some) cases.push({ ...one, outcome: 'staysWhole' });
    else cases.push(confirm ? await given(parts, asked, one) : { ...one, outcome: 'wouldMove' });
  }
  return { from: data.from, to: data.to, confirmed: confirm, cases };
}

function lineOf({ approval, task, subject, step, ...told }: HandOverLine): Line {
  const line = { approval, task, subject, step };
  return 'stays' in told
    ? { ...line, outcome: 'stays', stays: { code: told.stays, why: told.why } }
    : { ...line, outcome: 'moves' };
}

async function given(
  { gateway }: HandOverParts,
  { caller, via, data }: HandOverAsked,
  one: Pick<HandOverCase, 'cycleId' | 'title' | 'officer' | 'tasks'>,
): Promise<HandOverCase> {
  const answer = await gateway.submit({ request: { kind: KIND, data }, caller, via, cycleId: one.cycleId });
  return 'code' in answer ? { ...one, outcome: 'refused', refusal: answer } : { ...one, outcome: 'moved' };
}

function refused(code: Refused['code'], why: Refused['why']): Refused {
  return { code, tried: KIND, why, allowedNow: [] };
}
