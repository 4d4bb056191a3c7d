import type { RegionCode } from '../../domain/ids.js';
import type { Caller, Directories } from '../callers.js';
import { looksAfter } from '../rights/roles.js';

/** Who looks at which county: his own, or one his office looks after. */
export type Looking = { caller: Caller; code: RegionCode };

/** True when a county is looked at from above: nothing there is the caller's own. */
export function fromAbove({ caller, code }: Looking): boolean {
  return caller.code !== code;
}

export type CountyName = { code: RegionCode; name: string };

/** The counties an office looks after, by name: its own first, then those below it. */
export async function countiesOf(directories: Directories, caller: Caller): Promise<CountyName[]> {
  const codes = (await directories.codes()).filter((code) => code !== caller.code && looksAfter(caller, code));
  const below = await Promise.all(codes.sort().map((code) => directories.of(code)));
  const own = { code: caller.code, name: caller.directory.name };
  return [own, ...below.flatMap((each) => (each === null ? [] : [{ code: each.code, name: each.name }]))];
}
