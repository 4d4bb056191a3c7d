import { MineList } from '../mine/list.js';

/** What the signed-in person decided or handed on. */
export function Screen() {
  return <MineList acts="done" />;
}
