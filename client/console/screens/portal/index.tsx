import { PORTAL } from '../../../../texts/zh-CN/console/portal.js';
import { Portal } from './portal.js';

/** The portal of a contractor under an address of its own. */
export function Screen() {
  return <Portal title={PORTAL.title} />;
}
