import { Worker } from 'node:worker_threads';

/** Passwords by argon2id, off the thread that serves requests. */
export type Passwords = {
  /** The digest to keep, in PHC form. @throws when too many wait already */
  hash(password: string): Promise<string>;
  /** Whether it is the password of the digest; without a digest no, after the same work. */
  matches(password: string, digest: string | null): Promise<boolean>;
  /** Ends the thread; what waits is lost. */
  end(): Promise<void>;
};

type Reply = { id: number; answer?: string | boolean; failed?: true };
type Waiting = { resolve(answer: string | boolean): void; reject(error: Error): void };

/** More than this wait only when somebody floods the door; the rates before it let fewer through. */
const MOST_WAITING = 200;
/** A digest of nobody's password, so that a name nobody has takes as long as any other. */
const NOBODYS = '$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5J3Mgc2FsdCE$Nm7Qv8cUO1TzqkRyn1hY2cHQ8Wm0rF3sD5pXbLkJt0E';

/** Starts the thread when it is first asked. It does not keep the process alive. */
export function passwordThread(): Passwords {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let last = 0;
  const fail = (): void => {
    worker = undefined;
    for (const each of waiting.values()) each.reject(new Error('the password thread has ended'));
    waiting.clear();
  };
  const started = (): Worker => {
    if (worker !== undefined) return worker;
    // The flags of a test runner or loader are none of its business.
    const made = new Worker(new URL('./password-worker.mjs', import.meta.url), { execArgv: [] });
    made.on('message', (reply: Reply) => settle(waiting, reply));
    made.on('error', fail);
    made.on('exit', fail);
    made.unref();
    worker = made;
    return made;
  };
  const ask = (request: { password: string; hash?: string }): Promise<string | boolean> =>
    new Promise((resolve, reject) => {
      if (waiting.size >= MOST_WAITING) return reject(new Error('too many passwords wait to be looked at'));
      last += 1;
      waiting.set(last, { resolve, reject });
      started().postMessage({ id: last, ...request });
    });
  return {
    hash: async (password) => String(await ask({ password })),
    matches: async (password, digest) => (await ask({ password, hash: digest ?? NOBODYS })) === true && digest !== null,
    end: async () => {
      await worker?.terminate();
    },
  };
}

function settle(waiting: Map<number, Waiting>, { id, answer, failed }: Reply): void {
  const asker = waiting.get(id);
  waiting.delete(id);
  if (failed === true || answer === undefined) asker?.reject(new Error('the password could not be looked at'));
  else asker?.resolve(answer);
}
