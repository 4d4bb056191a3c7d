import { z } from 'zod';
import { OUTSIDE_KINDS } from './commands.js';
import { cycleId, text } from './fields.js';

/** Lists a view can be kept of. */
const LISTS = [
  'inbox',
  'done',
  'started',
  'copied',
  'board',
  'cycles',
  'notices',
  'audit',
  'stuck',
  'plans',
  'tenders',
  'contracts',
  'payments',
  'evaluations',
  'archive',
] as const;
const list = z.enum(LISTS).describe('List (列表)');
const name = text('Name of the view (名称)', 50);
const LONGEST = 500;

/** A view of a list: the words its address is asked with. */
export const savedViewSchema = z.strictObject({
  list,
  name,
  query: z.record(z.string().min(1).max(40), z.string().max(LONGEST)).describe('Query of the list (筛选条件)'),
});
export const savedViewQuery = z.strictObject({ list: list.optional() });
export const savedViewNamed = z.strictObject({ list, name });

const about = z.union([z.literal('new'), cycleId]).describe('The cycle, or `new` for an opening (采购周期)');
const kind = z.enum(OUTSIDE_KINDS).describe('Kind of the command (命令)');

/** A command as far as it was filled in; its own schema is asked only when it is given. */
export const draftSchema = z.strictObject({
  about,
  kind,
  data: z.record(z.string().min(1).max(100), z.unknown()).describe('Fields as filled in so far (已填内容)'),
});
export const draftsQuery = z.strictObject({ about: about.optional() });
export const draftNamed = z.strictObject({ about, kind });
