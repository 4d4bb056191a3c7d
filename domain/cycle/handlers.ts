import { approvalHandlers } from '../approval/decide.js';
import type { CommandKind } from '../commands.js';
import { contractHandlers } from '../contract/decide.js';
import { correctionHandlers } from '../correction/decide.js';
import { evaluationHandlers } from '../evaluation/decide.js';
import { paymentHandlers } from '../payment/decide.js';
import { planHandlers } from '../plan/decide.js';
import { programmeHandlers } from '../programme/decide.js';
import { reportHandlers } from '../report/decide.js';
import { staffHandlers } from '../staff/decide.js';
import { tenderHandlers } from '../tender/decide.js';
import { yearEndHandlers } from '../year-end/decide.js';
import type { Handler } from './chapter.js';

/** Every command kind and who may give it; a kind without a handler breaks the build. */
export const HANDLERS = {
  ...planHandlers,
  ...tenderHandlers,
  ...contractHandlers,
  ...staffHandlers,
  ...reportHandlers,
  ...evaluationHandlers,
  ...paymentHandlers,
  ...yearEndHandlers,
  ...programmeHandlers,
  ...correctionHandlers,
  ...approvalHandlers,
} satisfies { [K in CommandKind]: Handler<K> };

/** The handler of a kind. The table is total; one lookup cannot keep kind and body together for the compiler. */
export function handlerOf<K extends CommandKind>(kind: K): Handler<K> {
  return HANDLERS[kind] as unknown as Handler<K>;
}
