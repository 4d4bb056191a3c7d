import { MineList } from '../mine/list.js';

/** What the signed-in person submitted, with its state. */
export function Screen() {
  return <MineList acts="started" />;
}
