/** What of an EventSource is used here. */
type Source = {
  readonly readyState: number;
  addEventListener(type: string, listener: (event: object) => void): void;
  close(): void;
};

/** A line that lost its server is tried again after so long. */
const AGAIN_MS = 5_000;
/** EventSource.CLOSED: the browser will not come back by itself. */
const CLOSED = 2;
/** A browser that lost the line comes back by itself; what happened meanwhile is read when it is there again. */
const CHANGES = ['changed', 'ready', 'jobs'] as const;

type Asked = {
  connect(): Source;
  /** Whether anybody can see the page. */
  isShown(): boolean;
  /** Something changed, or may have while there was no line (`ready`), and what was said of it. */
  onChange(what: string, data: string): void;
  /** The server would not have the line. */
  onLost(): void;
};

/**
 * The line on which the server says that something changed, open only while the page is to be seen: a browser opens six
 * lines to a server at most, and a seventh page of somebody who opens each case by itself would wait for ever.
 */
export function keptLine({ connect, isShown, onChange, onLost }: Asked): { look(): void; close(): void } {
  let source: Source | null = null;
  let again: ReturnType<typeof setTimeout> | undefined;
  const close = () => {
    clearTimeout(again);
    source?.close();
    source = null;
  };
  const look = () => {
    if (!isShown()) return close();
    if (source !== null) return;
    clearTimeout(again);
    const opened = connect();
    source = opened;
    for (const what of CHANGES) opened.addEventListener(what, (event) => onChange(what, dataOf(event)));
    opened.addEventListener('error', () => {
      if (opened.readyState !== CLOSED || source !== opened) return;
      close();
      onLost();
      again = setTimeout(look, AGAIN_MS);
    });
  };
  look();
  return { look, close };
}

function dataOf(event: object): string {
  return 'data' in event && typeof event.data === 'string' ? event.data : '';
}
