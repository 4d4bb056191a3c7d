import type { Fact } from '../../domain/facts.js';
import { parseFact } from '../../schemas/facts.js';

/** Whatever the rules put on record must be readable by the published schema of its kind, or the test fails. */
export function readable(fact: Fact): void {
  const read = parseFact(fact);
  if (!('issues' in read)) return;
  const [issue] = read.issues;
  throw new Error(`${fact.kind}: ${issue?.field} should be ${issue?.expected.en}; it is ${JSON.stringify(fact.data)}`);
}
