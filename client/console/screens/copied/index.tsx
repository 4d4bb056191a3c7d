import { MineList } from '../mine/list.js';

/** What the signed-in person was sent a copy of. */
export function Screen() {
  return <MineList acts="copied" />;
}
