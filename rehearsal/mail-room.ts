import type { WorkflowClient } from '@temporalio/client';
import type { Instant } from '../domain/calendar/instant.js';
import { drainOutbox, type Ports } from '../workers/engine.js';

/** The mail room of a rehearsal: ports whose letters leave at the time of the cycle. */
export type VirtualMailRoom = { ports: Ports; drain(until: Instant): Promise<void> };

/**
 * Lets letters leave in the time of the rehearsed cycle. The mail room of production is a workflow of its own, whose
 * clock would stand at the beginning; so here nobody wakes it. Instead every letter due before a fact leaves before
 * that fact is put on record, at its own moment: then what the fact cancels is what had not left yet.
 */
export function virtualMailRoom(ports: Ports): VirtualMailRoom {
  let last: Promise<void> = Promise.resolve();
  // One round after the other: a round takes what is half sent for the remains of a dead process.
  const drain = (until: Instant): Promise<void> => {
    last = last.catch(() => undefined).then(() => drainUntil(ports, until));
    return last;
  };
  const ledger: Ports['ledger'] = {
    ...ports.ledger,
    append: async (cycleId, facts, during) => {
      const [first] = facts;
      if (first !== undefined) await drain(first.at);
      await ports.ledger.append(cycleId, facts, during);
    },
  };
  const engine = { ...ports.engine, client: notWakingMailRoom(ports.engine.client) };
  return { ports: { ...ports, ledger, engine }, drain };
}

async function drainUntil(ports: Ports, until: Instant): Promise<void> {
  await ports.outbox.recover(until);
  for (;;) {
    const next = await ports.outbox.nextSendAt();
    if (next === null || next > until) return;
    await drainOutbox(ports, () => next);
  }
}

/** Only the mail room is started by a signal. */
function notWakingMailRoom(client: WorkflowClient): WorkflowClient {
  return Object.create(client, { signalWithStart: { value: async () => undefined } });
}
