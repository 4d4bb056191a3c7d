import { type ReactNode, useEffect, useRef } from 'react';

/** What became of a form, beneath it: brought into view when there is something new, and read out. */
export function InView({ when, children }: { when: unknown; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (when !== undefined && when !== null) place.current?.scrollIntoView({ block: 'nearest' });
  }, [when]);
  return (
    <div ref={place} aria-live="polite">
      {children}
    </div>
  );
}
