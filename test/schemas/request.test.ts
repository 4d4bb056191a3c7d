import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { OUTSIDE_KINDS } from '../../schemas/commands.js';
import type { FieldIssue } from '../../schemas/issues.js';
import { parseCommandRequest } from '../../schemas/request.js';
import { APPROVE, OPENING, SIGNING } from './samples.js';

function issuesOf(input: unknown): FieldIssue[] {
  const parsed = parseCommandRequest(input);
  return 'issues' in parsed ? parsed.issues : [];
}
const one = (input: unknown) => issuesOf(input)[0];
const signing = (change: Record<string, unknown>) => ({ kind: 'sign-contract', data: { ...SIGNING, ...change } });

describe('a request for a command', () => {
  test('is read into the shape the domain knows', () => {
    const parsed = parseCommandRequest({ kind: 'approve', commandId: 'c-0000001', on: '2026-03-02', data: APPROVE });
    expect(parsed).toEqual({
      value: { kind: 'approve', commandId: 'c-0000001', on: '2026-03-02', data: APPROVE },
    });
  });

  test('a move to another policy names a day, not a policy', () => {
    expect(issuesOf({ kind: 'move-to-policy', data: { asOf: '2026-01-01', reason: '新规施行' } })).toEqual([]);
    const typed = { policy: { id: '1', version: '1', hash: '1' }, reason: '自带政策' };
    expect(issuesOf({ kind: 'move-to-policy', data: typed }).map(({ field }) => field)).toContain('data.policy');
  });

  test('a kind of the system is not offered', () => {
    const issue = one({ kind: 'apply-calendar', data: {} });
    expect(issue?.field).toBe('kind');
    expect(issue?.expected.zh).not.toContain('apply-calendar');
  });

  test('an impossible date names the field, what was expected and how to mend it', () => {
    expect(one(signing({ effectiveOn: '2026-02-30' }))).toEqual({
      field: 'data.effectiveOn',
      expected: { zh: '没有这一天，请核对年、月、日', en: 'a day that exists' },
      mend: { zh: '请核对后改正', en: 'check and mend it' },
    });
    expect(one(signing({ effectiveOn: '2026/02/03' }))?.mend.zh).toBe('例如 2026-09-22');
  });

  test('money that is not a whole number of fen is told how yuan are written', () => {
    expect(one(signing({ fen: 1234.56 }))).toEqual({
      field: 'data.fen',
      expected: { zh: '以分为单位的整数', en: 'money as a whole number of fen' },
      mend: { zh: '1234.56 元写作 123456', en: '1234.56 yuan is written 123456' },
    });
    expect(one(signing({ fen: '40000000' }))?.field).toBe('data.fen');
    expect(one(signing({ fen: 0 }))?.expected.en).toBe('at least 1');
    expect(one(signing({ fen: 2 ** 53 }))?.field).toBe('data.fen');
  });

  test('an unknown field is an error wherever it stands', () => {
    expect(one({ ...signing({}), actor: 'officer' })?.field).toBe('actor');
    expect(one(signing({ sum: 1 }))).toMatchObject({ field: 'data.sum', expected: { zh: '没有这个字段' } });
    const nested = signing({ contractor: { ...SIGNING.contractor, phone: '1' } });
    expect(one(nested)?.field).toBe('data.contractor.phone');
  });

  test('a missing field is told apart from a wrong one', () => {
    const { fen: _left, ...rest } = SIGNING;
    expect(one({ kind: 'sign-contract', data: rest })).toMatchObject({ field: 'data.fen', expected: { zh: '必填' } });
    expect(one({ kind: 'sign-contract' })).toMatchObject({ field: 'data', expected: { zh: '必填' } });
    expect(one(undefined)?.field).toBe('(input)');
  });

  test('all mistakes of a body are told at once', () => {
    const fields = issuesOf(signing({ year: 0, fen: 1.5, serviceTo: 'soon', parts: ['poem'] })).map(
      ({ field }) => field,
    );
    expect(fields.sort()).toEqual(['data.fen', 'data.parts[0]', 'data.serviceTo', 'data.year']);
  });

  test('a closed list shows what may be written', () => {
    const issue = one({ kind: 'open-cycle', data: { ...OPENING, regime: 'none' } });
    expect(issue?.expected.en).toBe('one of: act | belowThreshold | nonAct');
  });

  test('text that the database cannot carry is found, also in free fields', () => {
    const proposal = (value: unknown) => ({
      kind: 'submit-approval',
      data: { subject: { kind: 'deviation', ref: 'y1' }, proposal: { deep: [{ value }] } },
    });
    expect(one(proposal('a\u0000b'))?.field).toBe('data.proposal.deep[0].value');
    expect(one(proposal('\ud800'))?.field).toBe('data.proposal.deep[0].value');
    expect(one(proposal(Number.POSITIVE_INFINITY))?.expected.zh).toBe('普通数字');
    expect(issuesOf(proposal('第一行\n第二行 😀'))).toEqual([]);
  });

  test('a body nested or long beyond use is refused whole', () => {
    const deep = Array.from({ length: 30 }).reduce<unknown>((inner) => ({ inner }), 1);
    expect(one({ kind: 'correct-fact', data: { seq: 1, data: { deep }, reason: 'x' } })?.expected.en).toContain(
      'levels',
    );
    const long = Array.from({ length: 6_000 }, (_, at) => at);
    expect(issuesOf({ kind: 'correct-fact', data: { seq: 1, data: { long }, reason: 'x' } })).toHaveLength(1);
  });

  test('a key that would touch the prototype is refused', () => {
    const input: unknown = JSON.parse(
      '{"kind":"correct-fact","data":{"seq":1,"reason":"x","data":{"__proto__":{"a":1}}}}',
    );
    expect(one(input)).toMatchObject({ field: 'data.data.__proto__', expected: { en: 'no such field' } });
  });

  test('a day so far off that clocks from it leave the calendar is a slip of the pen', () => {
    for (const effectiveOn of ['0001-01-01', '1900-01-01', '2013-12-31', '2046-01-01', '9999-12-31']) {
      const [issue, more] = issuesOf(signing({ effectiveOn }));
      expect(issue?.field).toBe('data.effectiveOn');
      expect(more).toBeUndefined();
    }
    expect(one(signing({ effectiveOn: '9999-12-31' }))?.expected.zh).toBe('2014-01-01 至 2045-12-31 之间的日期');
    expect(issuesOf({ ...signing({}), on: '9999-12-31' }).map(({ field }) => field)).toEqual(['on']);
  });

  test('a command id of the system cannot be taken', () => {
    for (const commandId of ['wake/2026-01-01T00:00:00.000Z', 'effect/000012', 'short', 'a'.repeat(129)]) {
      expect(one({ ...signing({}), commandId })?.field).toBe('commandId');
    }
  });

  test('nothing anybody sends makes it throw, and every no names a field', () => {
    fc.assert(
      fc.property(fc.constantFrom(...OUTSIDE_KINDS), fc.jsonValue(), fc.jsonValue(), (kind, data, on) => {
        for (const input of [data, { kind, data }, { kind, data, on }]) {
          for (const issue of issuesOf(input)) {
            expect(issue.field).not.toBe('');
            expect(issue.expected.zh).not.toBe('');
            expect(issue.mend.en).not.toBe('');
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
