import { useEffect, useState } from 'react';

/**
 * Stands in a dialog that is taken off the page with its opener's state: the keyboard goes back to where it was, or to the
 * top of the screen where that is gone. A dialog that is only hidden does this by itself.
 */
export function FocusBack() {
  const [before] = useState(() => document.activeElement);
  useEffect(() => () => giveBack(before), [before]);
  return null;
}

function giveBack(to: Element | null): void {
  const content = document.getElementById('content');
  const nowhere: readonly (Element | null)[] = [null, document.body, content];
  const isLost = () => nowhere.includes(document.activeElement);
  if (!isLost()) return;
  if (to instanceof HTMLElement && to.isConnected) to.focus({ preventScroll: true });
  if (isLost()) content?.focus({ preventScroll: true });
}
