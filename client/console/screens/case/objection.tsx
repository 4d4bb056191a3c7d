import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { CycleId } from '../../../../domain/ids.js';
import { commandName } from '../../parts/words.js';

const CommandDialog = lazy(async () => ({ default: (await import('../../forms/command-dialog.js')).CommandDialog }));

/** Whoever is said to have signed on paper may say here that he did not: on the decision itself, whose task is known. */
export function Objection({ cycleId, task }: { cycleId: CycleId; task: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" className="no-print" onClick={() => setOpen(true)}>
        {commandName('object-to-paper')}
      </Button>
      {open && (
        <Suspense>
          <CommandDialog cycleId={cycleId} kind="object-to-paper" known={{ task }} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
