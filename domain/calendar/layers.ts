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
