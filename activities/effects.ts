/**
 * Everything the engine does outside its own memory, one name each. The crash tests walk this list: a process killed
 * before, during or after any of them must leave nothing lost and nothing doubled.
 */
export const EFFECTS = [
  'archive-facts',
  'open-run',
  'resolve-approvers',
  'queue-notices',
  'wake-mail-room',
  'claim-letters',
  'send-letters',
  'settle-letters',
  'start-successor',
  'deliver-command',
  'share-programme-facts',
] as const;
export type Effect = (typeof EFFECTS)[number];

/** `during`: inside the transaction, or when the peer has it and we have not noted so. */
export const MOMENTS = ['before', 'during', 'after'] as const;
export type Moment = (typeof MOMENTS)[number];

/** Called at each moment of each effect. Production does nothing here; the crash tests' composition kills the process. */
export type AtEffect = (effect: Effect, moment: Moment) => void;

export const noHook: AtEffect = () => {};

/** Runs an effect with its moments around it; the body calls `during` where half is done. */
export async function withEffect<T>(
  at: AtEffect,
  effect: Effect,
  body: (during: () => void) => Promise<T>,
): Promise<T> {
  at(effect, 'before');
  const result = await body(() => at(effect, 'during'));
  at(effect, 'after');
  return result;
}
