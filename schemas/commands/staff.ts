import { z } from 'zod';
import {
  CERTIFICATE_LEVELS,
  CONSEQUENCES,
  EDUCATIONS,
  SIGN_PLACES,
  STATION_ITEMS,
  WORKER_ROLES,
} from '../../domain/policy/vocabulary.js';
import { reason } from '../common.js';
import { birthday, calendarYear, choice, count, day, fenSum, list, ownId, text } from '../fields.js';

const worker = ownId('Worker (社工)', 'worker');
const note = text('Note (备注)').optional();
const level = choice(CERTIFICATE_LEVELS, 'Level (证书级别)');
const number = text('Number (证书编号)', 100).optional();
const registeredOn = day('Registered (登记日)').optional();

/** Bodies of the chapter staff (人员、场地、进驻). */
export const staffBodies = {
  'start-project': z.strictObject({ note }).describe('Start the project (项目启动)'),
  'place-worker': z
    .strictObject({
      worker: ownId('Worker (社工)'),
      name: text('Name (姓名)', 50),
      station: ownId('Station (社工站)', 'station'),
      hiredOn: day('Hired (录用日)'),
      startedOn: day('Started work (到岗日)'),
      placedOn: day('Placed at the station (派驻日)'),
      employer: choice(['contractor', 'township'], 'Employer (用人单位)'),
      role: choice(WORKER_ROLES, 'Role (岗位类别)'),
      bornOn: birthday('Born (出生日期)'),
      education: choice(EDUCATIONS, 'Education (学历)'),
      socialWorkDegree: z.boolean().describe('Degree in social work (社会工作专业)'),
      certificate: z
        .strictObject({ level, number, obtainedOn: day('Obtained (取得日)'), registeredOn })
        .describe('Certificate the worker brings along (已有职业资格证书)')
        .optional(),
    })
    .describe('Place a worker (派驻社工)'),
  'record-labour-contract': z
    .strictObject({ worker, monthlyWageFen: fenSum('Wage a month (月工资)').optional() })
    .describe('Record a labour contract (登记劳动合同)'),
  'record-certificate': z
    .strictObject({
      worker,
      level,
      number,
      registeredOn,
    })
    .describe('Record a certificate (登记职业资格证书)'),
  'record-training': z
    .strictObject({
      worker,
      hours: count('Hours (学时)', 1, 1_000),
      year: calendarYear('Year of the training (培训年度)'),
    })
    .describe('Record training (登记培训)'),
  'record-leaving': z
    .strictObject({ worker, lastDay: day('Last day in service (最后在岗日)'), reason })
    .describe('Record that a worker will leave (登记拟离岗)'),
  'record-worker-borrowed': z
    .strictObject({
      worker,
      by: text('By whom (抽调单位)', 200),
      work: text('For what work (从事的工作)', 500),
      until: day('Until (至)').optional(),
    })
    .describe('Record that a worker was lent to other work (登记抽调社工)'),
  'remove-worker': z.strictObject({ worker, reason }).describe('Remove a worker (社工离岗)'),
  'apply-consequence': z
    .strictObject({ worker, measure: choice(CONSEQUENCES, 'Measure (处理方式)'), note })
    .describe('Apply the consequence of a missed certificate (未取证处理)'),
  'confirm-premises': z
    .strictObject({
      station: ownId('Station (社工站)', 'station'),
      areaM2: count('Floor area in square metres (面积)', 1, 10_000).optional(),
      items: list(text('Item', 100), 'Fit-out (设施)').optional(),
      shows: list(choice(STATION_ITEMS, 'Item'), 'Rules and fit-out that are there (站点应有事项)').optional(),
      sign: z
        .strictObject({
          text: text('Text of the sign (标牌文字)', 200),
          logos: list(text('Logo', 50), 'Logos beside the text, by name (标识)'),
          places: list(choice(SIGN_PLACES, 'Place'), 'Where it hangs (悬挂位置)'),
        })
        .describe('The sign that hangs there (标牌)')
        .optional(),
    })
    .describe('Confirm the premises (确认场地)'),
  'confirm-deployment': z.strictObject({ note }).describe('Confirm the deployment (确认进驻)'),
  'record-handover': z
    .strictObject({ to: text('To whom (接收方)', 200), note })
    .describe('Record the handover (登记交接)'),
};
