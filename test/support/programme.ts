import type { Command } from '../../domain/commands.js';
import { decide, isRefusal } from '../../domain/cycle/decide.js';
import { foldAll } from '../../domain/cycle/fold.js';
import { factActor, seal } from '../../domain/cycle/seal.js';
import { type Others, settleAgenda } from '../../domain/cycle/turn.js';
import { resolveSeats } from '../../domain/directory/resolve.js';
import type { CycleId } from '../../domain/ids.js';
import { programmeFactsOf } from '../../domain/programme/share.js';
import type { ProgrammeCommands } from '../../domain/programme/types.js';
import { type Case, caseOf } from './case.js';
import { opening } from './course.js';
import { cycleNo } from './cycle-world.js';

type Told = ProgrammeCommands['mirror-programme-fact'];
/** One fact on its way to a lot. */
export type Parcel = { lot: CycleId; told: Told };

/**
 * The cycles of one programme, without an engine. What a lead shares is on its way until `deliver` hands it over, in
 * whatever order the test likes.
 */
export type Programme = {
  lead: Case;
  cycles: Map<CycleId, Case>;
  onTheWay: Parcel[];
  /** Opens another lot; its number makes its id. */
  open(no: number, change?: Parameters<typeof opening>[0]): Case;
  /** Everything each cycle owes, until none owes anything. */
  settle(): void;
  /** Hands one parcel over: 'later' when the lot asks for patience. */
  deliver(parcel: Parcel): 'taken' | 'later' | 'refused';
  /** Delivers all that is on the way, again and again, until nothing changes. */
  arrive(): void;
};

export function programme(from = '2023-01-09'): Programme {
  const lead = caseOf('222401', from);
  lead.ok('open-cycle', opening());
  const own: Programme = {
    lead,
    cycles: new Map([[lead.state.cycleId, lead]]),
    onTheWay: [],
    open(no, change = {}) {
      const cycleId = cycleNo(`222401-2023-${800 + no}`);
      const lot = caseOf('222401', lead.today, { ...lead.world, cycleId });
      own.cycles.set(cycleId, lot);
      lot.settle = () => settle(lot, othersOf(own, lot));
      lot.ok('open-cycle', opening({ lot: String(no), leadCycle: lead.state.cycleId, ...change }));
      return lot;
    },
    settle() {
      for (let before = -1; before !== seqs(own); ) {
        before = seqs(own);
        for (const each of own.cycles.values()) each.settle();
      }
    },
    deliver: (parcel) => deliver(own, parcel),
    arrive() {
      own.settle();
      for (let left = -1; left !== own.onTheWay.length; ) {
        left = own.onTheWay.length;
        own.onTheWay = own.onTheWay.filter((parcel) => deliver(own, parcel) === 'later');
        own.settle();
      }
    },
  };
  lead.settle = () => settle(lead, othersOf(own, lead));
  return own;
}

/** The case's own settling, but with neighbours. */
function settle(own: Case, others: Others): void {
  const turn = settleAgenda(
    own.state,
    own.judging(),
    (request) => resolveSeats(request, own.world.directory, own.today),
    others,
  );
  own.take(turn.facts, turn.state);
  own.notices.push(...turn.notices);
}

function othersOf(all: Programme, own: Case): Others {
  return {
    join: ({ lead, programmeId, openedOn: on }) => {
      const asked = all.cycles.get(lead);
      if (asked === undefined) return 'unknown-cycle';
      const lot = own.state.cycleId;
      return give(asked, `lot/${lot}/${lead}`, { kind: 'join-programme', on, data: { lot, programmeId } });
    },
    share: ({ upTo, lots }) => {
      const closed = lots.map(({ lot }) => lot).filter((lot) => all.cycles.get(lot)?.state.yearEnd.closedOn != null);
      const facts = programmeFactsOf(own.state.cycleId, own.facts).filter(({ seq }) => seq <= upTo);
      for (const { lot, after } of lots)
        if (!closed.includes(lot))
          all.onTheWay.push(...facts.filter(({ seq }) => seq > after).map((told) => ({ lot, told })));
      return closed;
    },
  };
}

function deliver(all: Programme, { lot, told }: Parcel): 'taken' | 'later' | 'refused' {
  const to = all.cycles.get(lot);
  if (to === undefined) throw new Error(`no ${lot}`);
  const id = `programme/${told.fromCycle}/${told.seq}/${lot}`;
  const answer = give(to, id, { kind: 'mirror-programme-fact', on: told.fact.on, data: told });
  if (answer === null) return 'taken';
  return answer === 'retry-soon' ? 'later' : 'refused';
}

type Asked = Pick<Command, 'kind' | 'on' | 'data'>;

/** Gives a command of the system; the code of its refusal, null when it was taken. Nothing owed is done. */
function give(to: Case, commandId: string, asked: Asked) {
  const { cycleId } = to.state;
  const actor = { system: commandId.slice(0, commandId.lastIndexOf('/')) };
  const command = { ...asked, cycleId, commandId, actor, people: [], via: 'system' } as Command;
  const answer = decide(to.state, command, to.judging());
  if (isRefusal(answer)) return answer.code;
  const sealed = seal(to.state, answer, { at: to.at, on: asked.on, actor: factActor(actor), commandId });
  to.take(sealed.facts, sealed.state);
  return null;
}

function seqs({ cycles }: Programme): number {
  return [...cycles.values()].reduce((sum, { state }) => sum + state.seq, 0);
}

/** The state that the record gives; the same as the one held, or folding has forgotten something. */
export function refolded({ state, facts }: Case) {
  return foldAll(state.cycleId, JSON.parse(JSON.stringify(facts)));
}

/** Numbers of the lead's facts that a lot has, in the order it took them. */
export function mirroredIn({ facts }: Case): number[] {
  return facts.flatMap((fact) => (fact.kind === 'programme-fact-mirrored' ? [fact.data.seq] : []));
}

/** The lead's own facts that its lots must have, in order. */
export function sharedBy({ state, facts }: Case): number[] {
  return programmeFactsOf(state.cycleId, facts).map(({ seq }) => seq);
}
