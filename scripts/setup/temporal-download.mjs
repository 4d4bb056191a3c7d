import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { capture } from './run.mjs';

// On a network without the open internet the request hangs or fails; the wheel is only worth trying next if this is short.
const ANSWER_MS = 5_000;
const TRANSFER_MS = 180_000;

/** Node's names of processor and system, as the download site calls them. */
const ARCHITECTURES = new Map([
  ['x64', 'amd64'],
  ['arm64', 'arm64'],
]);

/**
 * Downloads the Temporal CLI as the SDK does: ask where the archive is, fetch it, take the binary out.
 * Gives the path of the binary; throws when the site cannot be reached.
 * @param {string} folder
 * @param {string} version
 * @returns {Promise<string>}
 */
export async function downloadTemporal(folder, version) {
  const arch = ARCHITECTURES.get(process.arch);
  if (!arch) throw new Error(`no download for the processor ${process.arch}`);
  const query = new URLSearchParams({ arch, platform: process.platform, format: 'tar.gz' });
  const answer = await get(`https://temporal.download/cli/v${version}?${query}`, ANSWER_MS);
  const { archiveUrl, fileToExtract } = place(await answer.json());
  const archive = join(folder, 'archive.tar.gz');
  const transfer = await get(archiveUrl, TRANSFER_MS);
  if (!transfer.body) throw new Error('the download site sent no file');
  await pipeline(Readable.fromWeb(transfer.body), createWriteStream(archive));
  const unpacked = capture('tar', ['-xzf', archive, '-C', folder, fileToExtract]);
  if (unpacked.code !== 0) throw new Error(`tar: ${unpacked.stderr.trim()}`);
  return join(folder, fileToExtract);
}

/**
 * Where the archive is and which file in it is the binary, read from what the site answered.
 * @param {unknown} answer
 */
function place(answer) {
  const { archiveUrl, fileToExtract } = /** @type {Record<string, unknown>} */ (answer ?? {});
  if (typeof archiveUrl !== 'string' || !archiveUrl.startsWith('https://') || typeof fileToExtract !== 'string') {
    throw new Error('the download site answered something else than the place of an archive');
  }
  return { archiveUrl, fileToExtract };
}

/**
 * @param {string} url
 * @param {number} timeoutMs
 */
async function get(url, timeoutMs) {
  const answer = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  return answer;
}
