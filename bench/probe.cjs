/**
 * Preloaded into a measured worker process and, as Node hands it on, into each of its threads: workflows live in a
 * thread of their own, whose heap nobody outside can see. Answers `heap` on a channel with what is left after a full
 * collection. Needs --expose-gc.
 */
const { getHeapStatistics } = require('node:v8');
const { BroadcastChannel, threadId } = require('node:worker_threads');

const channel = new BroadcastChannel('caigou-bench-heap');
channel.onmessage = (/** @type {any} */ { data }) => {
  if (data !== 'heap') return;
  globalThis.gc?.();
  channel.postMessage({ threadId, bytes: getHeapStatistics().used_heap_size });
};
channel.unref();
