import { expect, test } from '@jest/globals';
import { type SeparationGround, separatedBy } from '../../../domain/approval/eligible.js';

const ground: SeparationGround = {
  subject: { kind: 'annual-plan', ref: 'y1' },
  initiators: ['officer'],
  ledger: { office: [{ duty: 'initiated', subject: 'annual-plan:y1', year: 2026 }] },
  pairs: [],
};

test('who asked for a matter in an approval that has ended decides on none of its later ones', () => {
  expect(separatedBy('office', ground)).toBe('initiated');
  expect(separatedBy('officer', ground)).toBe('initiated');
  expect(separatedBy('head', ground)).toBeNull();
});

test('what he asked for in another matter does not keep him from this one', () => {
  expect(separatedBy('office', { ...ground, subject: { kind: 'annual-plan', ref: 'y2' } })).toBeNull();
});
