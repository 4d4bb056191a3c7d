import { isRegionCode, type RegionCode } from '../ids.js';
import { NATION } from './year-data.js';

/**
 * The layers over a region by the digits of GB/T 2260, highest first: nation, province, prefecture, county.
 * A code that is itself a layer ends the list: `222400` gives `000000, 220000, 222400`.
 */
export function layersOf(code: RegionCode): RegionCode[] {
  const layers = [NATION, `${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`, code].filter(isRegionCode);
  return layers.filter((layer, at) => layers.indexOf(layer) === at);
}

/**
 * True for the shape of a GB/T 2260 code: a county stands below a prefecture (`410122`), so that a code that names a
 * county and no prefecture (`410022`), or no province (`001234`), is a slip of the pen. Which of the well-formed codes
 * are given to a county today is not known here.
 */
export function isWellFormed(code: RegionCode): boolean {
  if (code === NATION) return true;
  const [province, prefecture, county] = [code.slice(0, 2), code.slice(2, 4), code.slice(4)];
  return province !== '00' && (prefecture !== '00' || county === '00');
}
