import { connect } from 'node:net';
import { freePort, keep, untilReady } from './kept-process.mjs';

/** What lists and Temporal's own screens show of a cycle; they must exist before the first workflow sets them. */
const SEARCH_ATTRIBUTES = ['Jurisdiction=Keyword', 'CycleStage=Keyword', 'Stuck=Keyword', 'NextDue=Datetime'];

// Time skipping is off by default. Without the second value a run that continues as new within a second is held back,
// and skipping over that pause counts the time skipped before twice; without the third each skip costs a second.
const DYNAMIC_CONFIG = [
  'frontend.WorkflowTimeSkippingEnabled=true',
  'history.workflowIdReuseMinimalInterval="0s"',
  'history.timerProcessorMaxTimeShift="10ms"',
  'frontend.enableServerVersionCheck=false',
];

/** @param {string} flag @param {readonly string[]} values */
function repeated(flag, values) {
  return values.flatMap((value) => [flag, value]);
}

/** @param {number} port @returns {Promise<boolean>} */
function listens(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const answer = (/** @type {boolean} */ yes) => {
      socket.destroy();
      resolve(yes);
    };
    socket.once('connect', () => answer(true)).once('error', () => answer(false));
  });
}

/**
 * Starts a Temporal dev server in memory on free loopback ports.
 * @param {string} binary the Temporal CLI
 * @param {{ dynamicConfig?: readonly string[] }} [options] more `KEY=JSON` values, as low limits for a test
 * @returns {Promise<{ address: string, stop: () => Promise<void> }>}
 */
export async function startDevServer(binary, { dynamicConfig = [] } = {}) {
  const port = await freePort();
  const args = [
    'server',
    'start-dev',
    '--headless',
    '--ip',
    '127.0.0.1',
    '--port',
    String(port),
    '--log-level',
    'error',
  ];
  const settings = repeated('--dynamic-config-value', [...DYNAMIC_CONFIG, ...dynamicConfig]);
  const server = keep(binary, [...args, ...settings, ...repeated('--search-attribute', SEARCH_ATTRIBUTES)]);
  await untilReady('The Temporal dev server', server, () => listens(port));
  return { address: `127.0.0.1:${port}`, stop: server.stop };
}
