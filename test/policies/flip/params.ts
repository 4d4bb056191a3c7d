import { openTasks } from '../../../domain/approval/tasks.js';
import type { PolicyParams } from '../../../domain/policy/types.js';
import type { Case } from '../../support/case.js';
import { plan, planned, signed } from '../../support/course.js';
import { drafting } from './moments.js';
import { answer, dates, type Flip, type Settings } from './setting.js';

const returned = () => {
  const c = planned();
  c.ok('record-filing-returned', { filing: 'f1', reasons: '缺附件' });
  return c;
};

/** The head of the office is said to have signed the plan on paper, two days ago. */
function signedOnPaper(): Case {
  const c = drafting();
  c.ok('draft-plan', plan());
  c.ok('submit-approval', { subject: { kind: 'annual-plan', ref: 'y1' } });
  const [task] = openTasks(c.state);
  const running = c.state.approvals.running[task?.approval ?? ''];
  const seen = { ifVersion: running?.version ?? 0, contentHash: running?.subject.hash ?? '' };
  const file = 'a'.repeat(64);
  const data = { task: task?.task, decidedBy: 'headOfOffice', value: 'approve', ...seen, file };
  c.ok('record-paper', data as never);
  c.to('2023-01-11');
  return c;
}

function paperTask(c: Case): string {
  return c.last('task-opened').data.task.replace(/\d+\.\d+$/, '1.1');
}

const param = (change: Partial<PolicyParams>): Flip['flip'] => {
  return (policy) => ({ ...policy, params: { ...policy.params, ...change } });
};

export const PARAMS: Settings<keyof PolicyParams> = {
  reserveWd: { from: () => signed(), flip: param({ reserveWd: 20 }), see: (c) => dates(c, 'annual-result@y1#1') },
  refileWd: {
    from: returned,
    flip: param({ refileWd: 0 }),
    see: (c) => {
      c.to('2023-01-20');
      c.ok('refile', { filing: 'f1' });
      return c.last('filing-resubmitted').data.keepsFirstDay;
    },
  },
  paperObjectionWd: {
    from: signedOnPaper,
    flip: param({ paperObjectionWd: 0 }),
    see: (c) => answer(c, 'object-to-paper', { task: paperTask(c), reason: '没有签过' }, { as: 'headOfOffice' }),
  },
};
