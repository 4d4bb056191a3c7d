import { describe, expect, test } from '@jest/globals';
import { instant } from '../../../domain/calendar/instant.js';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import { directoryPerPost } from '../../../domain/directory/per-post.js';
import type { DirectorySnapshot } from '../../../domain/directory/types.js';
import type { Post } from '../../../domain/people.js';
import type { Contact } from '../../../store/registry/contacts.js';
import { stuckReaders } from '../../../store/stuck/readers.js';
import { region } from '../../support/cycle-world.js';

const today = plainDate('2026-03-02');
const county = directoryPerPost(region('222401'));

/** The county without holders of these posts, and without addresses of these people. */
function without(posts: readonly Post[], unreached: readonly string[] = []): DirectorySnapshot {
  return {
    ...county,
    holdings: county.holdings.filter(({ post }) => !posts.includes(post)),
    people: county.people.map((each) => (unreached.includes(each.id) ? { ...each, email: null } : each)),
  };
}

function contact(party: string, address: string, bad: boolean): Contact {
  const since = instant('2026-02-02T01:00:00.000Z');
  const fate = { badSince: bad ? since : null, badWhy: bad ? '550' : null };
  return { party, channel: 'mail', address, ...fate, changedAt: since, isEntered: !bad };
}

const told = (directory: DirectorySnapshot, contacts: readonly Contact[] = []) =>
  stuckReaders(directory, contacts, today).map(({ recipient }) => recipient);

describe('what is stuck is told', () => {
  test('to the administrators, each once', () => {
    const twice = { ...county, holdings: [...county.holdings, ...county.holdings] };
    expect(stuckReaders(twice, [], today)).toEqual([
      { recipient: 'administrator', address: 'administrator@caigou.example' },
    ]);
  });

  test('where there is none, to the superior bureau, else to the head of office, else to the officers', () => {
    expect(told(without(['administrator']))).toEqual(['superior']);
    expect(told(without(['administrator', 'superior']))).toEqual(['headOfOffice']);
    expect(told(without(['administrator', 'superior', 'headOfOffice']))).toEqual(['officer']);
  });

  test('likewise where the administrator has no address, or one that takes no letter', () => {
    expect(told(without([], ['administrator']))).toEqual(['superior']);
    const refused = contact('administrator', 'administrator@caigou.example', true);
    expect(told(county, [refused])).toEqual(['superior']);
    expect(told(county, [contact('administrator', 'guanli@mz.example', false)])).toEqual(['administrator']);
    expect(told(without(['superior', 'headOfOffice', 'officer']), [refused])).toEqual(['administrator']);
  });

  test('to one who cannot be reached where nobody can, so that a letter that failed shows', () => {
    const nobody = without(['administrator'], ['superior', 'headOfOffice', 'officer']);
    expect(stuckReaders(nobody, [], today)).toEqual([{ recipient: 'superior', address: '' }]);
    const empty = without(['administrator', 'superior', 'headOfOffice', 'officer']);
    expect(stuckReaders(empty, [], today)).toEqual([{ recipient: 'post:administrator', address: '' }]);
  });
});
