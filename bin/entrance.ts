import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ClientConfig } from '../client/cli/config.js';
import { machineNow } from '../client/clock.js';
import type { AppParts } from '../client/http/parts.js';
import { identityDesk } from '../client/identity/desk.js';
import { oidcDoor } from '../client/identity/oidc.js';
import { passwordThread } from '../client/identity/passwords.js';
import { ensureToken } from '../client/local.js';
import type { Database } from '../store/database.js';
import { directoryCodes, directoryOf } from '../store/registry/directory.js';
import { demoLogins } from './demo/accounts.js';

type Entrance = Pick<AppParts, 'identity' | 'oidc' | 'token' | 'door' | 'console'> & { end(): Promise<void> };

/** How people come in, as this installation is configured. */
export function entranceOn(
  db: Database,
  { home, production, identity: config }: ClientConfig,
  onFault: (error: unknown) => undefined,
): Entrance {
  const passwords = passwordThread();
  const identity = identityDesk({
    db,
    passwords,
    directories: { codes: () => directoryCodes(db), of: (code) => directoryOf(db, code) },
    limits: config.limits,
    now: machineNow,
    local: config.local,
    oidc: config.oidc,
    demo: () => (production ? Promise.resolve([]) : demoLogins(db, home)),
  });
  return {
    identity,
    oidc: config.oidc === null ? null : oidcDoor(config.oidc, onFault),
    token: production ? null : ensureToken(home),
    door: config.door,
    console: consoleFolder(),
    end: () => passwords.end(),
  };
}

/** Where the build puts the console: beside this file's folder, or in `dist` when the sources are run. */
function consoleFolder(): string | null {
  const folders = ['../console/', '../dist/console/'].map((each) => fileURLToPath(new URL(each, import.meta.url)));
  return folders.find((folder) => existsSync(join(folder, 'index.html'))) ?? null;
}
