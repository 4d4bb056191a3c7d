import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { ROOT } from '../../scripts/setup/paths.mjs';
import { capture } from '../../scripts/setup/run.mjs';

interface Service {
  readonly image: string;
  readonly build?: string;
  readonly command?: string | readonly string[];
  readonly restart?: string;
  readonly ports?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly healthcheck?: { readonly test: readonly unknown[] };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
}

function read(name: string): string {
  return readFileSync(join(ROOT, name), 'utf8');
}

const compose: { services: Record<string, Service>; configs: Record<string, { content: string }> } = parse(
  read('docker-compose.yml'),
  { merge: true },
);

function service(name: string): Service {
  const found = compose.services[name];
  if (found === undefined) throw new Error(`no service ${name}`);
  return found;
}

const ONE_SHOT = ['temporal-schema', 'temporal-namespace', 'migrate'];
const OURS = ['migrate', 'worker', 'api'];

describe('the compose file', () => {
  test('has the parts of a production installation and no others', () => {
    expect(Object.keys(compose.services).sort()).toEqual([
      'api',
      'mail',
      'migrate',
      'postgres',
      'temporal',
      'temporal-namespace',
      'temporal-schema',
      'temporal-ui',
      'worker',
    ]);
  });

  test.each(['postgres', 'temporal', 'mail', 'worker', 'api'])('%s says whether it is healthy', (name) => {
    const words = service(name).healthcheck?.test ?? [];
    expect(words[0]).toMatch(/^CMD/);
    // A word with a colon and no quotes would be read as a mapping.
    expect(words.map((word) => typeof word)).toEqual(words.map(() => 'string'));
  });

  test('what runs once is waited for until it has succeeded, what stays until it is healthy', () => {
    const waits = Object.entries(compose.services).flatMap(([, { depends_on }]) => Object.entries(depends_on ?? {}));
    expect(waits.length).toBeGreaterThan(0);
    for (const [name, { condition }] of waits) {
      expect([name, condition]).toEqual([
        name,
        ONE_SHOT.includes(name) ? 'service_completed_successfully' : 'service_healthy',
      ]);
    }
  });

  test.each(['worker', 'api'])('%s starts after the schema of the store and the namespace are there', (name) => {
    expect(Object.keys(service(name).depends_on ?? {}).sort()).toEqual(['migrate', 'temporal-namespace']);
  });

  test('what runs once is not started again after success', () => {
    for (const name of ONE_SHOT) expect(service(name).restart).toMatch(/^on-failure/);
  });

  test('every image has a fixed tag', () => {
    for (const { image } of Object.values(compose.services))
      expect(image).toMatch(/^[\w./-]+:(\$\{\w+:-)?v?\d[\w.-]*\}?$/);
  });

  test('nothing listens beyond this machine', () => {
    const ports = Object.values(compose.services).flatMap(({ ports = [] }) => ports);
    expect(ports.length).toBeGreaterThan(0);
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  test('no password is written down', () => {
    expect(read('docker-compose.yml')).not.toMatch(/PASSWORD: (?!\$\{)|postgres:\/\/\w+:(?!\$\{)/);
  });

  test('the four search attributes of a cycle are created with their types', () => {
    const command = String(service('temporal-namespace').command);
    for (const attribute of ['Jurisdiction=Keyword', 'CycleStage=Keyword', 'Stuck=Keyword', 'NextDue=Datetime']) {
      expect(command).toContain(attribute);
    }
  });

  test.each(['temporal-schema', 'temporal-namespace'])('the commands of %s are shell that parses', (name) => {
    const [script = ''] = service(name).command ?? [];
    expect(capture('sh', ['-n', '-c', script.replaceAll('$$', '$')])).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  test('the dynamic configuration of Temporal is YAML that names its values', () => {
    const content = parse(compose.configs['temporal-dynamic-config']?.content ?? '');
    expect(content['system.numConsecutiveWorkflowTaskProblemsToTriggerSearchAttribute']).toEqual([{ value: 5 }]);
  });
});

describe('our own image', () => {
  const stages = read('Dockerfile').match(/^FROM .*/gm);

  test('is built for Node 20 on glibc in every stage', () => {
    expect(stages?.length).toBeGreaterThan(0);
    for (const stage of stages ?? []) expect(stage).toMatch(/^FROM node:20-bookworm-slim\b/);
  });

  test.each(OURS)('%s runs it, in UTC', (name) => {
    expect(service(name)).toMatchObject({ build: '.', image: 'caigou:0.1.0', environment: { TZ: 'UTC' } });
  });

  test('carries the version of package.json', () => {
    expect(`caigou:${JSON.parse(read('package.json')).version}`).toBe(service('worker').image);
  });

  test('does not run as root', () => {
    expect(read('Dockerfile')).toMatch(/^USER node$/m);
  });
});

describe('the CI workflow', () => {
  const workflow = parse(read('.github/workflows/ci.yml'));

  test('runs .ci/run and nothing that npm test would not', () => {
    const steps: { run?: string }[] = workflow.jobs.test.steps;
    expect(steps.flatMap(({ run }) => run ?? [])).toEqual(['.ci/run']);
  });

  test('names every action by a commit', () => {
    const steps: { uses?: string }[] = workflow.jobs.test.steps;
    for (const action of steps.flatMap(({ uses }) => uses ?? []))
      expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
  });
});
