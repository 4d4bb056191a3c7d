import { packPolicy } from '../policy/pack.js';
import { movedTo } from '../policy/transition.js';
import type { CompiledPolicy } from '../policy/types.js';
import { type No, no } from '../refusal.js';
import type { ScenarioCommand } from './scenario.js';

/**
 * A move that names a day gets the policy the cycle would then go by; every other command is left as it is.
 * @param pinned what the cycle goes by
 * @param versions all that its jurisdiction ever had, the oldest first
 */
export function fillMove(
  asked: ScenarioCommand,
  pinned: CompiledPolicy,
  versions: readonly CompiledPolicy[],
): ScenarioCommand | No {
  if (asked.kind !== 'move-to-policy' || !('asOf' in asked.data)) return asked;
  const { asOf, reason } = asked.data;
  const wanted = versions.findLast(({ version }) => version <= asOf);
  if (wanted === undefined) return no('unknown-subject', { subject: `policy ${pinned.id} ${asOf}` });
  return { ...asked, data: { policy: packPolicy(movedTo(pinned, wanted, versions)), reason } };
}
