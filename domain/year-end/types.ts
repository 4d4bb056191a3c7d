import type { CycleId, YearNo } from '../ids.js';

export type RenewalChoice = 'renew' | 'retender' | 'bridge' | 'end-no-budget';

export type YearEndCommands = {
  'decide-renewal': { year: YearNo; decision: RenewalChoice; reason: string; dropStations?: string[] };
  'open-successor': { reason: string };
  'close-cycle': { reason: string };
};

export type YearEndFacts = {
  'renewal-decided': {
    year: YearNo;
    decision: RenewalChoice;
    reason: string;
    dropStations?: string[];
    approval?: string;
  };
  'successor-opened': { reason: string; successor: CycleId };
  'successor-started': { successor: CycleId };
  'cycle-closed': { reason: string };
};
