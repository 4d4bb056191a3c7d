import { archiveFacts } from './archive-facts.js';
import { deliverCommand } from './deliver-command.js';
import { joinProgramme } from './join-programme.js';
import { openRun } from './open-run.js';
import type { Ports } from './ports.js';
import { queueNotices } from './queue-notices.js';
import { resolveApprovers } from './resolve-approvers.js';
import { closeRound } from './second-clock/close-round.js';
import { examineCycles } from './second-clock/examine-cycles.js';
import { sendLetters } from './send-letters.js';
import { shareProgrammeFacts } from './share-programme-facts.js';
import { startSuccessor } from './start-successor.js';

/** Every activity over its ports: what a worker registers, and by its type what the workflows call. */
export function createActivities(ports: Ports) {
  return {
    archiveFacts: archiveFacts(ports),
    openRun: openRun(ports),
    resolveApprovers: resolveApprovers(ports),
    queueNotices: queueNotices(ports),
    sendLetters: sendLetters(ports),
    startSuccessor: startSuccessor(ports),
    deliverCommand: deliverCommand(ports),
    joinProgramme: joinProgramme(ports),
    examineCycles: examineCycles(ports),
    closeRound: closeRound(ports),
    shareProgrammeFacts: shareProgrammeFacts(ports),
  };
}

export type Activities = ReturnType<typeof createActivities>;
