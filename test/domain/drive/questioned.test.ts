import { describe, expect, test } from '@jest/globals';
import { stageOf } from '../../../domain/cycle/stage.js';
import { driver } from '../../../domain/drive/course.js';
import { officeDay } from '../../../domain/drive/days.js';
import { drivePlan, PARTIES } from '../../../domain/drive/plan.js';
import type { ScenarioCommand, Scene, Script } from '../../../domain/drive/scenario.js';
import { fen } from '../../../domain/money/fen.js';
import { simulate } from '../../../domain/simulate.js';
import { cycleWorld, d } from '../../support/cycle-world.js';
import { endOf, factsOf, verdicts } from '../../support/played.js';

const FROM = d('2026-01-05');
const BOND = fen(10_000_000);
const ASKED = { from: PARTIES.second, about: '评审得分有误', mayChangeResult: true };

/** What comes from outside, as soon as it can: bonds, questions about the result, and later another contractor. */
function fromOutside({ state }: Scene): ScenarioCommand | null {
  const { current, award, bonds, challenges } = state.tender;
  const bidders = [PARTIES.contractor, PARTIES.second, PARTIES.third];
  const missing = bidders.find(({ id }) => bonds[id] === undefined);
  if (current?.openedOn === null && missing !== undefined)
    return { kind: 'take-bond', by: 'agent', data: { party: missing.id, fen: BOND, form: 'guarantee' } };
  if (award !== null && award.noticeSentOn !== null && state.contract.years.y1 === undefined) {
    if (challenges.ch1 === undefined) return { kind: 'record-enquiry', data: ASKED };
    if (challenges.ch2 === undefined) return { kind: 'record-challenge', data: ASKED };
    if (challenges.ch3 === undefined) return { kind: 'record-complaint', data: ASKED };
  }
  const changed = state.contract.contractor?.id !== PARTIES.contractor.id;
  if (state.staff.deployedOn === null || changed) return null;
  return { kind: 'change-party', data: { role: 'contractor', party: PARTIES.third, reason: '原机构注销' } };
}

function script(): Script {
  const county = driver(drivePlan(FROM, { years: 1 }));
  return (scene, played) => {
    const outside = fromOutside(scene);
    return outside === null ? county(scene, played) : { ...outside, on: officeDay(scene.judging.today, scene) };
  };
}

describe('a purchase with bonds, questions and a change of contractor', () => {
  const played = simulate({ ...cycleWorld('222401', '2026-01-05'), from: FROM, script: script() });

  test('is brought to its end with every duty met; that an enterprise takes over is marked in Jilin', () => {
    expect(played.refusals).toEqual([]);
    expect(played.state.violations.map(({ rule }) => rule)).toEqual(['contractor-kinds']);
    expect(Object.keys(verdicts(played))).toEqual(['met']);
    expect(stageOf(played.state)).toBe('closed');
  });

  test.each([
    'bond-refund-losers@lot#1',
    'bond-refund-winner@lot#1',
    'enquiry-answer@ch1#1',
    'challenge-answer@ch2#1',
    'complaint-reply@ch3#1',
    'handover@lot#1',
    'disclosure-yearly@y1#1',
    'overdue-disclosure@y1#1',
  ])('%s is met', (id) => {
    expect(endOf(played, id).verdict).toBe('met');
  });

  test('is signed after the thirty days the complaint stopped it for, within the moved limit', () => {
    const [lifted] = factsOf(played, 'procurement-resumed').filter(({ data }) => data.challenge === 'ch3');
    const signed = factsOf(played, 'contract-signed')[0]?.on ?? '';
    expect(lifted?.data.reason).toBe('suspension-limit');
    expect(signed > (lifted?.on ?? '9')).toBe(true);
    expect(signed <= (endOf(played, 'contract-signing@y1#1').due ?? '')).toBe(true);
  });
});
