import { describe, expect, test } from '@jest/globals';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import { GENESIS_HASH } from '../../../domain/hash.js';
import { factsOf, playedFile } from '../../support/played.js';
import { appFor, CYCLE, emptyReads, listeningGateway } from '../http/app-for-tests.js';
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
