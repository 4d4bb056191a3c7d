import { decidersIn, stillAsked } from '../approval/asked-himself.js';
import { interestedIn } from '../approval/eligible.js';
import { isVote, stepOf } from '../approval/find.js';
import { maxDate, type PlainDate } from '../calendar/plain-date.js';
import { absenceOf, inService, personOf } from '../directory/lookup.js';
import { standInsFor } from '../directory/stand-ins.js';
import type { DirectorySnapshot } from '../directory/types.js';
import { fromDay, liveEntries, openPlaces, type Place, taskThing } from './look.js';
import type { Detector, Found, Repair, SeatsFound, Seen } from './types.js';

/** Why nobody can act, from what the look-up left out: a post without holder, people who left, or all excluded. */
function whyNobody(found: SeatsFound | undefined): 'vacant' | 'left' | 'allExcluded' {
  const why = found?.excluded.map((each) => each.why) ?? [];
  if (why.length === 0 || why.includes('vacant')) return why.every((each) => each === 'vacant') ? 'vacant' : mixed(why);
  return why.every((each) => each === 'left') ? 'left' : 'allExcluded';
}

/** A post counts as vacant beside people who left or were excluded from it: those say why. */
function mixed(why: readonly string[]): 'left' | 'allExcluded' {
  return why.every((each) => each === 'vacant' || each === 'left') ? 'left' : 'allExcluded';
}

/** A step that opened and that nobody can decide. A repair that waits so has a reason of its own. */
export const noApprover: Detector = ({ state, seatsFound }) =>
  liveEntries(state)
    .filter(({ approval, entry }) => entry.status === 'unmanned' && approval.subject.kind !== 'repair')
    .map(({ approval, entry }): Found => {
      const found = seatsFound.findLast((each) => each.approval === approval.id && each.entry === entry.no);
      const variant = whyNobody(found);
      const { kind, ref } = approval.subject;
      const step = stepOf(approval, entry.step);
      const superior: Repair = {
        command: 'repair-from-superior',
        data: { approval: approval.id, entry: entry.no, previewVersion: approval.version },
      };
      return {
        about: {
          kind: 'entry',
          entry: entry.no,
          approval: approval.id,
          step: step?.title ?? entry.step,
          subject: { kind, ref },
        },
        detail: {
          variant,
          posts: step?.who.by === 'post' ? step.who.posts.join(',') : '',
          people: [...new Set(found?.excluded.filter(({ why }) => why !== 'vacant').map((each) => each.person))].join(
            ',',
          ),
        },
        since: found?.at ?? fromDay(entry.openedOn),
        repair: variant === 'allExcluded' ? [superior, { way: 'fill-post' }] : [{ way: 'fill-post' }, superior],
      };
    });

/** Somebody may stand in today. */
function standsIn({ approval, entry, seat, task }: Place, directory: DirectorySnapshot, seen: Seen): boolean {
  const ground = { ...seen.separation, subject: approval.subject, initiators: interestedIn(approval) };
  const asked = stillAsked(approval, entry, seat);
  return standInsFor(directory, task.holder, { ground, asked, decided: decidersIn(entry) }, seen.today).length > 0;
}

/** The holder of a task is away, and nobody who may stands in. */
export const awayNoProxy: Detector = (seen) => {
  const { state, directory, today } = seen;
  if (directory === null) return [];
  return openPlaces(state).flatMap((place): Found[] => {
    const { task, approval, entry } = place;
    const absence = absenceOf(directory, task.holder, today);
    if (absence === undefined || hasLeft(task.holder, directory, today) || standsIn(place, directory, seen)) return [];
    const delegated = task.holder !== task.owner;
    const recall: Repair[] = delegated ? [{ command: 'recall', data: { task: task.id } }] : [];
    return [
      {
        about: taskThing(place),
        detail: { until: absence.to, from: absence.from, why: absence.reason },
        since: fromDay(maxDate(absence.from, task.openedOn ?? entry.openedOn)),
        repair: [...recall, { way: 'name-proxy' }, reassign(task.id, approval.version)],
      },
    ];
  });
};

function hasLeft(id: string, directory: DirectorySnapshot, today: PlainDate): boolean {
  const person = personOf(directory, id);
  return person === undefined || !inService(person, today);
}

/** Rules that find nobody else when the person leaves; an added signer was named, too. */
const NAMES_PEOPLE: readonly string[] = ['named', 'chosen', 'party'];

/** The holder left the service, and no rule of the step finds somebody else. */
export const approverLeft: Detector = ({ state, directory, today }) => {
  if (directory === null) return [];
  return openPlaces(state).flatMap((place): Found[] => {
    const { task, step, approval, entry } = place;
    const named = task.origin === 'added' || (step !== undefined && NAMES_PEOPLE.includes(step.who.by));
    if (!named || !hasLeft(task.holder, directory, today)) return [];
    const left = personOf(directory, task.holder)?.activeTo ?? null;
    const vote = isVote(approval, entry);
    const replace: Repair = {
      command: 'repair-replace-seat',
      data: {
        approval: approval.id,
        entry: entry.no,
        seat: entry.seats.indexOf(place.seat),
        previewVersion: approval.version,
      },
    };
    return [
      {
        about: taskThing(place),
        detail: { left: left ?? '' },
        since: fromDay(maxDate(left ?? entry.openedOn, task.openedOn ?? entry.openedOn)),
        repair: [
          vote ? replace : reassign(task.id, approval.version),
          { command: 'hand-over', data: { from: task.holder } },
        ],
      },
    ];
  });
};

/** The task is given to somebody else by the administrator. */
export function reassign(task: string, previewVersion: number): Repair {
  return { command: 'repair-reassign', data: { task, previewVersion } };
}
