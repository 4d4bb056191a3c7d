import { Button, Popover } from 'antd';
import { useState } from 'react';
import { STUCK } from '../../../../texts/zh-CN/console/stuck.js';
import type { StuckLine } from '../../api/answers.js';
import { RestartDialog } from './restart-dialog.js';

/** Every way out in words, also those that are taken elsewhere: in the directory, by telephone, on the machine. */
export function Ways({ line: { words, repair, cycle } }: { line: StuckLine }) {
  const [restarting, setRestarting] = useState(false);
  const restarts = repair.some((each) => 'way' in each && each.way === 'restart-from-record');
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
      {restarts && cycle !== null && (
        <Button size="small" danger onClick={() => setRestarting(true)}>
          {STUCK.repair}
        </Button>
      )}
      {restarting && cycle !== null && <RestartDialog cycleId={cycle} onClose={() => setRestarting(false)} />}
    </>
  );
}
