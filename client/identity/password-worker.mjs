/**
 * Passwords are hashed on a thread of their own: one hash takes a tenth of a second, and nobody else shall wait for it.
 * Plain JavaScript, because a worker is loaded by file name and must load alike from sources and from the build.
 * Protocol: `{ id, password, hash? }` in; `{ id, answer }` out, the hash, or with `hash` given whether it is that of the
 * password.
 */
import { randomBytes } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { argon2id, argon2Verify } from 'hash-wasm';

/** OWASP's least for argon2id: 19 MiB, two passes, one lane. */
const COST = { memorySize: 19 * 1024, iterations: 2, parallelism: 1, hashLength: 32 };
const SALT_BYTES = 16;

/** @typedef {{ id: number, password: string, hash?: string }} Request */

/** @param {Request} request */
function answer({ password, hash }) {
  if (hash !== undefined) return argon2Verify({ password, hash });
  return argon2id({ password, salt: randomBytes(SALT_BYTES), ...COST, outputType: 'encoded' });
}

const port = parentPort;
if (!port) throw new Error('password-worker runs as a worker thread only');
port.on('message', (/** @type {Request} */ request) => {
  answer(request).then(
    (given) => port.postMessage({ id: request.id, answer: given }),
    () => port.postMessage({ id: request.id, failed: true }),
  );
});
