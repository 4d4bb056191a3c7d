import type { Obligation } from '../../obligations/types.js';
import type { ScenarioCommand } from '../scenario.js';

export function enquiryAnswered({ subject }: Obligation): ScenarioCommand {
  return { kind: 'answer-enquiry', data: { challenge: subject, answer: '按采购文件答复' } };
}

/** In a county that does its work a challenge finds nothing wrong. */
export function challengeAnswered({ subject }: Obligation): ScenarioCommand {
  return { kind: 'answer-challenge', data: { challenge: subject, answer: '经核查，质疑不成立', upheld: false } };
}

export function complaintReplied({ subject }: Obligation): ScenarioCommand {
  return { kind: 'reply-complaint', data: { challenge: subject, reply: '就投诉事项作出说明，附有关材料' } };
}
