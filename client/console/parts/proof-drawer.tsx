import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { type ReactNode, useState } from 'react';
import { PARTS } from '../../../texts/zh-CN/console/parts.js';
import { get } from '../api/call.js';
import { ProofContext, type ProofOf } from './proof.js';
import { Answered } from './states.js';

/** Of a proof, what a person reads; the rest is for programs. */
type Proof = { lines: readonly string[] };

const ABOVE_DIALOGS = 1100;

/** Lets every date below open how it was reached. */
export function ProofDrawer({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<ProofOf | null>(null);
  return (
    <ProofContext value={setShown}>
      {children}
      <Drawer
        title={`${PARTS.proof}：${shown?.title ?? ''}`}
        size={560}
        // A day may be asked about from within a dialog.
        zIndex={ABOVE_DIALOGS}
        open={shown !== null}
        onClose={() => setShown(null)}
        destroyOnHidden
      >
        {shown && ('path' in shown ? <AskedProof path={shown.path} /> : <Lines lines={shown.lines} />)}
      </Drawer>
    </ProofContext>
  );
}

function AskedProof({ path }: { path: string }) {
  const query = useQuery({ queryKey: ['proof', path], queryFn: () => get<Proof>(path) });
  return (
    <Answered query={query}>
      {({ lines }) => (
        <>
          <Lines lines={lines} />
          <a href={`${path}${path.includes('?') ? '&' : '?'}format=sheet`} target="_blank" rel="noreferrer">
            {PARTS.proofSheet}
          </a>
        </>
      )}
    </Answered>
  );
}

function Lines({ lines }: Proof) {
  return <p className="proof-lines">{lines.join('\n')}</p>;
}
