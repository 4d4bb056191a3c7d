import { createHmac } from 'node:crypto';
import { personOf } from '../domain/directory/lookup.js';
import type { DirectorySnapshot, Person } from '../domain/directory/types.js';
import { hasBoard, linksOffered } from '../domain/notices/links.js';
import { isStuckNotice } from '../domain/stuck/notice.js';
import { type LetterLink, personalLink } from '../render/letter.js';
import type { LetterRow } from '../store/outbox/types.js';
import type { LinkBond } from '../store/registry/links.js';
import type { ClaimedLetter } from './compose-letter.js';
import type { LinksPort } from './ports.js';

/** The links of a letter: for each row its own, and those of the letter as a whole. */
export type LinksOfLetter = { ofRows: LetterLink[][]; ofLetter: LetterLink[] };

type Made = LinkBond & { token: string };

const TOKEN_CHARACTERS = 32;
const NONE = { shown: { ofRows: [], ofLetter: [] }, made: [] };

/**
 * The links of a letter, as it shows them and as they are to be kept before it leaves. A token follows from the letter
 * and what it is for, so a letter that is tried again carries the same ones.
 */
export function linksOfLetter(
  port: LinksPort | null,
  letter: ClaimedLetter,
  directory: DirectorySnapshot | null,
): { shown: LinksOfLetter; made: Made[] } {
  const reader = directory === null ? undefined : personOf(directory, letter.recipient);
  if (port === null || reader === undefined) return NONE;
  const make = madeBy(port, letter);
  const rows = letter.rows.map((row) => bondsOf(row, reader).map(make));
  if (rows.flat().length === 0) return NONE;
  const board = hasBoard(reader) ? [make(boardOf)] : [];
  const show = ({ purpose, token }: Made) => personalLink(purpose, addressOf(port.base, token));
  const shown = { ofRows: rows.map((each) => each.map(show)), ofLetter: board.map(show) };
  return { shown, made: [...rows.flat(), ...board] };
}

type Bond = Pick<LinkBond, 'purpose' | 'cycleId' | 'about' | 'revision'>;

const boardOf: Bond = { purpose: 'board', cycleId: null, about: null, revision: '' };

function bondsOf({ cycleId, about, revision, payload: { notice } }: LetterRow, reader: Person): Bond[] {
  // What is stuck is an administrator's to look at, who logs in.
  if (isStuckNotice(notice)) return [];
  return linksOffered(notice, reader).map((purpose) => ({ purpose, cycleId, about, revision }));
}

/** 192 bits of a keyed digest: nobody finds a token by trying, and none tells of another. */
function madeBy({ secret }: LinksPort, { id, code, recipient: person }: ClaimedLetter): (bond: Bond) => Made {
  return (bond) => {
    const { purpose, cycleId, about } = bond;
    const name = JSON.stringify([id, code, person, purpose, cycleId, about]);
    const token = createHmac('sha256', secret).update(name).digest('base64url').slice(0, TOKEN_CHARACTERS);
    return { ...bond, code, person, token };
  };
}

function addressOf(base: string, token: string): string {
  return `${base.replace(/\/+$/, '')}/l/${token}`;
}
