import { Button, Modal } from 'antd';
import type { ReactNode } from 'react';
import { PARTS } from '../../../texts/zh-CN/console/parts.js';

const WIDE = 760;
const NARROW = 520;
/** A click beside a form does not throw away what was typed. */
export const MASK = { closable: false } as const;

/** The button that acts. `danger`: what it does is not easily undone. */
export type Go = { label: string; busy: boolean; disabled?: boolean; danger?: boolean; onGo: () => void };

type Props = {
  title: string;
  wide?: boolean;
  go: Go;
  /** A step before the act, as a preview. */
  before?: Omit<Go, 'danger'>;
  closeLabel?: string;
  children: ReactNode;
  onClose: () => void;
};

/** A dialog that can be closed, and acts by one button. */
export function DialogFrame({ title, wide = false, go, before, closeLabel = PARTS.close, children, onClose }: Props) {
  return (
    <Modal
      open
      title={title}
      width={wide ? WIDE : NARROW}
      mask={MASK}
      onCancel={onClose}
      footer={[
        <Button key="close" onClick={onClose}>
          {closeLabel}
        </Button>,
        before && (
          <Button key="before" loading={before.busy} disabled={before.disabled === true} onClick={before.onGo}>
            {before.label}
          </Button>
        ),
        <Button
          key="go"
          type="primary"
          danger={go.danger === true}
          disabled={go.disabled === true}
          loading={go.busy}
          onClick={go.onGo}
        >
          {go.label}
        </Button>,
      ]}
    >
      {children}
    </Modal>
  );
}
