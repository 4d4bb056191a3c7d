import type { PlainDate } from '../../calendar/plain-date.js';
import type { Obligation } from '../../obligations/types.js';
import { losersWithBond } from '../../tender/bonds.js';
import type { ScenarioCommand, Scene } from '../scenario.js';

/** The losers' bonds go back one after the other. */
export function loserRefunded(_duty: Obligation, _on: PlainDate, scene: Scene): ScenarioCommand | null {
  return refund(losersWithBond(scene.state)[0], scene);
}

export function winnerRefunded(_duty: Obligation, _on: PlainDate, scene: Scene): ScenarioCommand | null {
  return refund(scene.state.tender.award?.contractor.id, scene);
}

function refund(party: string | undefined, { state }: Scene): ScenarioCommand | null {
  const held = party === undefined ? undefined : state.tender.bonds[party];
  return party === undefined || held === undefined
    ? null
    : { kind: 'refund-bond', by: 'agent', data: { party, fen: held } };
}
