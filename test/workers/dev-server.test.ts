import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { type DevServer, startDevServer } from '../../workers/dev-server.js';
import { freePort } from '../../workers/free-port.js';
import { temporalBinary } from '../support/temporal.js';

describe('the Temporal server of an installation', () => {
  const homes: string[] = [];
  const running: DevServer[] = [];
  afterEach(async () => {
    await Promise.all(running.splice(0).map((each) => each.stop()));
    for (const home of homes.splice(0)) rmSync(home, { recursive: true, force: true });
  });

  async function started(home: string, port: number | undefined): Promise<DevServer> {
    const server = await startDevServer({ binary: temporalBinary(), home, port, memory: true });
    running.push(server);
    return server;
  }

  function newHome(): string {
    const home = mkdtempSync(join(tmpdir(), 'caigou-server-'));
    homes.push(home);
    return home;
  }

  test('installations that start at the same moment each get a server of their own', async () => {
    const servers = await Promise.all(Array.from({ length: 4 }, () => started(newHome(), undefined)));
    expect(new Set(servers.map(({ address }) => address)).size).toBe(4);
  });

  test('the server of another installation on the port that was asked for is not taken for ours', async () => {
    const port = await freePort(0);
    const home = newHome();
    await started(newHome(), port);
    await expect(started(home, port)).rejects.toThrow(`Temporal does not answer on port ${port}`);
    expect(readFileSync(join(home, 'temporal.log'), 'utf8')).toContain('already in use');
  });
});
