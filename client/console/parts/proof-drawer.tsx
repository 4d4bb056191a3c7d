import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { type ReactNode, useState } from 'react';
import { PARTS } from '../../../texts/zh-CN/console/parts.js';
import { get } from '../api/call.js';
import { ProofContext, type ProofOf } from './proof.js';
import { Answered } from './states.js';

/** Of a proof, what a person reads; the rest is for programs. */
type Proof = { lines: readonly string[] };

/** Lets every date below open how it was reached. */
export function ProofDrawer({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<ProofOf | null>(null);
  return (
    <ProofContext value={setShown}>
      {children}
      <Drawer
        title={`${PARTS.proof}：${shown?.title ?? ''}`}
        size={560}
        open={shown !== null}
        onClose={() => setShown(null)}
        destroyOnHidden
      >
        {shown && <ProofLines {...shown} />}
      </Drawer>
    </ProofContext>
  );
}

function ProofLines({ path }: ProofOf) {
  const query = useQuery({ queryKey: ['proof', path], queryFn: () => get<Proof>(path) });
  return (
    <Answered query={query}>
      {({ lines }) => (
        <>
          <p className="proof-lines">{lines.join('\n')}</p>
          <a href={`${path}${path.includes('?') ? '&' : '?'}format=sheet`} target="_blank" rel="noreferrer">
            {PARTS.proofSheet}
          </a>
        </>
      )}
    </Answered>
  );
}
