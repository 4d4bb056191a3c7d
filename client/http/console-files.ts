import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { digestOf } from '../../store/registry/identity/digest.js';

/** A file of the built console, with what a browser needs to know of it. */
export type ConsoleFile = { type: string; bytes: Uint8Array; zipped: Uint8Array | null; etag: string };

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};
const ZIPS: readonly string[] = ['.html', '.js', '.css', '.json', '.webmanifest', '.svg', '.txt'];
const LEAST_TO_ZIP = 1024;

/**
 * Files of the console by their path, read when first asked for. Only what lies in the folder at the start has a path
 * here, so that no path leads out of it.
 */
export function consoleFiles(folder: string): (path: string) => ConsoleFile | null {
  const there = new Set(pathsIn(folder));
  const read = new Map<string, ConsoleFile>();
  return (path) => {
    if (!there.has(path)) return null;
    const file = read.get(path) ?? fileAt(folder, path);
    read.set(path, file);
    return file;
  };
}

function pathsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && extname(entry.name) in TYPES)
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length).replaceAll(sep, '/').replace(/^\//, ''));
}

function fileAt(folder: string, path: string): ConsoleFile {
  const bytes = readFileSync(join(folder, path));
  const kind = extname(path);
  const zipped = ZIPS.includes(kind) && bytes.byteLength >= LEAST_TO_ZIP ? gzipSync(bytes) : null;
  return { type: TYPES[kind] ?? 'application/octet-stream', bytes, zipped, etag: digestOf(bytes.toString('base64')) };
}
