import { describe, expect, test } from '@jest/globals';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import { GENESIS_HASH } from '../../../domain/hash.js';
import { compilePolicy } from '../../../domain/policy/compile.js';
import { shippedLayers } from '../../policies/profiles/shipped.js';
import { OPENING } from '../../schemas/samples.js';
import { factsOf, playedFile } from '../../support/played.js';
import { appFor, CYCLE, emptyReads, listeningGateway } from '../http/app-for-tests.js';
import { region } from '../world.js';
import { caigou } from './terminal.js';

const played = playedFile('222401-in-time', plainDate('2026-01-31'));
const [filed] = factsOf(played, 'filing-submitted');

describe('an accepted command', () => {
  const reads = emptyReads({
    facts: async () => ({ facts: played.facts, nextAfterSeq: null }),
    obligations: async () => ({
      obligations: played.obligations.map((each) => ({ ...each, cycleId: CYCLE, cycleTitle: '' })),
      next: null,
    }),
  });
  const accepted = { cycleId: CYCLE, commandId: filed?.commandId ?? '', seq: filed?.seq ?? 0, hash: GENESIS_HASH };
  const app = appFor({ reads, gateway: listeningGateway({ submit: async () => accepted }) });
  const filing = ['do', 'submit-filing', '--cycle', CYCLE, '--as', 'officer', '--data', '{"of":"plan","to":"county"}'];

  test('says what was put on record, what it settles and which dates came of it', async () => {
    const said = await caigou(filing, { app });
    expect(said).toMatchObject({ err: '', code: 0 });
    expect(said.out).toMatch(new RegExp(`${filed?.on} {2}报送备案（第 ${filed?.seq} 条）`));
    expect(said.out).toMatch(/义务了结：报送年度实施计划备案（整个采购项目，期限 2026-01-\d\d）已办结/);
    expect(said.out).toMatch(/由此产生的期限：\n {2}2026-\d\d-\d\d {2}受理机关出具备案回执（第 1 件备案），/);
  });

  test('answers programs with the bare receipt', async () => {
    expect(JSON.parse((await caigou([...filing, '--json'], { app })).out)).toEqual(accepted);
  });
});

describe('an opening of a county nobody has written a policy for', () => {
  const { policy } = compilePolicy(shippedLayers().layers, region('410122'), plainDate('2026-01-05'));
  const app = appFor({ reads: emptyReads({ policyInForce: async () => policy }) });
  const open = ['cycle', 'open', '--as', 'officer', '--data', JSON.stringify(OPENING)];

  test.each([
    ['given', []],
    ['previewed', ['--dry-run']],
  ])('says which layers it goes without, in words and as a field: %s', async (_how, more) => {
    const said = await caigou([...open, ...more], { app });
    expect(said).toMatchObject({ err: '', code: 0 });
    expect(said.out).toContain('410100 没有自己的政策，按上一层执行\n410122 没有自己的政策，按上一层执行\n');
    expect(JSON.parse((await caigou([...open, ...more, '--json'], { app })).out).missing).toEqual(['410100', '410122']);
  });

  test('says nothing of it with other commands, or where the county has a file of its own', async () => {
    const filing = [
      'do',
      'submit-filing',
      '--cycle',
      CYCLE,
      '--as',
      'officer',
      '--data',
      '{"of":"plan","to":"county"}',
    ];
    expect(JSON.parse((await caigou([...filing, '--json'], { app })).out)).not.toHaveProperty('missing');
    const own = compilePolicy(shippedLayers().layers, region('222401'), plainDate('2026-01-05')).policy;
    const written = appFor({ reads: emptyReads({ policyInForce: async () => own }) });
    expect((await caigou(open, { app: written })).out).not.toContain('没有自己的政策');
  });
});
