import type { PolicySource, ProfileLayer } from '../../domain/policy/types.js';
import { sourcesSchema } from '../../schemas/policy-sources.js';
import { parseProfile } from '../../schemas/profile.js';
import { type ProfileProblem, problemsOf } from '../../schemas/profile-problems.js';
import { readYaml } from '../../store/registry/yaml-file.js';

/** A profile as it is handed in: its text, and the documents to be registered with it as `sources.yaml` has them. */
export type ProfileTexts = { profile: string; register: string };

/** How messages name the two texts, before they have a place of their own. */
export const PROFILE = 'profile';
export const REGISTER = 'sources';

type Read = { layer: ProfileLayer; sources: PolicySource[] } | { problems: ProfileProblem[] };

/** Both texts by their schemas; or all that is wrong with them, each with its place. */
export function readProfile({ profile, register }: ProfileTexts): Read {
  const layer = layerIn(profile);
  const sources = sourcesIn(register);
  const problems = [...('problems' in sources ? sources.problems : []), ...('problems' in layer ? layer.problems : [])];
  if ('problems' in layer || 'problems' in sources) return { problems };
  return { layer: layer.layer, sources: sources.sources };
}

function layerIn(text: string): ReturnType<typeof parseProfile> {
  const read = readYaml(text);
  if ('fault' in read) return { problems: [noYaml(PROFILE, read.fault.zh)] };
  return parseProfile(read.value, PROFILE);
}

function sourcesIn(text: string): { sources: PolicySource[] } | { problems: ProfileProblem[] } {
  if (text.trim() === '') return { sources: [] };
  const read = readYaml(text);
  if ('fault' in read) return { problems: [noYaml(REGISTER, read.fault.zh)] };
  const parsed = sourcesSchema.safeParse(read.value, { reportInput: true });
  if (parsed.success) return parsed.data;
  const fields = ['id', 'title', 'number', 'date', 'tier', 'verified'];
  return { problems: problemsOf(parsed.error.issues, { file: REGISTER, fields }) };
}

function noYaml(file: string, hint: string): ProfileProblem {
  return { file, path: '', expected: 'YAML 文本', hint };
}
