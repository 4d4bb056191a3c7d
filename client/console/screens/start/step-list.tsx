import { START } from '../../../../texts/zh-CN/console/start.js';
import type { FieldFault } from '../../forms/field-faults.js';
import { type Step, stepOf } from './steps.js';

type Props = { steps: readonly Step[]; current: number; faults: readonly FieldFault[]; onGo: (to: number) => void };

/** Where one is, and the way to every other step; a step with something to mend says so. */
export function StepList({ steps, current, faults, onGo }: Props) {
  return (
    <nav aria-label={START.steps} className="no-print">
      <ol className="start-steps">
        {steps.map(({ key }, at) => {
          const own = faults.filter(({ name }) => stepOf(String(name[0])) === key).length;
          return (
            <li key={key}>
              <button type="button" aria-current={at === current ? 'step' : undefined} onClick={() => onGo(at)}>
                {START.step(at + 1, START.stepNames[key])}
                {own > 0 && <strong>{START.stepFaults(own)}</strong>}
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
