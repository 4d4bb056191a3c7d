import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { workflowBundle } from '../support/temporal.js';
import { failedReplays, plainHistory, save } from '../support/workflow-saved.js';
import { WAYS } from '../support/workflow-ways.js';
import { createWorld, type World } from '../support/workflow-world.js';

/** Set by scripts/save-histories.mjs: the runs walked here then replace the saved ones. */
const SAVING = process.env.CAIGOU_SAVE_HISTORIES !== undefined;

describe('a run just walked', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());

  test.each(Object.entries(WAYS))('replays: %s', async (name, walk) => {
    const run = await walk(world);
    if (run === undefined) throw new Error('the way left no run');
    const history = plainHistory(run);
    expect(await failedReplays(workflowBundle().codePath, [{ name, history }])).toEqual({});
    if (SAVING) save(name, history);
  });
});
