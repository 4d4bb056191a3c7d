/** The baseline as a caller sees it: workflows that take an update and call one activity. */
import { randomUUID } from 'node:crypto';
import { Client, Connection, WithStartWorkflowOperation } from '@temporalio/client';

/**
 * @typedef {object} Bare
 * @property {() => Promise<string>} open starts a workflow with its first update; gives its id
 * @property {(workflowId: string) => Promise<void>} update
 * @property {() => Promise<void>} close
 */

/**
 * @param {{ address: string, taskQueue: string }} where
 * @returns {Promise<Bare>}
 */
export async function openBare({ address, taskQueue }) {
  const connection = await Connection.connect({ address });
  const client = new Client({ connection }).workflow;
  return {
    open: async () => {
      const workflowId = `bare/${randomUUID()}`;
      const startWorkflowOperation = new WithStartWorkflowOperation('bareWorkflow', {
        workflowId,
        taskQueue,
        workflowTaskTimeout: 5000,
        workflowIdConflictPolicy: 'USE_EXISTING',
      });
      await client.executeUpdateWithStart('submit', { args: [], updateId: randomUUID(), startWorkflowOperation });
      return workflowId;
    },
    update: async (workflowId) => {
      await client.getHandle(workflowId).executeUpdate('submit', { args: [], updateId: randomUUID() });
    },
    close: () => connection.close(),
  };
}
