import { readFileSync, statSync } from 'node:fs';
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { Both } from '../../schemas/patterns.js';

/** What a YAML or JSON file holds, or why it cannot be read as such. */
export type YamlRead = { value: unknown } | { fault: Both };

const NOT_UTF8: Both = {
  zh: '文件不是 UTF-8 编码，请在编辑器中另存为 UTF-8',
  en: 'the file is not UTF-8: save it as UTF-8',
};

const IS_FOLDER: Both = {
  zh: '这是文件夹，不是文件：请改名或移走',
  en: 'this is a folder and no file: rename it or move it away',
};

/**
 * Reads a file as people hand it in. Nothing is guessed: another encoding would turn names into other names, a key
 * given twice or a tag nobody knows would drop what was written. @throws when there is no such file
 */
export function readYamlFile(path: string): YamlRead {
  if (statSync(path).isDirectory()) return { fault: IS_FOLDER };
  const text = utf8Of(readFileSync(path));
  return text === undefined ? { fault: NOT_UTF8 } : readYaml(text);
}

function utf8Of(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** What such a text holds, read as strictly. */
export function readYaml(text: string): YamlRead {
  try {
    const document = parseDocument(text);
    const [mistake] = [...document.errors, ...document.warnings];
    return mistake === undefined ? { value: document.toJS() } : { fault: said(mistake) };
  } catch (error) {
    // Aliases that multiply, or nesting without end.
    return { fault: said(error) };
  }
}

/**
 * Tells the line, from 1, where a place of the text stands: `rules.3.limit`; of a place that is not there, that of what
 * it would stand in. Text that is no YAML has the line of its first mistake. Null where nothing can be said.
 */
export function linesIn(text: string): (path: string) => number | null {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [mistake] = document.errors;
  if (mistake !== undefined) return () => mistake.linePos?.[0].line ?? null;
  return (path) => {
    const steps = path.split(/[.[\]]+/).filter((step) => step !== '');
    for (let length = steps.length; length > 0; length -= 1) {
      const node = document.getIn(steps.slice(0, length).map(asKey), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return null;
  };
}

function asKey(step: string): string | number {
  return /^\d+$/.test(step) ? Number(step) : step;
}

function said(error: unknown): Both {
  const [line = ''] = String(error instanceof Error ? error.message : error).split('\n');
  return { zh: `这一处不合 YAML 的写法：${line}`, en: line };
}
