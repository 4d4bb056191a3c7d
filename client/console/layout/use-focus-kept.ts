import { useEffect } from 'react';

const isNowhere = () => document.activeElement === null || document.activeElement === document.body;

/**
 * Where a button goes away with what it did, the keyboard would begin again at the top of the page: it goes on in the dialog
 * that is open, or at the beginning of the screen.
 */
export function useFocusKept(): void {
  useEffect(() => {
    let last: EventTarget | null = null;
    const keep = () => {
      if (!(last instanceof Element) || last.isConnected || !isNowhere()) return;
      last = null;
      placeToGoOn()?.focus({ preventScroll: true });
    };
    const entered = ({ target }: FocusEvent) => {
      last = target;
    };
    // Left for nothing while it is still there: somebody clicked beside it.
    const left = ({ target, relatedTarget }: FocusEvent) => {
      if (relatedTarget !== null) return;
      setTimeout(() => {
        if (target instanceof Element && target.isConnected && last === target) last = null;
        keep();
      });
    };
    const watch = new MutationObserver(keep);
    watch.observe(document.body, { childList: true, subtree: true });
    document.addEventListener('focusin', entered);
    document.addEventListener('focusout', left);
    return () => {
      watch.disconnect();
      document.removeEventListener('focusin', entered);
      document.removeEventListener('focusout', left);
    };
  }, []);
}

function placeToGoOn(): HTMLElement | null {
  const dialogs = [...document.querySelectorAll<HTMLElement>('[role="dialog"]')];
  const open = dialogs.filter((each) => each.getClientRects().length > 0).at(-1);
  return open ?? document.getElementById('content');
}
