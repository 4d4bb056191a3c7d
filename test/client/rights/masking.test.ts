import { describe, expect, test } from '@jest/globals';
import { masked } from '../../../client/rights/masking.js';

const WORKER = {
  worker: 'w1',
  name: '社工甲',
  station: 'st1',
  bornOn: '1995-04-03',
  startedOn: '2026-07-01',
  certificate: { level: 'assistant', number: '2201234567', obtainedOn: '2024-09-01' },
};

describe('who need not know the people of a case is shown', () => {
  test('of a worker the first character of the name, the year of birth and the last digits of the certificate', () => {
    expect(masked({ state: { staff: { workers: { w1: WORKER } } } })).toEqual({
      state: {
        staff: {
          workers: {
            w1: {
              ...WORKER,
              name: '社**',
              bornOn: '1995-**-**',
              certificate: { ...WORKER.certificate, number: '******4567' },
            },
          },
        },
      },
    });
  });

  test('telephone numbers and numbers of citizens covered, also within a text', () => {
    expect(masked({ phone: '0433-2511234', what: '联系 13812345678，证号 220102199504031234' })).toEqual({
      phone: '********1234',
      what: '联系 138****5678，证号 220*************34',
    });
  });

  test('names of officers, stations and parties as they are', () => {
    const others = {
      actor: { id: 'jingban', name: '经办人' },
      station: { id: 'st1', name: '示例街道社工站' },
      number: '合同1号',
    };
    expect(masked(others)).toEqual(others);
  });
});
