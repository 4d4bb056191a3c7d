/** Every workflow, for the bundle. */
export { fanOut } from './fan-out.js';
export { mailRoom } from './mail-room.js';
export { procurementCycle } from './procurement-cycle.js';
export { secondClock } from './second-clock.js';
