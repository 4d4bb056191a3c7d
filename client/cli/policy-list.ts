import { layersOf } from '../../domain/calendar/layers.js';
import type { RegionCode, Sha256 } from '../../domain/ids.js';
import type { ProfileLayer } from '../../domain/policy/types.js';

/** A jurisdiction with a layer of its own: its versions, and the layers above it that nobody has written. */
export type ListedProfile = {
  code: RegionCode;
  name: string;
  versions: { effectiveFrom: string; hash: Sha256; rules: number }[];
  missing: RegionCode[];
};

/** All jurisdictions by code, their versions from old to new. */
export function listedProfiles(layers: readonly ProfileLayer[]): ListedProfile[] {
  const codes = [...new Set(layers.map(({ code }) => code))].sort();
  return codes.map((code) => {
    const own = layers
      .filter((layer) => layer.code === code)
      .sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1));
    return {
      code,
      name: own.at(-1)?.name ?? code,
      versions: own.map(({ effectiveFrom, hash, rules }) => ({ effectiveFrom, hash, rules: rules.length })),
      missing: layersOf(code).filter((each) => !codes.includes(each)),
    };
  });
}
