import type { Coverage } from '../../../../domain/programme/coverage.js';

export type TownshipLine = { township: string; standing: 'served' | 'planned' | 'without' };

/** Every township that is known by name, those without a station first. */
export function townshipsOf({ served, planned, without }: Coverage): TownshipLine[] {
  return [
    ...without.map((township) => ({ township, standing: 'without' as const })),
    ...planned
      .filter((township) => !served.includes(township))
      .map((township) => ({ township, standing: 'planned' as const })),
    ...served.map((township) => ({ township, standing: 'served' as const })),
  ];
}

const LAMPS = {
  met: { look: 'due-green', sign: '✓' },
  planned: { look: 'due-yellow', sign: '▲' },
  short: { look: 'due-red', sign: '✕' },
  unknown: { look: 'due-grey', sign: '？' },
  noTarget: { look: 'due-grey', sign: '－' },
} as const satisfies Record<Coverage['verdict'], { look: string; sign: string }>;

/** How a verdict is shown beside its words. */
export function verdictLamp(verdict: Coverage['verdict']): { look: string; sign: string } {
  return LAMPS[verdict];
}
