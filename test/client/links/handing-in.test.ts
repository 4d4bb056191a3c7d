import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CycleId } from '../../../domain/ids.js';
import { readAttachment } from '../../../store/registry/attachments.js';
import { today, YANJI } from '../../support/workflow-office.js';
import { createOffice, linkIn, type Office, open, send } from './office-for-tests.js';

const JSON_ANSWER = { accept: 'application/json' };
const REPORT = `contractor-report-yearly@p:${today().slice(0, 4)}#1`;
const CONTENT = '%PDF-1.7 年度报告<script>alert(1)</script>';
const file = (name = '年度报告.pdf', content = CONTENT) => new File([content], name, { type: 'application/pdf' });

let office: Office;
beforeAll(async () => {
  office = await createOffice();
});
afterAll(() => office.close());

async function owing(): Promise<{ cycleId: CycleId; path: string }> {
  const cycleId = await office.corrected();
  const letter = await office.letterTo(cycleId, { about: REPORT, person: 'contact' });
  return { cycleId, path: linkIn(letter, '提交报告文件') };
}

async function submitted(cycleId: CycleId) {
  return (await office.world.facts(cycleId)).filter(({ kind }) => kind === 'report-submitted');
}

describe('handing in a report by link', () => {
  test('gives a receipt with time, file name and SHA-256; the file is kept, and the link shows the receipt again', async () => {
    const { cycleId, path } = await owing();
    const sha256 = createHash('sha256').update(CONTENT).digest('hex');
    const answer = await send(office.app, path, { act: 'hand-in', file: file() });
    expect(answer.status).toBe(200);
    const html = await answer.text();
    for (const words of ['回执', '年度报告.pdf', sha256, cycleId, '办理时间']) expect(html).toContain(words);
    expect(await submitted(cycleId)).toMatchObject([
      {
        actor: { id: 'contact' },
        data: {
          report: 'yearly',
          period: REPORT.slice(REPORT.indexOf('@') + 1, -2),
          attachments: [{ sha256, name: '年度报告.pdf', mediaType: 'application/pdf' }],
        },
      },
    ]);
    const kept = await readAttachment(office.world.db, office.files, { code: YANJI, sha256: sha256 as never });
    expect(Buffer.from(kept?.content ?? []).toString()).toBe(CONTENT);
    const again = await open(office.app, path);
    expect(again.status).toBe(410);
    expect(await again.text()).toContain(sha256);
    expect((await send(office.app, path, { act: 'hand-in', file: file('另一份.pdf') })).status).toBe(410);
    expect(await submitted(cycleId)).toHaveLength(1);
  });

  test('a program gets the receipt as data', async () => {
    const { cycleId, path } = await owing();
    const answer = await send(office.app, path, { act: 'hand-in', file: file() }, JSON_ANSWER);
    const [fact] = await submitted(cycleId);
    expect(await answer.json()).toMatchObject({
      state: 'done',
      receipt: {
        act: 'hand-in',
        cycleId,
        about: REPORT,
        seq: fact?.seq,
        hash: fact?.hash,
        file: { name: '年度报告.pdf' },
      },
    });
  });

  test.each([
    ['no file', {}],
    ['an empty file', { file: file('空.pdf', '') }],
    ['a name that is a path', { file: file('../../etc/passwd') }],
  ])('%s is refused, nothing is kept, and the link may be used again', async (_what, fields) => {
    const { cycleId, path } = await owing();
    const before = await office.world.db.selectFrom('attachments').selectAll().execute();
    const answer = await send(office.app, path, { act: 'hand-in', ...fields });
    expect(answer.status).toBe(422);
    expect(await submitted(cycleId)).toEqual([]);
    expect(await office.world.db.selectFrom('attachments').selectAll().execute()).toEqual(before);
    expect((await send(office.app, path, { act: 'hand-in', file: file() })).status).toBe(200);
  });

  test('a file beyond the limit is not read', async () => {
    const { cycleId, path } = await owing();
    const huge = new File([new Uint8Array(21 * 1024 * 1024)], '大.pdf');
    expect((await send(office.app, path, { act: 'hand-in', file: huge })).status).toBe(413);
    expect(await submitted(cycleId)).toEqual([]);
  });
});
