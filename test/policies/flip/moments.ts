import type { CommandData } from '../../../domain/commands.js';
import { type Case, d, fork } from '../../support/case.js';
import { awarded, opened, planned, SECOND, SUM, serving, signing } from '../../support/course.js';
import { answer, graft, under } from './setting.js';

/*
 * Moments of a purchase at which several settings are told apart, and what is asked there.
 */

/** The rule does not hold for this purchase. */
export const NOT_HERE = { appliesTo: ['nonAct'] };

/** Everything is ready to sign. */
export function approved(): Case {
  const c = awarded();
  c.to('2023-03-20');
  c.approved('contract', 'y1', { fen: SUM });
  return c;
}

export const signs = (change: Parameters<typeof signing>[2]) => (c: Case) =>
  answer(c, 'sign-contract', signing(1, '2023-03-20', change));

/** The documents are approved; nothing is issued yet. */
export function documented(intention = false): Case {
  const c = planned();
  if (intention) {
    c.to('2023-01-19');
    c.ok('publish-intention', { title: '采购意向', fen: SUM, plannedFor: d('2023-03-01'), medium: '政府采购网' });
  }
  c.to('2023-02-20');
  c.approved('tender-documents', 'lot', { title: '磋商文件' });
  return c;
}

/** Service has departed from the contract, where the steps of Henan hold. */
export function drifted(serious: boolean): Case {
  const c = under(fork(serving()), graft('drift-ladder', '410122'));
  c.ok('report-drift', { year: 1, what: '服务时长不足', serious });
  return c;
}

/** The plan of a purchase just opened. */
export function drafting(): Case {
  const c = opened();
  c.to('2023-01-10');
  return c;
}

type Change = CommandData['change-party'];
/** Another contractor takes over. */
export const takesOver =
  (party: Partial<Change['party']>, contractorProfile?: Change['contractorProfile']) => (c: Case) =>
    answer(c, 'change-party', {
      role: 'contractor',
      party: { ...SECOND, ...party },
      reason: '机构变更',
      ...(contractorProfile === undefined ? {} : { contractorProfile }),
    });

/** The first tranche is approved. */
export function allowed(): Case {
  const c = fork(serving('640402'));
  c.approved('payment', 't1', {});
  return c;
}
