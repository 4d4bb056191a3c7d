import { Button, Space } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { CommandKind } from '../../../../domain/commands.js';
import { CASE } from '../../../../texts/zh-CN/console/case.js';
import type { CycleAnswer } from '../../api/answers.js';
import { Nothing } from '../../parts/states.js';
import { commandName } from '../../parts/words.js';

const CommandDialog = lazy(async () => ({ default: (await import('../../forms/command-dialog.js')).CommandDialog }));

/** Given on the approval itself, where what was seen, or which signature it is about, is known. */
const ON_APPROVAL: readonly CommandKind[] = [
  'approve',
  'reject',
  'abstain',
  'return',
  'resubmit',
  'take-back',
  'transfer',
  'delegate',
  'give-back',
  'recall',
  'add-signer',
  'remove-signer',
  'withdraw',
  'urge',
  'object-to-paper',
];

/** Every command the reader may give in this case now, each with a form from its schema and a preview. */
export function ActsTab({ cycle: { cycleId, allowedNow } }: { cycle: CycleAnswer }) {
  const [chosen, setChosen] = useState<CommandKind | null>(null);
  const kinds = allowedNow.filter((kind) => !ON_APPROVAL.includes(kind));
  const mayObject = allowedNow.includes('object-to-paper');
  if (kinds.length === 0 && !mayObject) return <Nothing text={CASE.noActs} />;
  return (
    <>
      {mayObject && <p className="hint">{CASE.objectHint}</p>}
      <Space wrap>
        {kinds.map((kind) => (
          <Button key={kind} onClick={() => setChosen(kind)}>
            {commandName(kind)}
          </Button>
        ))}
      </Space>
      {chosen && (
        <Suspense>
          <CommandDialog key={chosen} cycleId={cycleId} kind={chosen} onClose={() => setChosen(null)} />
        </Suspense>
      )}
    </>
  );
}
