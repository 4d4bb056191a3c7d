import { operatorTools } from '../../bin/operator-tools.js';
import { type GatewayPorts, gatewayPorts } from '../../client/cycles.js';
import { createOperator, type Operator } from '../../client/operate.js';
import type { World } from './workflow-world.js';

/** The operator as the API process has it, over the real store and engine of that world. */
export function operatorOn(world: World, ports: GatewayPorts = portsOn(world)): Operator {
  const { db, client, taskQueue } = world;
  const { clockOffsetMs } = ports;
  return createOperator({ ...ports, tools: operatorTools({ db, client, taskQueue, clockOffsetMs }) });
}

/** The gateway's ports over that world. */
export function portsOn({ db, client, taskQueue }: World, more: Parameters<typeof gatewayPorts>[2] = {}): GatewayPorts {
  return gatewayPorts(db, { client, taskQueue }, more);
}
