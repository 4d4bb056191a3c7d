import { useMutation } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { AUDIT, CHAIN_FAULTS } from '../../../../texts/zh-CN/console/audit.js';
import type { ChainAnswer } from '../../api/answers.js';
import { get, withQuery } from '../../api/call.js';
import { Failure } from '../../parts/failure.js';
import { casePath } from '../../parts/paths.js';

type Fault = ChainAnswer['faults'][number];
type Checked = Omit<ChainAnswer, 'next'>;

/** Checks the record of one case, or of the whole county portion by portion, and names what does not follow. */
export function ChainCheck({ cycle }: { cycle: string | undefined }) {
  const [seen, setSeen] = useState(0);
  const check = useMutation({ mutationFn: () => checked(cycle, setSeen) });
  return (
    <section className="no-print">
      <Button loading={check.isPending} onClick={() => check.mutate()}>
        {cycle === undefined ? AUDIT.verify : AUDIT.verifyOne(cycle)}
      </Button>
      {check.isPending && <p role="status">{AUDIT.verifying(seen)}</p>}
      {check.error && <Failure error={check.error} />}
      {check.data && <Result checked={check.data} />}
    </section>
  );
}

async function checked(cycle: string | undefined, onPortion: (cycles: number) => void): Promise<Checked> {
  const sum: Checked = { cycles: 0, facts: 0, faults: [] };
  onPortion(0);
  for (let after: string | null | undefined; after !== null; ) {
    const portion: ChainAnswer = await get(withQuery('/api/audit/chain', { cycle, after }));
    sum.cycles += portion.cycles;
    sum.facts += portion.facts;
    sum.faults.push(...portion.faults);
    onPortion(sum.cycles);
    after = portion.next;
  }
  return sum;
}

function Result({ checked: { cycles, facts, faults } }: { checked: Checked }) {
  if (faults.length === 0) {
    return <Alert type="success" showIcon role="status" title={AUDIT.whole(cycles, facts)} />;
  }
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={AUDIT.broken(cycles, facts, faults.length)}
      description={
        <>
          <ul>
            {faults.map((fault) => (
              <li key={[fault.cycleId, fault.seq, whyText(fault)].join(' ')}>
                <Link to={casePath(fault.cycleId)}>{AUDIT.faultAt(fault.cycleId, fault.seq)}</Link>：{whyText(fault)}
              </li>
            ))}
          </ul>
          <p>{AUDIT.faultHint}</p>
        </>
      }
    />
  );
}

function whyText(fault: Fault): string {
  const what = CHAIN_FAULTS[fault.why];
  return fault.why === 'unreadable' ? `${what}（${AUDIT.unreadable(fault.field, fault.expected.zh)}）` : what;
}
