import { isVote } from '../approval/find.js';
import { minDate, type PlainDate } from '../calendar/plain-date.js';
import { reassign } from './approvers.js';
import { cautiousDue, dutyThing, fromDay, isBroken, liveEntries, openPlaces, type Place, taskThing } from './look.js';
import type { Detector, Found, Repair } from './types.js';

/** Whose part it is: what an outside party, an initiator or a second person has to do has a reason of its own. */
export function isParty({ step, task }: Place): boolean {
  return step?.who.by === 'party' && task.origin === 'route';
}

function isPast({ task }: Place, today: string): boolean {
  return task.due !== undefined && task.due.on < today;
}

/** Nobody decided by the due day of the step. */
export const overLimit: Detector = ({ state, today }) =>
  openPlaces(state)
    .filter((place) => isPast(place, today) && !isParty(place))
    .filter(({ approval, task }) => task.origin !== 'revise' && approval.subject.kind !== 'repair')
    .map((place): Found => {
      const { approval, entry, task } = place;
      const { version: previewVersion } = approval;
      const closeVote: Repair = {
        command: 'repair-close-vote',
        data: { approval: approval.id, entry: entry.no, previewVersion },
      };
      const urge: Repair = { command: 'urge', data: { task: task.id } };
      const extend: Repair = { command: 'repair-extend-limit', data: { task: task.id, previewVersion } };
      // Who votes is fixed: a vote has no task that could be given to somebody else.
      const freed = isVote(approval, entry) ? closeVote : reassign(task.id, previewVersion);
      return { ...late(place), repair: [urge, freed, extend] };
    });

/** What was sent back lies with the initiator past its day. */
export const returnedIdle: Detector = ({ state, today }) =>
  openPlaces(state)
    .filter((place) => place.task.origin === 'revise' && isPast(place, today))
    .map((place): Found => {
      const { approval, entry, task } = place;
      return {
        ...late(place),
        since: fromDay(task.openedOn ?? entry.openedOn),
        repair: [
          { command: 'urge', data: { task: task.id } },
          { command: 'hand-over', data: { from: task.holder } },
          { command: 'withdraw', data: { approval: approval.id, ifVersion: approval.version } },
        ],
      };
    });

/** A repair waits for its second person: there is none, or he is late. */
export const repairWaitsSecond: Detector = ({ state, today }) => [
  ...liveEntries(state)
    .filter(({ approval, entry }) => approval.subject.kind === 'repair' && entry.status === 'unmanned')
    .map(({ approval, entry }): Found => {
      const { kind, ref } = approval.subject;
      return {
        about: { kind: 'entry', entry: entry.no, approval: approval.id, step: entry.step, subject: { kind, ref } },
        detail: { variant: 'nobody' },
        since: fromDay(proposedOn({ approval, entry })),
        repair: [{ way: 'second-person' }],
      };
    }),
  ...openPlaces(state)
    .filter((place) => place.approval.subject.kind === 'repair' && isPast(place, today))
    .map((place): Found => {
      const since = fromDay(proposedOn(place));
      const urge: Repair = { command: 'urge', data: { task: place.task.id } };
      return { ...late(place), detail: { variant: 'late' }, since, repair: [urge, { way: 'escalate' }] };
    }),
];

/** A proposal is as old as its first entry. */
function proposedOn({ approval, entry }: Pick<Place, 'approval' | 'entry'>): PlainDate {
  return approval.entries.map(({ openedOn }) => openedOn).reduce(minDate, entry.openedOn);
}

function late(place: Place): Omit<Found, 'repair'> {
  const { task, entry } = place;
  const due = task.due?.on ?? entry.openedOn;
  return { about: taskThing(place), detail: { due }, since: fromDay(due) };
}

/**
 * A duty is late for sure and still open. A receipt that does not come has a reason of its own; windows that nobody owes
 * are ended by time.
 */
export const limitBroken: Detector = ({ obligations, today }) =>
  obligations
    .filter((duty) => isBroken(duty, today) && duty.rule !== 'filing-receipt' && duty.owner !== 'none')
    .map((duty): Found => {
      const due = cautiousDue(duty) ?? today;
      return {
        about: dutyThing(duty),
        detail: { due, severity: duty.severity, basis: duty.basis },
        since: fromDay(due),
        breaksOn: due,
        repair: [{ way: 'meet-late' }, { command: 'waive-obligation', data: { obligation: duty.id } }],
      };
    });
