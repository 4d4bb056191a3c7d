import { addDays } from '../../domain/calendar/plain-date.js';
import type { ScenarioCommand } from '../../domain/drive/scenario.js';
import { adoptedOn, type DemoCase, type DemoGround, opened, planData } from './cases.js';

/** Two cycles of the county beside: a contract whose filing waits with the prefecture, and a plan at its first step. */
export function neighbourCases(ground: DemoGround): DemoCase[] {
  return [filedCase(ground), draftedCase(ground)];
}

function filedCase(ground: DemoGround): DemoCase {
  const opening = adoptedOn(ground, {
    lot: 1,
    title: '图们社会工作服务站项目（演示：履约中）',
    secondFrom: addDays(ground.today, -60),
  });
  const filing: ScenarioCommand = { kind: 'submit-filing', data: { of: 'contract', to: 'city', year: 2 } };
  return { opening, entries: [filing] };
}

function draftedCase(ground: DemoGround): DemoCase {
  const entries: ScenarioCommand[] = [
    { kind: 'draft-plan', data: planData(ground, 2) },
    { kind: 'submit-approval', data: { subject: { kind: 'annual-plan', ref: 'y1' } } },
  ];
  return { opening: opened(ground, 2, '图们社会工作服务站项目（演示：计划审核中）', ground.today), entries };
}
