import type { RegionCode } from '../../domain/ids.js';
import type { Caller } from '../callers.js';
import { type Role, rolesOf } from './roles.js';

/** Who sees numbers of people whole: those who must call them or answer for their data. */
const SEES_NUMBERS: Record<Role, boolean> = {
  province: false,
  prefecture: false,
  county: true,
  township: false,
  finance: false,
  agent: false,
  evaluator: false,
  contractor: true,
  administrator: true,
};

/** Whether numbers of people are covered in what this caller is shown of a jurisdiction. A bureau knows its own. */
export function isMasked(caller: Caller, code: RegionCode): boolean {
  const own = caller.card.party === 'bureau' && caller.code === code;
  return !own && !rolesOf(caller).some((role) => SEES_NUMBERS[role]);
}

const ALONE = '(?<![0-9A-Za-z])';
const ENDS = '(?![0-9A-Za-z])';
/** GB 11643 number of a citizen: region, date of birth, serial, check sign. */
const CITIZEN = new RegExp(
  `${ALONE}(\\d{3})\\d{3}(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\d{2}(\\d[\\dXx])${ENDS}`,
  'g',
);
const MOBILE = new RegExp(`${ALONE}(1[3-9]\\d)\\d{4}(\\d{4})${ENDS}`, 'g');
const SHOWN_DIGITS = 4;

/** The same data with numbers, names and days of birth of private persons covered, wherever they stand. */
export function masked(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return coverOf(key)(value);
  if (Array.isArray(value)) return value.map((each) => masked(each, key));
  if (typeof value !== 'object' || value === null) return value;
  // Officers act under their names; whoever works at a station does not.
  const isWorker = 'worker' in value && 'name' in value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => {
      if (isWorker && name === 'name' && typeof each === 'string') return [name, coveredName(each)];
      return [name, masked(each, key === 'certificate' && name === 'number' ? CERTIFICATE_NUMBER : name)];
    }),
  );
}

const CERTIFICATE_NUMBER = 'certificate.number';

function coverOf(key: string): (text: string) => string {
  if (key === 'phone' || key === CERTIFICATE_NUMBER) return coveredNumber;
  return key === 'bornOn' ? coveredBirth : coveredText;
}

/** The family name is left, as offices publish lists of people. */
function coveredName(name: string): string {
  const [first = ''] = name;
  return `${first}**`;
}

function coveredBirth(day: string): string {
  return `${day.slice(0, SHOWN_DIGITS)}-**-**`;
}

/** The last digits are left, so that somebody who has the number knows it again. */
export function coveredNumber(phone: string): string {
  const shown = phone.slice(-SHOWN_DIGITS);
  return `${'*'.repeat(Math.max(SHOWN_DIGITS, phone.length - SHOWN_DIGITS))}${phone.length > SHOWN_DIGITS ? shown : ''}`;
}

function coveredText(text: string): string {
  return text.replace(CITIZEN, '$1*************$2').replace(MOBILE, '$1****$2');
}
