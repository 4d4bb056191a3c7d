import { describe, expect, test } from '@jest/globals';
import type { Outlook } from '../../../client/calendar/outlook.js';
import { outlookText } from '../../../client/cli/calendar-import-text.js';
import { MADE_UP_2027 } from '../../support/notice-2027.js';

const ASKED = { file: '2027.yaml', all: false, as: 'officer' };
const outlook = (status: Outlook['status']): Outlook => ({
  ...{ notice: MADE_UP_2027, id: '000000/2027@2026-12-21', status, digest: '0123456789ab' },
  ...{ cycles: [], elsewhere: [], versions: {} },
});

describe('what a notice would move', () => {
  test('is a first look as long as nobody has published the notice', () => {
    expect(outlookText(outlook('new'), ASKED)).toContain('预演（尚未发布）');
  });

  test('of a published notice that has not reached every cycle is never called unpublished', () => {
    const text = outlookText(outlook('published'), ASKED);
    expect(text).toContain('通知已经发布，以下周期尚未适用');
    expect(text).not.toContain('尚未发布');
  });
});
