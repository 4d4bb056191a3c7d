import type { PlainDate } from '../calendar/plain-date.js';
import type { CommandData } from '../commands.js';
import type { DirectorySnapshot } from '../directory/types.js';
import type { TouchedStep } from './touched.js';

type Revision = Pick<DirectorySnapshot, 'code' | 'rev'>;
/** A look-up of approvals, and the name under which a cycle takes it once. */
export type Asking = {
  cause: string;
  order: { kind: 're-resolve'; on: PlainDate; data: CommandData['re-resolve']; people: [] };
};

/** One revision is looked up under one name a day: on a later day somebody may have left by then. */
export function causeOfAsking({ code, rev }: Revision, today: PlainDate): string {
  return `directory/${code}/${rev}@${today}`;
}

/**
 * The order to look up just these steps of a cycle. Which approvals are asked stands in the name too, for a cycle is
 * asked about those alone that are touched.
 */
export function askingOf(directory: Revision, today: PlainDate, steps: readonly TouchedStep[]): Asking {
  const approvals = steps.map(({ approval }) => approval).sort();
  const data = { approvals, directoryRev: directory.rev };
  return {
    cause: `${causeOfAsking(directory, today)}/${approvals.join('+')}`,
    order: { kind: 're-resolve', on: today, data, people: [] },
  };
}
