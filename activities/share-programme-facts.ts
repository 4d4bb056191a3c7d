import type { CycleId } from '../domain/ids.js';
import { programmeFactsOf } from '../domain/programme/share.js';
import {
  type Errand,
  FAN_OUT_WORKFLOW,
  type FanOutInput,
  fanOutWorkflowId,
  type SystemOrder,
} from '../workflows/messages.js';
import { withEffect } from './effects.js';
import { isStarted } from './known-failures.js';
import type { Ports } from './ports.js';

export type ShareInput = { lead: CycleId; upTo: number; lots: { lot: CycleId; after: number }[] };

/**
 * Sends a lead cycle's programme facts on their way to its other lots, and answers which of these are closed and need
 * none. Each lot has a fan-out of its own, so that one that does not answer holds up neither the lead nor another lot.
 * Given again it changes nothing: a lot knows what it has, and takes nothing before what it lacks.
 */
export function shareProgrammeFacts({ ledger, engine, at }: Ports) {
  return ({ lead, upTo, lots }: ShareInput): Promise<{ closed: CycleId[] }> =>
    withEffect(at, 'share-programme-facts', async (during) => {
      const errands = await errandsOf(lead);
      const standings = await Promise.all(
        lots.map(async (each) => ({ ...each, is: await ledger.standingOf(each.lot) })),
      );
      for (const { lot, after, is } of standings) {
        const [first, ...next] = errands.filter(({ seq }) => seq > after && seq <= upTo).map(({ errand }) => errand);
        if (first !== undefined && is !== 'closed')
          await send(lot, upTo, { ...first, next, insist: true, cycles: [lot] });
      }
      during();
      return { closed: standings.filter(({ is }) => is === 'closed').map(({ lot }) => lot) };
    });

  /** Named by lead and number: the same fact is the same command whenever, and with whatever others, it is sent. */
  async function errandsOf(lead: CycleId): Promise<{ seq: number; errand: Errand }[]> {
    return programmeFactsOf(lead, await ledger.factsOf(lead)).map((data) => {
      const order: SystemOrder = { kind: 'mirror-programme-fact', on: data.fact.on, data, people: [] };
      return { seq: data.seq, errand: { cause: `programme/${lead}/${data.seq}`, order } };
    });
  }

  async function send(lot: CycleId, upTo: number, input: FanOutInput): Promise<void> {
    const workflowId = fanOutWorkflowId(`${input.cause}-${upTo}/${lot}`);
    try {
      await engine.client.start(FAN_OUT_WORKFLOW, { workflowId, taskQueue: engine.taskQueue, args: [input] });
    } catch (error) {
      if (!isStarted(error)) throw error;
    }
  }
}
