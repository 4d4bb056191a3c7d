import { Button, Popover } from 'antd';
import { useState } from 'react';
import type { EngineRepairKind } from '../../../../domain/repair/engine.js';
import type { Repair, Way } from '../../../../domain/stuck/types.js';
import { STUCK } from '../../../../texts/zh-CN/console/stuck.js';
import { CLOCK_REPAIR_TEXTS, ENGINE_REPAIR_NAMES } from '../../../../texts/zh-CN/repairs.js';
import type { StuckLine } from '../../api/answers.js';
import { EngineRepairDialog } from '../../parts/engine-repair-dialog.js';
import { StartClockDialog } from '../../parts/start-clock-dialog.js';

/** Every way out in words, also those that are taken elsewhere: in the directory, by telephone, on the machine. */
export function Ways({ line: { words, repair, cycle } }: { line: StuckLine }) {
  const [doing, setDoing] = useState<EngineRepairKind | null>(null);
  const [starting, setStarting] = useState(false);
  return (
    <>
      <Popover
        trigger="click"
        title={STUCK.ways}
        content={
          <ul className="ways">
            {words.next.map(({ text, line }) => (
              <li key={text}>
                {text}
                {line !== null && <code>{line}</code>}
              </li>
            ))}
          </ul>
        }
      >
        <Button size="small" type="link">
          {STUCK.ways}
        </Button>
      </Popover>
      {cycle !== null &&
        repair.flatMap(engineRepairIn).map((does) => (
          <Button key={does} size="small" danger onClick={() => setDoing(does)}>
            {ENGINE_REPAIR_NAMES[does]}
          </Button>
        ))}
      {repair.some(isStart) && (
        <Button size="small" danger onClick={() => setStarting(true)}>
          {CLOCK_REPAIR_TEXTS.name}
        </Button>
      )}
      {starting && <StartClockDialog onClose={() => setStarting(false)} />}
      {doing && cycle !== null && <EngineRepairDialog cycleId={cycle} does={doing} onClose={() => setDoing(null)} />}
    </>
  );
}

function isStart(each: Repair): boolean {
  return 'way' in each && each.way === 'start-second-clock';
}

const ENGINE_WAYS: Readonly<Partial<Record<Way, EngineRepairKind>>> = {
  'restart-from-record': 'restart-from-record',
  'retry-now': 'retry-now',
  'resend-letters': 'resend-letters',
  rebuild: 'rebuild-row',
};

/** The repair of the engine that a way out is; none where it is another thing. */
function engineRepairIn(each: Repair): EngineRepairKind[] {
  const does = 'way' in each ? ENGINE_WAYS[each.way] : undefined;
  return does === undefined ? [] : [does];
}
