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
  const below = await Promise.all((await codesBelow(directories, caller)).map((code) => directories.of(code)));
  const own = { code: caller.code, name: caller.directory.name };
  return [own, ...below.flatMap((each) => (each === null ? [] : [{ code: each.code, name: each.name }]))];
}

/** Codes of the counties below an office, in their order; none for whoever looks after his own alone. */
export async function codesBelow(directories: Directories, caller: Caller): Promise<RegionCode[]> {
  const codes = await directories.codes();
  return codes.filter((code) => code !== caller.code && looksAfter(caller, code)).sort();
}
