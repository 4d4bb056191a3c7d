import { existsSync, linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ProfileLayer } from '../../domain/policy/types.js';
import { type AddedLayer, withLayer } from './policy-added.js';
import { type PolicyFiles, versionOf } from './policy-files.js';
import type { ImportedProfile } from './policy-imports.js';

type Named = Pick<ProfileLayer, 'code' | 'effectiveFrom'>;

/** `profiles/222401-imported@2027-01-01.yaml`: nothing a profile says of itself is part of a path but code and day. */
function profilePlace({ code, effectiveFrom }: Named): string {
  return join('profiles', `${code}-imported@${effectiveFrom}.yaml`);
}

function registerPlace({ code, effectiveFrom }: Named): string {
  return join('sources', `${code}@${effectiveFrom}.yaml`);
}

/** An imported profile as one more layer, with the places its texts are copied to. */
function addedBy({ layer, sources }: Pick<ImportedProfile, 'layer' | 'sources'>): AddedLayer {
  return { layer, sources, file: profilePlace(layer), registerFile: registerPlace(layer) };
}

/** The layers of files and of the registry together. What was imported is there whether its file is on this machine or not. */
export function withImportedProfiles(files: PolicyFiles, imported: readonly ImportedProfile[]): PolicyFiles {
  return imported.reduce((all, each) => withLayer(all, addedBy(each)), files);
}

/**
 * Copies the texts of an imported profile to where offline commands read them. A file that is there, or that says the
 * same under another name, stays; a copy is whole or not there. @returns where the profile is written
 */
export function copyProfile(root: string, imported: ImportedProfile, files: PolicyFiles): string {
  const { layer, profile, register } = imported;
  // The register first: a profile that cites a document nobody has registered stops the next start.
  if (register !== '') writeOnce(join(root, registerPlace(layer)), register);
  const there = files.files[versionOf(layer)];
  if (there !== undefined && existsSync(there)) return there;
  const path = join(root, profilePlace(layer));
  writeOnce(path, profile);
  return path;
}

/** A name is given to a text that is complete, and to none where one is there. */
function writeOnce(path: string, text: string): void {
  if (existsSync(path)) return;
  const aside = `${path}.${process.pid}.new`;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(aside, text);
  try {
    linkSync(aside, path);
  } catch (error) {
    if (!existsSync(path)) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}
