import type { Instant } from '../../domain/calendar/instant.js';
import type { CompiledCalendar } from '../../domain/calendar/year-data.js';
import type { CycleId } from '../../domain/ids.js';
import type { LetterNotice } from '../../domain/stuck/notice.js';

/**
 * A way into the matter; only http and https addresses become links. `personal`: whoever has it acts for its reader, so
 * it stands in the letter alone and not in a calendar that others may see.
 */
export type LetterLink = { label: string; href: string; personal?: true };

/** One notice of a letter with what the notice itself does not hold. */
export type LetterItem = {
  cycle: { id: CycleId; title: string };
  notice: LetterNotice;
  /** Title the profile gives the rule, or the title of the approval step; the catalogue's words where absent. */
  title?: string;
  links: LetterLink[];
  /** How often the calendar entry of this thing was sent before with another content (RFC 5545 SEQUENCE). */
  sequence: number;
};

/** Everything a letter is made of. `calendar` counts the working days left and names the notices of a proof. */
export type LetterInput = {
  recipient: { name: string; email: string };
  items: readonly LetterItem[];
  /** Ways that lead to more than one matter. */
  links?: readonly LetterLink[];
  at: Instant;
  from: { name: string; email: string };
  /** Name of the county bureau that sends it. */
  county: string;
  /** Whom to call: a post, never a person, for posts outlive their holders. */
  contact: { post: string; phone: string | null };
  calendar: CompiledCalendar;
};

/**
 * A letter without its envelope. `ics` is a whole iCalendar file with the days it tells, `cancelIcs` one that takes
 * back those that no longer hold.
 */
export type RenderedLetter = { subject: string; html: string; text: string; ics?: string; cancelIcs?: string };

/** How pressing an item is; decides its colour and its place. */
export type Urgency = 'overdue' | 'near' | 'calm';

/** An item as words: HTML and text are both made from this. */
export type ItemView = {
  urgency: Urgency;
  /** The short due phrase: 还剩 5 个工作日. */
  due: string;
  /** What is to be done. */
  title: string;
  cycle: string;
  rows: { label: string; value: string }[];
  warnings: string[];
  proof: string[];
  links: LetterLink[];
};

/** The whole letter as words. */
export type LetterView = {
  greeting: string;
  intro: string;
  items: ItemView[];
  links: LetterLink[];
  footer: string[];
};
