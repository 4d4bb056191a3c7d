import type { DirectorySnapshot } from '../../domain/directory/types.js';
import type { CycleId } from '../../domain/ids.js';
import type { FieldIssue } from '../../schemas/issues.js';

/**
 * People a new directory leaves out although an open cycle still needs to know them. Who goes gets a last day: his seat
 * is then given to another, and what he decided still reads well.
 */
export function missedPeople(
  now: DirectorySnapshot,
  next: DirectorySnapshot,
  needed: ReadonlyMap<string, CycleId>,
): FieldIssue[] {
  const there = new Set(next.people.map(({ id }) => id));
  return now.people.flatMap(({ id, name }) => {
    const cycleId = needed.get(id);
    if (cycleId === undefined || there.has(id)) return [];
    return [
      {
        field: 'people',
        expected: { zh: `保留人员 ${id}（${name}），${cycleId} 还需要`, en: `${id}, whom ${cycleId} still names` },
        mend: { zh: '不要删行，填写离岗日', en: 'keep the line and enter the last day of service' },
      },
    ];
  });
}
