import { useEffect } from 'react';

/** What lies over the screen; the keyboard in one of them is in no other. */
const OVER = '[role="dialog"], .ant-drawer';

/** Where the keyboard was last in each of them, and on the screen itself (null); the newest at the end. */
type Trail = Map<Element | null, Element>;

/**
 * Where something goes away that had the keyboard, it would begin again at the top of the page. A dialog that is taken off
 * gives it back to where it was before; for a button that went with what it did it goes on in the dialog that is open, or at
 * the beginning of the screen. For all of the console in one place: who takes something off need not think of it. A dialog
 * that is only hidden does this by itself.
 */
export function useFocusKept(): void {
  useEffect(() => {
    const trail: Trail = new Map();
    let last: { on: Element; over: Element | null } | null = null;
    const keep = () => {
      if (last === null || last.on.isConnected || !isNowhere()) return;
      const { over } = last;
      last = null;
      goOn(over === null || isOpen(over) ? null : before(over, trail));
    };
    const entered = ({ target }: FocusEvent) => {
      if (!(target instanceof Element)) return;
      const over = target.closest(OVER);
      last = { on: target, over };
      for (const each of trail.keys()) if (each === over || each?.isConnected === false) trail.delete(each);
      trail.set(over, target);
    };
    // Left for nothing while it is still there: on the screen somebody clicked beside it; in a dialog the button that was
    // pressed may only be at work, and what goes away next is the dialog.
    const left = ({ target, relatedTarget }: FocusEvent) => {
      if (relatedTarget !== null) return;
      setTimeout(() => {
        if (target instanceof Element && target.isConnected && last?.on === target && last.over === null) last = null;
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

const isNowhere = () => document.activeElement === null || document.activeElement === document.body;
const isOpen = (over: Element) => over.isConnected && over.getClientRects().length > 0;

/** Where the keyboard was before it came to what has gone; null where that has gone, too. */
function before(gone: Element, trail: Trail): Element | null {
  const rest = [...trail].filter(([over, on]) => over !== gone && (over === null || isOpen(over)) && on.isConnected);
  return rest.at(-1)?.[1] ?? null;
}

function goOn(at: Element | null): void {
  focusOn(at);
  if (!isNowhere()) return;
  const open = [...document.querySelectorAll('[role="dialog"]')].filter(isOpen).at(-1);
  focusOn(open ?? document.getElementById('content'));
}

function focusOn(element: Element | null): void {
  if (element instanceof HTMLElement) element.focus({ preventScroll: true });
}
