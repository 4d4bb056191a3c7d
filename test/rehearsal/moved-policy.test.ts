import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { setFromFiles } from '../../client/cli/offline-play.js';
import type { Gateway } from '../../client/cycles.js';
import type { AskedOf } from '../../client/gateway-ports.js';
import { commandOf } from '../../domain/drive/command.js';
import { fillMove } from '../../domain/drive/fill-move.js';
import { policyRef } from '../../domain/policy/lookup.js';
import { isNo } from '../../domain/refusal.js';
import { simulate } from '../../domain/simulate.js';
import { handIn } from '../../rehearsal/hand-in.js';
import { parseScenario } from '../../schemas/scenario.js';
import { ROOT } from '../../scripts/setup/paths.mjs';
import { d, region } from '../support/cycle-world.js';
import { factsOf } from '../support/played.js';

const FROM = d('2025-03-03');
const read = parseScenario(parse(readFileSync(join(ROOT, 'policies/scenarios/640402-new-policy.yaml'), 'utf8')));
if ('issues' in read) throw new Error(JSON.stringify(read.issues));
const play = { code: region('640402'), scenario: read.value, from: FROM };
const input = setFromFiles([join(ROOT, 'policies')], play);
if ('damaged' in input) throw new Error(input.damaged);

describe('a scenario that moves to a new version of the policy', () => {
  const played = simulate(input);
  const asked = input.commands?.find(({ kind }) => kind === 'move-to-policy');

  test('is judged by that version from then on', () => {
    expect(played.refusals).toEqual([]);
    const [moved] = factsOf(played, 'policy-moved');
    expect(moved?.data).toMatchObject({ from: policyRef(input.policy), to: played.state.policy });
    expect(played.judging.policy).toMatchObject({ movedFrom: policyRef(input.policy), version: '2025-06-01' });
    expect(played.state.policy).toMatch(/^640402@2025-06-01#/);
  });

  test('carries it packed, in at most 16 KB', () => {
    if (asked === undefined) throw new Error('the scenario moves');
    const filled = fillMove(asked, input.policy, input.versions ?? []);
    expect(JSON.stringify(filled)).toContain('"deflated"');
    expect(JSON.stringify(filled).length).toBeLessThanOrEqual(16 * 1024);
  });

  test('is rehearsed by naming the day from which that version is in force, as anybody at the door would', async () => {
    if (asked === undefined) throw new Error('the scenario moves');
    const filled = fillMove(asked, input.policy, input.versions ?? []);
    if (isNo(filled)) throw new Error(filled.refused);
    const command = commandOf(played.state, filled, played.judging.at, input.directory, 'scenario-0002');
    if ('refused' in command) throw new Error(command.refused);
    const given: unknown[] = [];
    const submit = async ({ request, cycleId }: AskedOf) => {
      given.push(request);
      return { cycleId, commandId: 'scenario-0002', seq: 1, hash: played.state.hash };
    };
    await handIn({ submit } as unknown as Gateway, input.directory, command, false);
    expect(given).toMatchObject([
      { kind: 'move-to-policy', data: { asOf: '2025-06-01', reason: expect.stringContaining('2025年6月1日') } },
    ]);
  });
});
