import type { Due } from '../../../../domain/approval/types.js';
import type { ProofLine } from '../../../../domain/calendar/deadline-types.js';
import type { ForecastStep, ForecastTask } from '../../../../domain/forecast/types.js';
import { DUTY_NAMES } from '../../../../texts/zh-CN/contents.js';
import { FORECAST_TEXTS as TEXTS } from '../../../../texts/zh-CN/forecast.js';
import { nameIn, postName } from '../../parts/words.js';

/** One person's part of a step, or a step nobody decides. */
export type Line = {
  key: string;
  step: string;
  person: string;
  opens: string | null;
  due: Due | null;
  /** Leads to the due day. */
  proof: ProofLine[];
  decides: string | null;
  remarks: string;
};

const dutyName = nameIn(DUTY_NAMES);

/** The steps of a way, a line for each person who would be asked. */
export function linesOf(steps: readonly ForecastStep[]): Line[] {
  return steps.flatMap((step): Line[] => {
    const { key, mode, outcome, opensOn, tasks, chosen } = step;
    const title = `${step.title}${TEXTS.modes[mode]}`;
    const empty = { key, step: title, person: '', opens: opensOn, due: null, proof: [], decides: null, remarks: '' };
    if (outcome === 'notReached') return [{ ...empty, remarks: TEXTS.notReached }];
    if (outcome === 'nobody') return [{ ...empty, person: TEXTS.nobody, remarks: excludedText(step) }];
    const common = [...(outcome === 'carried' ? [TEXTS.carried] : []), ...(chosen ? [TEXTS.chosen] : [])];
    return tasks.map((task) => ({
      key: `${key} ${task.person}`,
      step: title,
      person: `${task.name}（${postName(task.post)}）`,
      opens: task.opensOn,
      due: task.due,
      proof: task.proof,
      decides: task.decidesOn,
      remarks: [...common, ...remarksOn(task)].join('；'),
    }));
  });
}

function remarksOn({ away, standIns, unattended, leavesOn, days }: ForecastTask): string[] {
  const passed = days.map(({ kind, note }) => note ?? (kind === 'makeUp' ? TEXTS.makeUp : TEXTS.rest));
  return [
    ...away.map(({ from, to, reason }) => TEXTS.away(from, to, reason)),
    ...standIns.map(({ name, from, to }) => TEXTS.standIn(name, from, to)),
    ...(unattended ? [TEXTS.unattended] : []),
    ...(leavesOn === null ? [] : [TEXTS.leaves(leavesOn)]),
    ...(passed.length === 0 ? [] : [TEXTS.passes([...new Set(passed)].join('、'))]),
  ];
}

function excludedText({ excluded }: ForecastStep): string {
  const why = (word: string) => {
    if (word === 'vacant') return TEXTS.vacant;
    return word === 'left' ? TEXTS.left : TEXTS.avoids(dutyName(word));
  };
  return excluded.map((each) => `${postName(each.person)} ${why(each.why)}`).join('，') || TEXTS.noHolder;
}

/** A day, and while it may move the latest it may be. */
export function dueText({ on, certainty, latest }: Due): string {
  return TEXTS.due(on, certainty === 'final' ? null : latest);
}
