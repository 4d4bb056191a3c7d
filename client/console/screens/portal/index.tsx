import { PORTAL } from '../../../../texts/zh-CN/console/portal.js';
import { Portal } from './portal.js';

/** The workplace of an outside party under an address of its own. */
export function Screen() {
  return <Portal title={PORTAL.title} />;
}
