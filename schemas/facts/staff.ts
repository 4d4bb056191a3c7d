import { z } from 'zod';
import { staffBodies } from '../commands/staff.js';
import { count } from '../fields.js';
import { anyDay } from './fields.js';

const bodies = staffBodies;
const { worker, station, role, employer } = bodies['place-worker'].shape;
const people = (about: string) => count(about, 0, 10_000);
const years = (about: string) => count(about, 0, 150);
const have = people('Workers there (现有人数)');

/** Facts of the chapter staff (人员、场地、进驻). */
export const staffFacts = {
  'project-started': bodies['start-project'].describe('Project started (项目启动)'),
  'worker-hired': bodies['place-worker'].describe('Worker hired (社工聘用)'),
  'worker-started': z.strictObject({ worker, station, role, employer }).describe('Worker started (社工上岗)'),
  'worker-placed': z.strictObject({ worker, station, role }).describe('Worker placed at a station (社工进驻站点)'),
  'labour-contract-recorded': bodies['record-labour-contract'].describe('Labour contract (登记劳动合同)'),
  'certificate-recorded': bodies['record-certificate'].describe('Certificate (登记证书)'),
  'training-recorded': bodies['record-training'].describe('Training (登记培训学时)'),
  'leaving-recorded': bodies['record-leaving'].describe('Worker will leave (登记拟离岗)'),
  'worker-borrowed': bodies['record-worker-borrowed'].describe('Worker lent to other work (抽调社工)'),
  'age-limit-passed': z
    .strictObject({ worker, age: years('Age that day (年龄)'), max: years('Highest age allowed (年龄上限)') })
    .describe('Worker over the age limit (在岗社工超过年龄上限)'),
  'worker-removed': bodies['remove-worker'].extend({ station }).describe('Worker left the station (社工离站)'),
  'certification-breached': z
    .strictObject({ worker, due: anyDay('Day the certificate was due (应持证日)') })
    .describe('Certificate missed (未按期持证)'),
  'consequence-applied': bodies['apply-consequence'].describe('Consequence of a missed certificate (作出处理)'),
  'premises-confirmed': bodies['confirm-premises'].describe('Premises confirmed (确认场地)'),
  'deployment-confirmed': bodies['confirm-deployment'].describe('Deployment confirmed (确认进驻)'),
  'station-below-minimum': z
    .strictObject({ station, have, need: people('Workers required (最低配备)') })
    .describe('Station below its minimum (站点人数低于最低配备)'),
  'station-refilled': z.strictObject({ station, have }).describe('Station has its minimum again (站点补足人员)'),
  'handover-recorded': bodies['record-handover'].describe('Handed over (完成交接)'),
};
