import { inflateRawSync } from 'node:zlib';
import { ofFile, type SheetProblem } from './problem.js';

/** The parts of an .xlsx file by their path, as text. */
export type Parts = ReadonlyMap<string, string>;

/** An import is a sheet of some pages; more is another kind of file, or a trap. */
export const MOST_FILE_BYTES = 2 * 1024 * 1024;
const MOST_UNPACKED_BYTES = 16 * 1024 * 1024;
const MOST_ENTRIES = 200;

const END_MARK = 0x06054b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const ENTRY_MARK = 0x02014b50;
const ENTRY_BYTES = 46;
const LOCAL_MARK = 0x04034b50;
const LOCAL_BYTES = 30;
const [STORED, DEFLATED] = [0, 8];

type Entry = { path: string; method: number; packed: number; size: number; at: number; flags: number };

/**
 * Unpacks every part that holds XML with its true size counted, before anything else reads the file: what a zip file
 * says of its own sizes is not believed.
 */
export function unpacked(bytes: Uint8Array): { parts: Parts } | { problem: SheetProblem } {
  if (bytes.byteLength > MOST_FILE_BYTES) return { problem: TOO_LARGE };
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = entriesOf(buffer);
  if (entries === null) return { problem: NO_XLSX };
  const parts = new Map<string, string>();
  let left = MOST_UNPACKED_BYTES;
  for (const entry of entries) {
    if (!/\.(xml|rels)$/.test(entry.path)) continue;
    const content = contentOf(buffer, entry, left);
    if (content === 'too-large') return { problem: BOMB };
    // A name that stands twice is read differently by different programs.
    if (content === null || content.byteLength !== entry.size || parts.has(entry.path)) return { problem: NO_XLSX };
    left -= content.byteLength;
    parts.set(entry.path, content.toString('utf8'));
  }
  return parts.has('xl/workbook.xml') ? { parts } : { problem: NO_XLSX };
}

/** The entries of the archive's own list; null for what is no plain zip file. */
function entriesOf(buffer: Buffer): Entry[] | null {
  const end = endOf(buffer);
  if (end === null) return null;
  const many = buffer.readUInt16LE(end + 10);
  if (many > MOST_ENTRIES) return null;
  const entries: Entry[] = [];
  let at = buffer.readUInt32LE(end + 16);
  for (let no = 0; no < many; no += 1) {
    if (at + ENTRY_BYTES > end || buffer.readUInt32LE(at) !== ENTRY_MARK) return null;
    const [name, extra, comment] = [28, 30, 32].map((from) => buffer.readUInt16LE(at + from));
    const after = at + ENTRY_BYTES + (name ?? 0);
    entries.push({
      path: buffer.toString('utf8', at + ENTRY_BYTES, after),
      flags: buffer.readUInt16LE(at + 8),
      method: buffer.readUInt16LE(at + 10),
      packed: buffer.readUInt32LE(at + 20),
      size: buffer.readUInt32LE(at + 24),
      at: buffer.readUInt32LE(at + 42),
    });
    at = after + (extra ?? 0) + (comment ?? 0);
  }
  return entries;
}

function endOf(buffer: Buffer): number | null {
  const first = Math.max(0, buffer.byteLength - END_BYTES - LONGEST_COMMENT);
  for (let at = buffer.byteLength - END_BYTES; at >= first; at -= 1)
    if (buffer.readUInt32LE(at) === END_MARK) return at;
  return null;
}

function contentOf(buffer: Buffer, entry: Entry, most: number): Buffer | 'too-large' | null {
  const { at, packed, method, flags } = entry;
  const isEncrypted = (flags & 1) === 1;
  if (isEncrypted || at + LOCAL_BYTES > buffer.byteLength || buffer.readUInt32LE(at) !== LOCAL_MARK) return null;
  const from = at + LOCAL_BYTES + buffer.readUInt16LE(at + 26) + buffer.readUInt16LE(at + 28);
  const data = buffer.subarray(from, from + packed);
  if (data.byteLength !== packed) return null;
  if (method === STORED) return data.byteLength > most ? 'too-large' : data;
  return method === DEFLATED ? inflated(data, most) : null;
}

/** Stops at the limit, so that a small file never fills the memory. */
function inflated(data: Buffer, most: number): Buffer | 'too-large' | null {
  if (most <= 0) return 'too-large';
  try {
    return inflateRawSync(data, { maxOutputLength: most });
  } catch (error) {
    const isFull =
      typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return isFull ? 'too-large' : null;
  }
}

const XLSX = {
  zh: '未加密的 .xlsx 工作簿，由“批量导入”或 caigou cycle template 给出的模板填写而成',
  en: 'an .xlsx workbook without a password, filled in from the template of the import or `caigou cycle template`',
};
const NO_XLSX = ofFile(
  {
    zh: '不是可以读取的 .xlsx 文件（可能是 .xls、.csv、已加密或已损坏）',
    en: 'no .xlsx file that can be read (perhaps .xls, .csv, encrypted or damaged)',
  },
  XLSX,
);
const TOO_LARGE = ofFile(
  { zh: '文件超过 2 MB', en: 'the file is larger than 2 MB' },
  { zh: '不超过 2 MB、2000 行；更多的请分成几个文件', en: 'at most 2 MB and 2,000 rows; split what is more' },
);
const BOMB = ofFile(
  { zh: '文件展开后超过 16 MB', en: 'the file is larger than 16 MB when unpacked' },
  { zh: '不超过 2000 行、100 列；删去多余的工作表、格式和行', en: 'at most 2,000 rows and 100 columns' },
);
