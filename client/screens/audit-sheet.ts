import type { AuditFact } from '../../store/views/lists/audit.js';
import { AUDIT_HEADS } from '../../texts/zh-CN/ledgers.js';
import { ORIGIN_NAMES } from '../../texts/zh-CN/origins.js';
import { sheetFile } from '../sheet/write.js';
import { originOf } from './audit-origin.js';

const WIDTHS = [10, 22, 24, 8, 12, 20, 16, 20, 28, 60, 40, 66];

/** The record as an Excel file; what a fact holds is in it word for word. */
export function auditSheet(rows: readonly AuditFact[]): Promise<Uint8Array> {
  const lines = rows.map((row) => {
    const { position, at, cycleId, seq, on, actor, kind, commandId, data, hash } = row;
    const [who, post] = 'system' in actor ? [actor.system, ''] : [actor.name, actor.post];
    const cells = [position, { text: at }, cycleId, seq, on, { text: who }, post, ORIGIN_NAMES[originOf(row)], kind];
    return { cells: [...cells, { text: JSON.stringify(data) }, commandId, hash] };
  });
  const head = { cells: Object.values(AUDIT_HEADS), look: 'title' as const };
  return sheetFile([{ name: AUDIT_HEADS.kind, lines: [head, ...lines], widths: WIDTHS }]);
}
