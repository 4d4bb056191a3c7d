import { basename } from 'node:path';
import { contentHash } from '../../domain/hash.js';
import type { PolicySource, ProfileLayer } from '../../domain/policy/types.js';
import type { ProfileProblem } from '../../schemas/profile-problems.js';
import { citesKnown, type PolicyFiles, versionOf } from './policy-files.js';

/** A layer that comes to those of the files, and the documents registered with it; how messages name their texts. */
export type AddedLayer = { layer: ProfileLayer; sources: readonly PolicySource[]; file: string; registerFile: string };

/**
 * The files with one more layer. One that is there already changes nothing; where it does not fit beside them, it is
 * left out and the problems say why.
 */
export function withLayer(files: PolicyFiles, { layer, sources, file, registerFile }: AddedLayer): PolicyFiles {
  const fresh = sources.filter(({ id }) => !files.sources.some((each) => each.id === id));
  const known = [...files.sources, ...fresh];
  const version = versionOf(layer);
  const same = files.layers.find((each) => versionOf(each) === version);
  const problems = [
    ...sources.flatMap((source, at) => otherDocument(source, `sources.${at}.id`, registerFile, files.sources)),
    ...otherText(layer, same, { file, there: files.files[version] }),
  ];
  const isSound = citesKnown({ file, layer }, known, problems) && problems.length === 0;
  if (!isSound) return { ...files, problems: [...files.problems, ...problems] };
  if (same !== undefined) return { ...files, sources: known };
  return {
    ...files,
    layers: [...files.layers, layer],
    sources: known,
    files: { ...files.files, [version]: file },
  };
}

function otherDocument(
  source: PolicySource,
  path: string,
  file: string,
  known: readonly PolicySource[],
): ProfileProblem[] {
  const there = known.find(({ id }) => id === source.id);
  if (there === undefined || contentHash(there) === contentHash(source)) return [];
  const expected = `${source.id} 已登记为《${there.title}》`;
  return [{ file, path, expected, hint: '另一文件请用另一个 id 登记' }];
}

function otherText(
  layer: ProfileLayer,
  same: ProfileLayer | undefined,
  { file, there }: { file: string; there: string | undefined },
): ProfileProblem[] {
  if (same === undefined || same.hash === layer.hash) return [];
  const expected = `${versionOf(layer)} 已经发布，内容不同${there === undefined ? '' : `（${basename(there)}）`}`;
  return [{ file, path: 'effectiveFrom', expected, hint: '已发布的不能改：更正请用新的生效日另存为新文件' }];
}
