import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import { contentHash } from '../../domain/hash.js';
import type { RegionCode } from '../../domain/ids.js';
import { type Compiled, compilePolicy } from '../../domain/policy/compile.js';
import type { PolicySource, ProfileLayer, RulePatch } from '../../domain/policy/types.js';
import { sourcesSchema } from '../../schemas/policy-sources.js';
import { parseProfile } from '../../schemas/profile.js';
import { type ProfileProblem, problemsOf } from '../../schemas/profile-problems.js';
import { readYamlFile } from './yaml-file.js';

/** What the files say. Layers of files with a problem are left out; nothing may be compiled while there is one. */
export type PolicyFiles = {
  layers: ProfileLayer[];
  sources: PolicySource[];
  problems: ProfileProblem[];
  /** Where each layer is written, by `code@version`. */
  files: Readonly<Record<string, string>>;
};

type Placed = { file: string; name: string };
type Read = { placed: Placed; layer: ProfileLayer };

/**
 * Reads `sources.yaml`, `sources/*.yaml` and `profiles/<code>-<name>@<effectiveFrom>.yaml` under each root, e.g. the
 * shipped `policies` and the one in CAIGOU_HOME. Nothing but files is touched, so that offline commands stay offline.
 */
export function loadLayers(roots: readonly string[]): PolicyFiles {
  const problems: ProfileProblem[] = [];
  const sources = distinctSources(
    roots.flatMap((root) => registersUnder(root)).flatMap((file) => readSources(file, problems)),
    problems,
  );
  const read = roots
    .flatMap((root) => placesUnder(join(root, 'profiles')))
    .flatMap((each) => readLayer(each, problems));
  const layers = distinct(read, problems).filter(({ placed, layer }) =>
    citesKnown({ file: placed.file, layer }, sources, problems),
  );
  const files = Object.fromEntries(layers.map(({ layer, placed }) => [versionOf(layer), placed.file]));
  return { layers: layers.map(({ layer }) => layer), sources, problems, files };
}

/** How a layer is named where there is one version of it: `220000@2021-02-01`. */
export function versionOf({ code, version }: Pick<ProfileLayer, 'code' | 'version'>): string {
  return `${code}@${version}`;
}

/** The policy of a region on a day, or what is wrong with the files it would be made from. */
export function compiledFromFiles(
  roots: readonly string[],
  code: RegionCode,
  on: PlainDate,
): { compiled: Compiled } | { problems: ProfileProblem[] } {
  const { layers, problems } = loadLayers(roots);
  return problems.length > 0 ? { problems } : { compiled: compilePolicy(layers, code, on) };
}

/** The register of a root, and those that came with an import. */
function registersUnder(root: string): string[] {
  return [join(root, 'sources.yaml'), ...placesUnder(join(root, 'sources')).map(({ file }) => file)];
}

function placesUnder(folder: string): Placed[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));
  return names.sort().map((name) => ({ file: join(folder, name), name }));
}

type Registered = { file: string; at: number; source: PolicySource };

/** One id, one document: an own register may repeat a document, not say something else of it. */
function distinctSources(registered: readonly Registered[], problems: ProfileProblem[]): PolicySource[] {
  const byId = new Map<string, PolicySource>();
  for (const { file, at, source } of registered) {
    const earlier = byId.get(source.id);
    if (earlier === undefined) byId.set(source.id, source);
    else if (contentHash(earlier) !== contentHash(source)) {
      const expected = `${source.id} 已登记为《${earlier.title}》`;
      problems.push({ file, path: `sources.${at}.id`, expected, hint: '另一文件请用另一个 id 登记' });
    }
  }
  return [...byId.values()];
}

function readSources(file: string, problems: ProfileProblem[]): Registered[] {
  if (!existsSync(file)) return [];
  const parsed = sourcesSchema.safeParse(readYaml(file, problems), { reportInput: true });
  if (parsed.success) return parsed.data.sources.map((source, at) => ({ file, at, source }));
  problems.push(
    ...problemsOf(parsed.error.issues, { file, fields: ['id', 'title', 'number', 'date', 'tier', 'verified'] }),
  );
  return [];
}

function readLayer(placed: Placed, problems: ProfileProblem[]): Read[] {
  const content = readYaml(placed.file, problems);
  if (content === undefined) return [];
  const parsed = parseProfile(content, placed.file);
  if ('problems' in parsed) {
    problems.push(...parsed.problems);
    return [];
  }
  const { code, effectiveFrom } = parsed.layer;
  if (placed.name.startsWith(`${code}-`) && placed.name.includes(`@${effectiveFrom}.`)) {
    return [{ placed, layer: parsed.layer }];
  }
  const expected = `文件名应为 ${code}-<名称>@${effectiveFrom}.yaml`;
  problems.push({ file: placed.file, path: 'effectiveFrom', expected, hint: '改文件名，或改 code、effectiveFrom' });
  return [];
}

/** Text that is not YAML is a problem with its line, and yields nothing. */
function readYaml(file: string, problems: ProfileProblem[]): unknown {
  const read = readYamlFile(file);
  if ('value' in read) return read.value;
  problems.push({ file, path: '', expected: 'YAML 文本', hint: read.fault.zh });
  return undefined;
}

/**
 * A layer has one version a day. The same version in two roots must say the same; in one folder it is written once,
 * whatever it says, for whoever mends one of two files does not see the other.
 */
function distinct(read: readonly Read[], problems: ProfileProblem[]): Read[] {
  const byVersion = new Map<string, Read>();
  for (const each of read) {
    const version = versionOf(each.layer);
    const earlier = byVersion.get(version);
    if (earlier === undefined) byVersion.set(version, each);
    else if (earlier.layer.hash !== each.layer.hash || isBeside(earlier, each)) {
      problems.push({
        file: each.placed.file,
        path: 'effectiveFrom',
        expected: `${version} 只能有一个版本，${earlier.placed.file} 已经发布`,
        hint: '更正请用新的生效日另存为新文件',
      });
    }
  }
  return [...byVersion.values()];
}

function isBeside(a: Read, b: Read): boolean {
  return dirname(a.placed.file) === dirname(b.placed.file);
}

/** Whether every document the layer cites is registered; those that are not are added to the problems. */
export function citesKnown(
  { file, layer }: { file: string; layer: ProfileLayer },
  sources: readonly PolicySource[],
  problems: ProfileProblem[],
): boolean {
  const known = new Set(sources.map(({ id }) => id));
  const cited = (list: 'rules' | 'without', items: readonly Pick<RulePatch, 'basis'>[]) =>
    items.flatMap(({ basis }, at) =>
      basis.map(({ source }, no) => ({ source, path: `${list}.${at}.basis.${no}.source` })),
    );
  const unknown = [...cited('rules', layer.rules), ...cited('without', layer.without)].filter(
    ({ source }) => !known.has(source),
  );
  for (const { source, path } of unknown) {
    const expected = `sources.yaml 中登记的文件，没有 ${source}`;
    problems.push({ file, path, expected, hint: '先在 sources.yaml 登记该文件' });
  }
  return unknown.length === 0;
}
