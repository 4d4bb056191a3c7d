import { Button, Space } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { CommandKind } from '../../../../domain/commands.js';
import { CASE } from '../../../../texts/zh-CN/console/case.js';
import type { CycleAnswer } from '../../api/answers.js';
import { GuideContext } from '../../forms/guide.js';
import { Nothing } from '../../parts/states.js';
import { commandName } from '../../parts/words.js';
import { caseGuides } from './case-guides.js';

const CommandDialog = lazy(async () => ({ default: (await import('../../forms/command-dialog.js')).CommandDialog }));

/** Given on the approval itself, where what was seen is known. */
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
];

/** Every command the reader may give in this case now, each with a form from its schema and a preview. */
export function ActsTab({ cycle: { cycleId, allowedNow, state } }: { cycle: CycleAnswer }) {
  const [chosen, setChosen] = useState<CommandKind | null>(null);
  const kinds = allowedNow.filter((kind) => !ON_APPROVAL.includes(kind));
  if (kinds.length === 0) return <Nothing text={CASE.noActs} />;
  return (
    <>
      <Space wrap>
        {kinds.map((kind) => (
          <Button key={kind} onClick={() => setChosen(kind)}>
            {commandName(kind)}
          </Button>
        ))}
      </Space>
      {chosen && (
        <Suspense>
          <GuideContext value={caseGuides(chosen, state)}>
            <CommandDialog key={chosen} cycleId={cycleId} kind={chosen} onClose={() => setChosen(null)} />
          </GuideContext>
        </Suspense>
      )}
    </>
  );
}
