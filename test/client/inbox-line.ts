import type { InboxLine } from '../../client/screens/own-lists.js';
import { CYCLE } from './http/app-for-tests.js';

/** A task in the hand of the officer: the first step of a yearly plan, unless told otherwise. */
export function inboxLine(own: Partial<InboxLine> = {}): InboxLine {
  return {
    ...{ cycleId: CYCLE, cycleTitle: '社工站服务采购', stage: 'planning' },
    ...{ task: 'a1.1.1', approval: 'a1', subject: { kind: 'annual-plan', ref: 'y1' } },
    ...{ step: 'head', stepTitle: '科室审核', applicant: null, applicantName: null, applicantPost: null },
    ...{ owner: 'officer', ownerName: '经办人', origin: 'route', arrivedOn: null, stayWd: null },
    ...{ due: null, earliest: null, latest: null, certainty: 'final', lane: 'ok', slackWd: null },
    ...{ unread: false, urged: 0, money: false, batch: false, version: 3, contentHash: 'a'.repeat(64) },
    ...own,
  };
}
