import type { PlainDate } from '../domain/calendar/plain-date.js';
import type { CommandOf } from '../domain/commands.js';
import type { CycleId } from '../domain/ids.js';
import type { RefusalCode } from '../domain/refusal.js';
import { deliverCommand } from './deliver-command.js';
import type { Ports } from './ports.js';

export type JoinInput = { lot: CycleId; lead: CycleId; programmeId: string; openedOn: PlainDate };

/**
 * Tells the lead cycle of a programme that a lot is there, and brings back its answer: `refused` is null for yes. A
 * lead that cannot answer now makes this fail; one that was never opened, or is closed, is an answer.
 */
export function joinProgramme(ports: Ports) {
  const deliver = deliverCommand(ports);
  return async ({ lot, lead, programmeId, openedOn }: JoinInput): Promise<{ refused: RefusalCode | null }> => {
    const cause = `lot/${lot}`;
    const command: CommandOf<'join-programme'> = {
      kind: 'join-programme',
      commandId: `${cause}/${lead}`,
      cycleId: lead,
      on: openedOn,
      actor: { system: cause },
      people: [],
      via: 'system',
      data: { lot, programmeId },
    };
    const result = await deliver({ command, insist: true });
    switch (result.outcome) {
      case 'accepted':
        return { refused: null };
      case 'refused':
        return { refused: result.code };
      case 'gone':
        return { refused: (await ports.ledger.standingOf(lead)) === 'closed' ? 'cycle-closed' : 'unknown-cycle' };
    }
  };
}
