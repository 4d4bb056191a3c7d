import { useQuery } from '@tanstack/react-query';
import type { Basis, PolicySource } from '../../../../domain/policy/types.js';
import { VERIFIED_NAMES } from '../../../../texts/zh-CN/console/policies.js';
import { get } from '../../api/call.js';
import type { PolicyList } from '../../api/policy-answers.js';

/** The jurisdictions with a policy of their own. */
export function usePolicies() {
  return useQuery({ queryKey: ['policies'], queryFn: () => get<PolicyList>('/api/policies') });
}

/** What something rests on: document, clause, and how that was checked. */
export function basisWords(basis: readonly Basis[], sources: readonly PolicySource[]): string {
  return basis
    .map(({ source, clause }) => {
      const found = sources.find(({ id }) => id === source);
      if (found === undefined) return `${source} ${clause}`;
      const number = found.number === undefined ? '' : `（${found.number}）`;
      return `${found.title}${number} ${clause}［${VERIFIED_NAMES[found.verified]}］`;
    })
    .join('；');
}
