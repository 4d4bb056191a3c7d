import type { Entry, Seat, Tally } from './types.js';

/** Where one seat stands. `gone`: nobody is asked any more, and it counts for nothing. */
export type SeatVerdict = 'approved' | 'rejected' | 'abstained' | 'undecided' | 'gone';
export type EntryVerdict = 'passed' | 'rejected' | 'undecided';

/** A seat rejects when one of its tasks rejects and approves when all of them approved. */
export function seatVerdict(seat: Seat): SeatVerdict {
  const standing = seat.tasks.filter((task) => task.status !== 'dropped');
  // A seat whose holder left, or that nobody ever took, stays undecided until somebody is found: it must not pass in
  // silence.
  if (standing.length === 0) {
    const wanted = seat.tasks.length === 0 || seat.tasks.some((task) => task.dropped === 'left');
    return wanted && seat.weight > 0 ? 'undecided' : 'gone';
  }
  const values = standing.map((task) => task.decision?.value);
  if (values.includes('reject')) return 'rejected';
  // Nor may it when somebody is missing whose turn has not come.
  if (values.includes(undefined) || seat.tasks.some(({ vacant }) => vacant === true)) return 'undecided';
  return values.includes('abstain') ? 'abstained' : 'approved';
}

/** What the seats of an entry come to under the tally of its step. */
export function tallyOf(entry: Entry, tally: Tally): EntryVerdict {
  if (tally.mode === 'vote') return voteOf(entry, tally);
  const verdicts = entry.seats.map(seatVerdict).filter((verdict) => verdict !== 'gone');
  if (verdicts.includes('rejected')) return 'rejected';
  if (verdicts.length === 0) return 'undecided';
  const enough = tally.mode === 'any' ? verdicts.includes('approved') : verdicts.every((each) => each === 'approved');
  return enough ? 'passed' : 'undecided';
}

function voteOf(entry: Entry, tally: Extract<Tally, { mode: 'vote' }>): EntryVerdict {
  const seats = entry.seats.map((seat) => ({ seat, verdict: seatVerdict(seat) }));
  const vetoed = seats.some(({ seat, verdict }) => verdict === 'rejected' && tally.veto.includes(seat.post ?? ''));
  if (vetoed) return 'rejected';
  const weigh = (verdict: SeatVerdict) =>
    seats.filter((each) => each.verdict === verdict).reduce((sum, { seat }) => sum + seat.weight, 0);
  const total = entry.seats.reduce((sum, seat) => sum + seat.weight, 0);
  // A vote closed early takes every missing answer for an abstention.
  const open = entry.voteClosed === true ? 0 : weigh('undecided');
  if (total === 0 || (open > 0 && !tally.early)) return 'undecided';
  if (reaches(weigh('approved'), total, tally.pass) && !vetoMissing(seats, tally.veto, open)) return 'passed';
  return reaches(weigh('approved') + open, total, tally.pass) && open > 0 ? 'undecided' : 'rejected';
}

/** A veto that was not used yet keeps a vote open, or an early majority would take it away. */
function vetoMissing(seats: { seat: Seat; verdict: SeatVerdict }[], veto: string[], open: number): boolean {
  return open > 0 && seats.some(({ seat, verdict }) => verdict === 'undecided' && veto.includes(seat.post ?? ''));
}

/** Integers only: `strict` means more than the ratio, else at least. */
function reaches(votes: number, total: number, pass: { num: number; den: number; strict: boolean }): boolean {
  const [have, need] = [votes * pass.den, pass.num * total];
  return pass.strict ? have > need : have >= need;
}
