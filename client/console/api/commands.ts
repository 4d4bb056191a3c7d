import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CommandKind } from '../../../domain/commands.js';
import type { Preview } from '../../../domain/cycle/preview-types.js';
import type { Accepted } from './answers.js';
import { send, type Via } from './call.js';
import { type Problem, problemIn } from './problem.js';

/** A command as the console gives it; its day is today unless said otherwise. */
export type Asked = { kind: CommandKind; data: Record<string, unknown>; on?: string; secondPerson?: string };

/** A preview; `problem`: in words, why it would be refused. */
export type PreviewAnswer = Preview & { problem?: Problem };

const path = (cycleId: string) => `/api/cycles/${encodeURIComponent(cycleId)}/commands`;
const TRIES = 6;
const PAUSE_MS = 1_500;
const ID_BYTES = 16;

/** An id of our own: under it the same command may be asked again and is put on record once. */
export function newCommandId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(ID_BYTES));
  return `console-${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/**
 * Gives a command and comes back when it is on record. Where the server cannot tell yet, it is asked again under the same
 * id. @throws the refusal
 */
export function give(cycleId: string, asked: Asked, commandId = newCommandId()): Promise<Accepted> {
  return patiently(path(cycleId), { commandId, ...asked });
}

/** Gives a command as one of many that are gone through, in the same way: only what its route lets pass so is taken. */
export function giveInBatch(cycleId: string, asked: Asked): Promise<Accepted> {
  return patiently(path(cycleId), { commandId: newCommandId(), ...asked }, 'batch');
}

/** Opens a cycle, in the same way; the answer says its number. @throws the refusal */
export function open(asked: Asked, commandId: string): Promise<Accepted> {
  return patiently('/api/cycles', { commandId, ...asked });
}

async function patiently(to: string, command: Asked & { commandId: string }, via?: Via): Promise<Accepted> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await send<Accepted>('POST', to, command, via);
    } catch (error) {
      if (problemIn(error).status !== 503 || tried >= TRIES) throw error;
      await new Promise((resume) => setTimeout(resume, PAUSE_MS));
    }
  }
}

/** What a command would change; nothing is written. @throws the refusal */
export function previewOf(cycleId: string, asked: Asked): Promise<PreviewAnswer> {
  return send<PreviewAnswer>('POST', `${path(cycleId)}/preview`, asked);
}

/** Gives commands of one cycle. Once one is on record that is told at once, and then what was read is read anew. */
export function useGive(cycleId: string, onDone?: (accepted: Accepted, asked: Asked) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (asked: Asked) => give(cycleId, asked),
    onSuccess: async (accepted, asked) => {
      onDone?.(accepted, asked);
      await client.invalidateQueries();
    },
  });
}
