import { OF_REASON } from '../../domain/stuck/reasons.js';
import { REASONS } from '../../domain/stuck/types.js';
import { FREER_NAMES, REASON_TEXTS } from '../../texts/zh-CN/stuck.js';
import { SHOWN } from './stuck-table.js';

/** Why things are stuck, what frees them, and where that is shown, as a page. */
export function stuckPage(): string {
  const head = ['Reason', '名称', 'Freed by', 'Comes about by', 'Repair', 'Undone', 'Shown in'];
  const rows = REASONS.map((reason) => {
    const { door, tests, repairs, undone } = SHOWN[reason];
    const freers = OF_REASON[reason].whoFrees.map((each) => FREER_NAMES[each]).join('、');
    const files = tests.map((path) => `\`${path.replace(/^test\//, '')}\``).join(', ');
    return [`\`${reason}\``, REASON_TEXTS[reason].name, freers, door, repairs.join(', '), undone, files];
  });
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    '# What is stuck, and what frees it',
    '',
    'Made by `npm run docs` from the table of reasons and from `test/docs/stuck-table.ts`. `caigou stuck` tells of each since',
    'when it stands, what breaks when, and the line to type. `do` repairs are shown first with `--dry-run`; so are those of',
    '`operate`, which leave their trace on the record of the cycle (ADR 17), or, where they are of no cycle, in the register',
    'of changes (ADR 27). `undo-repair` takes a repair back until somebody acted.',
    '',
    line(head),
    line(head.map(() => '---')),
    ...rows.map(line),
  ].join('\n');
}
