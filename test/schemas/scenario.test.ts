import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { OUTSIDE_KINDS } from '../../schemas/commands.js';
import { parseScenario, scenarioSchema } from '../../schemas/scenario.js';
import { OPENING, SIGNING } from './samples.js';

type Published = {
  properties: { commands: { items: { anyOf: { properties: { kind: { const: string } } }[] } } };
};

const opening = { kind: 'open-cycle', on: '2026-01-05', data: OPENING };

function fieldsWrongIn(input: unknown): string[] {
  const parsed = parseScenario(input);
  return 'issues' in parsed ? parsed.issues.map(({ field }) => field) : [];
}

describe('a scenario', () => {
  test('takes commands in the shape of the API and a time of its own', () => {
    const input = {
      policy: '222401',
      commands: [{ ...opening, at: '2026-01-05T02:30:00.000Z', by: 'officer' }],
      until: '2026-12-31',
    };
    expect(parseScenario(input)).toEqual({ value: input });
  });

  test('lets a verb of an approval name subject, step and person instead of the task', () => {
    const subject = { kind: 'annual-plan', ref: 'y1' };
    const verbs = [
      { kind: 'approve', data: { subject, step: 'head', person: 'headOfOffice', opinion: '同意' } },
      { kind: 'approve', data: { task: 'a1.1.1', ifVersion: 3, contentHash: 'b'.repeat(64) } },
      { kind: 'withdraw', data: { subject, reason: '改期' } },
      { kind: 'submit-approval', data: { subject } },
    ];
    expect(parseScenario({ commands: verbs })).toEqual({ value: { commands: verbs } });
  });

  test('names the command that is wrong, and the field in it', () => {
    const signing = { kind: 'sign-contract', data: { ...SIGNING, fen: 1.5 } };
    expect(fieldsWrongIn({ commands: [opening, signing] })).toEqual(['commands[1].data.fen']);
    expect(fieldsWrongIn({ commands: [{ kind: 'sign', data: {} }] })).toEqual(['commands[0].kind']);
    expect(fieldsWrongIn({ commands: [{ ...opening, when: 'now' }] })).toEqual(['commands[0].when']);
    expect(fieldsWrongIn({ commands: [{ ...opening, at: '2026-01-05T25:00:00.000Z' }] })).toEqual(['commands[0].at']);
    expect(fieldsWrongIn({ commands: [], till: '2026-12-31' })).toEqual(['till']);
    expect(fieldsWrongIn([])).toEqual(['(input)']);
  });

  test('may be as long as a cycle of several years', () => {
    const commands = Array.from({ length: 500 }, () => opening);
    expect(fieldsWrongIn({ commands })).toEqual([]);
  });

  test('has a JSON Schema with one form for each kind', () => {
    const schema: Published = JSON.parse(JSON.stringify(z.toJSONSchema(scenarioSchema, { io: 'input' })));
    const kinds = schema.properties.commands.items.anyOf.map(({ properties }) => properties.kind.const);
    expect(kinds).toEqual(OUTSIDE_KINDS);
  });
});
