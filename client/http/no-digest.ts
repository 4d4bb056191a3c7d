import type { FieldIssue } from '../../schemas/issues.js';

/** Nothing is published that was not seen: what is missing then, and how one gets it. */
export const NO_DIGEST: FieldIssue = {
  field: 'digest',
  expected: { zh: '预演给出的摘要', en: 'the digest the preview gave' },
  mend: { zh: '先预演，再照抄其摘要', en: 'preview first and copy its digest' },
};
