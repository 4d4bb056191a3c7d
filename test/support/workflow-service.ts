import { addDays } from '../../domain/calendar/plain-date.js';
import type { Command } from '../../domain/commands.js';
import type { ScenarioCommand } from '../../domain/drive/scenario.js';
import type { CycleId } from '../../domain/ids.js';
import { fen } from '../../domain/money/fen.js';
import { plainCommand, purchase, today } from './workflow-office.js';

const SINCE = addDays(today(), -60);
const SUM = fen(40_000_000);

/** Takes over a contract that was signed two months ago. */
export function adopting(cycleId: CycleId): Command {
  const data = {
    ...purchase(),
    asOf: today(),
    contractYear: 1,
    contractor: { id: 'centre', name: '社会工作服务中心', kind: 'socialOrganisation' as const },
    contracts: [
      {
        year: 1,
        signedOn: SINCE,
        effectiveOn: SINCE,
        serviceFrom: SINCE,
        serviceTo: addDays(SINCE, 364),
        fen: SUM,
        allocated: [{ tranche: 1, fen: fen(16_000_000), on: SINCE }],
      },
    ],
  };
  return plainCommand(cycleId, { kind: 'adopt-cycle', data });
}

/** What happens in a contract that runs, each accepted on the same day. */
export const IN_SERVICE: ScenarioCommand[] = [
  {
    kind: 'place-worker',
    data: {
      worker: 'w1',
      name: '甲',
      station: 'st1',
      hiredOn: today(),
      startedOn: today(),
      placedOn: today(),
      employer: 'contractor',
      role: 'project',
      bornOn: addDays(today(), -30 * 365),
      education: 'bachelor',
      socialWorkDegree: true,
    },
  },
  { kind: 'record-labour-contract', data: { worker: 'w1' } },
  { kind: 'record-training', data: { worker: 'w1', hours: 24, year: Number(today().slice(0, 4)) } },
  { kind: 'make-payment', data: { year: 1, tranche: 1, fen: fen(16_000_000) } },
  { kind: 'report-drift', data: { year: 1, what: '人员不足', serious: false } },
  { kind: 'order-correction', data: { year: 1, what: '补足人员', withinWd: 10 } },
  { kind: 'report-drift', data: { year: 1, what: '台账缺失', serious: true } },
  { kind: 'close-correction', data: { year: 1, result: '已补足' } },
];
