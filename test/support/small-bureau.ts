import type { Post } from '../../domain/people.js';
import type { Case } from './case.js';
import { bids, ranking, tendered } from './course.js';

/**
 * A county whose only deputy head also runs the office: he finished the evaluation of the bids, and the award has
 * nobody else to go to. It is 7 March, the report is in. `more`: further posts he holds.
 */
export function evaluatedByTheDeputy(more: readonly Post[] = []): Case {
  const c = tendered();
  const since = c.world.directory.holdings[0]?.from ?? c.today;
  const held = (['headOfOffice', ...more] as const).map((post) => ({
    post,
    person: 'deputyHead',
    from: since,
    to: null,
  }));
  const { directory } = c.world;
  c.world = { ...c.world, directory: { ...directory, holdings: [...directory.holdings, ...held] } };
  c.to('2023-03-02');
  c.ok('open-bids', bids(), { as: 'agent' });
  c.to('2023-03-03');
  c.ok('finish-bid-evaluation', ranking(), { as: 'deputyHead' });
  c.to('2023-03-07');
  c.ok('record-evaluation-report', {}, { as: 'agent' });
  return c;
}
