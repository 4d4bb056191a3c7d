import { readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { flawOf } from '../../domain/correction/correctable.js';
import type { Fact, FactKind } from '../../domain/facts.js';
import { GENESIS_HASH } from '../../domain/hash.js';
import { FACT_KINDS, FACT_PAYLOADS, factSchemaOf, isFactKind, parseFact } from '../../schemas/facts.js';
import { FACT_NAMES } from '../../texts/zh-CN/facts.js';
import { playedFile } from '../support/played.js';
import { FACT_SAMPLES } from './fact-samples.js';
import { changed, fieldOf, type Json, type Node, nodesOf, placesOf } from './json-places.js';

const SCENARIOS = readdirSync(new URL('../../policies/scenarios', import.meta.url)).map((file) =>
  file.replace(/\.yaml$/, ''),
);

/** Playing years takes seconds: each thing is made once, when it is first asked for. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

const RECORDS = new Map(SCENARIOS.map((name) => [name, once(() => playedFile(name).facts)]));
const factsOf = (scenario: string): Fact[] => RECORDS.get(scenario)?.() ?? [];
const kindsPlayed = () => new Set<string>(SCENARIOS.flatMap(factsOf).map(({ kind }) => kind));

/** What is wrong with a fact, as it comes out of a file. */
function faults(fact: unknown): { field: string; expected: string }[] {
  const read = parseFact(JSON.parse(JSON.stringify(fact)));
  return 'issues' in read ? read.issues.map(({ field, expected }) => ({ field, expected: expected.en })) : [];
}

const envelope = {
  v: 1,
  cycleId: '222401-2026-001',
  seq: 1,
  at: '2026-03-05T01:00:00.000Z',
  on: '2026-03-05',
  actor: { id: 'officer', name: '经办人', post: 'officer' },
  commandId: 'c-0000001',
  n: 0,
  prevHash: GENESIS_HASH,
  hash: GENESIS_HASH,
};

/** One fact of each kind: the fullest that was played, else the one made by hand. */
const oneOfEach = once((): Map<FactKind, Json> => {
  const found = new Map<FactKind, Json>();
  const size = (fact: Json | undefined) => JSON.stringify(fact ?? null).length;
  for (const fact of SCENARIOS.flatMap(factsOf)) {
    const json: Json = JSON.parse(JSON.stringify(fact));
    if (size(json) > size(found.get(fact.kind))) found.set(fact.kind, json);
  }
  for (const [kind, data] of Object.entries(FACT_SAMPLES)) {
    if (isFactKind(kind)) found.set(kind, JSON.parse(JSON.stringify({ ...envelope, kind, data })));
  }
  return found;
});

/** What another check vouches for, or people may write as they like. */
const OPEN = /^data\.(proposal|change|values|data)\b|\.weights\b|^actor\b/;

const checked = once(() =>
  [...oneOfEach()].flatMap(([kind, fact]) =>
    placesOf(fact)
      .filter(({ path }) => !OPEN.test(fieldOf(path)))
      .map((place) => ({ kind, fact, ...place })),
  ),
);

/** `kind data.reason` of every field a schema allows to be left out. */
const optionalFields = once(() => {
  const each = FACT_KINDS.flatMap((kind) =>
    nodesOf(z.toJSONSchema(factSchemaOf(kind)) as Node).flatMap(({ place, required }) =>
      required ? [] : [`${kind} ${place}`],
    ),
  );
  return new Set(each);
});

/** The places that are not told, each change by itself, as they should be. */
function untold(places: ReturnType<typeof checked>, wrong: Json | undefined, more: string[] = []) {
  return places.flatMap(({ kind, fact, path }) => {
    const told = faults(changed(fact, [...path, ...more], wrong)).map(({ field }) => field);
    const should = fieldOf([...path, ...more]);
    return told.length === 1 && told[0] === should ? [] : [{ kind, should, told }];
  });
}

describe('the record of a county', () => {
  test.each(SCENARIOS)('of %s is read by the published schemas without a fault', (scenario) => {
    const facts = factsOf(scenario);
    expect(facts.length).toBeGreaterThan(100);
    expect(facts.flatMap((fact) => faults(fact).map((fault) => ({ kind: fact.kind, ...fault })))).toEqual([]);
  });

  test('every kind was played or has a sample made by hand, and none that is played needs one', () => {
    const seen = kindsPlayed();
    expect(FACT_KINDS.filter((kind) => !seen.has(kind)).toSorted()).toEqual(Object.keys(FACT_SAMPLES).toSorted());
  });

  test('the kinds made by hand are read too', () => {
    for (const [kind, data] of Object.entries(FACT_SAMPLES)) {
      expect({ kind, faults: faults({ ...envelope, kind, data }) }).toEqual({ kind, faults: [] });
    }
  });

  test('what is on record is what a correction may say in its place', () => {
    const correctable = SCENARIOS.flatMap(factsOf).filter(({ kind }) => flawOf(kind, {}) !== 'kind');
    expect(new Set(correctable.map(({ kind }) => kind)).size).toBeGreaterThan(15);
    const flawed = correctable.filter(({ kind, data }) => flawOf(kind, JSON.parse(JSON.stringify(data))) !== undefined);
    expect(flawed.map(({ kind, data }) => ({ kind, data }))).toEqual([]);
  });
});

describe('a fact that somebody touched', () => {
  test('is found when a field is missing', () => {
    const fields = checked().filter(({ path }) => typeof path.at(-1) === 'string');
    const required = fields.filter(({ kind, path }) => !optionalFields().has(`${kind} ${fieldOf(path, true)}`));
    expect(required.length).toBeGreaterThan(1_000);
    expect(untold(required, undefined)).toEqual([]);
  });

  test('is found when a field is there that nobody knows, however deep', () => {
    const objects = checked().filter(
      ({ value }) => typeof value === 'object' && !Array.isArray(value) && value !== null,
    );
    expect(objects.length).toBeGreaterThan(300);
    expect(untold(objects, 1, ['somethingElse'])).toEqual([]);
  });

  test.each([[0.5], ['100'], [2 ** 53], [null]])('is found when money is %j and no whole number of fen', (wrong) => {
    const sums = checked().filter(
      ({ path, value }) => typeof value === 'number' && /fen$|^base$|^spent$/i.test(String(path.at(-1))),
    );
    expect(sums.length).toBeGreaterThan(20);
    expect(untold(sums, wrong)).toEqual([]);
  });

  test.each([['2026-02-30'], ['0000-00-00'], ['２０２６-03-05'], ['2026-3-5']])(
    'is found when a day is %s',
    (wrong) => {
      const days = checked().filter(({ value }) => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value));
      expect(days.length).toBeGreaterThan(150);
      expect(untold(days, wrong)).toEqual([]);
    },
  );

  test('is found when its kind is none, or its envelope is another', () => {
    const [fact] = [...oneOfEach().values()];
    if (fact === undefined) throw new Error('no fact');
    const wrong: [string, Json][] = [
      ['kind', 'plan-dreamt'],
      ['kind', 'toString'],
      ['v', 2],
      ['seq', 0],
      ['n', -1],
      ['at', '2026-02-30T00:00:00.000Z'],
      ['hash', 'ABC'],
      ['cycleId', '222401'],
      ['commandId', ''],
      ['actor', { id: 'officer' }],
    ];
    for (const [field, value] of wrong) {
      expect({ field, told: faults(changed(fact, [field], value))[0]?.field.split('.')[0] }).toEqual({
        field,
        told: field,
      });
    }
    expect(faults(null).map(({ field }) => field)).toEqual(['(input)']);
  });
});

describe('the published schema of facts', () => {
  test.each(FACT_KINDS)('%s is closed, and says in both languages what it is', (kind) => {
    const schema = z.toJSONSchema(FACT_PAYLOADS[kind]) as Node;
    expect(schema.type).toBe('object');
    expect(schema.additionalProperties).toBe(false);
    expect(schema.description).toMatch(/^[A-Z]/);
    expect(schema.description).toContain(`(${FACT_NAMES[kind]})`);
  });

  test.each(FACT_KINDS)('%s says of every field what it is', (kind) => {
    const silent = nodesOf(z.toJSONSchema(factSchemaOf(kind)) as Node).filter(
      ({ node }) => typeof node.description !== 'string' && node.const === undefined,
    );
    expect(silent.map(({ place }) => place)).toEqual([]);
  });
});
