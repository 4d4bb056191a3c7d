import type { FieldIssue } from '../../../schemas/issues.js';
import { JOBS } from '../../../texts/zh-CN/console/jobs.js';
import { LOT_OUTCOMES } from '../../../texts/zh-CN/sheet.js';
import type { JobAnswer } from '../api/answers.js';
import type { SheetFault, SheetLot } from '../api/import-answers.js';

type Item = JobAnswer['items'][number];
type Told = {
  outcome: SheetLot['outcome'] | null;
  refusal: SheetLot['refusal'];
  problems: readonly SheetFault[];
  issues: readonly (FieldIssue & Partial<Pick<SheetFault, 'row' | 'column' | 'sheet'>>)[];
  title: string;
  detail: string;
};

const NOTHING: Told = { outcome: null, refusal: null, problems: [], issues: [], title: '', detail: '' };

/** What a part was answered with: an Ack, a problem, or a lot of a sheet. */
function toldOf(result: object | null): Told {
  return { ...NOTHING, ...result };
}

/** What became of a part, in words. */
export function outcomeText({ outcome, result }: Item): string {
  if (outcome === null) return JOBS.open;
  const lot = toldOf(result).outcome;
  return lot === null ? JOBS.outcomes[outcome] : LOT_OUTCOMES[lot];
}

/** Why a part was not done; empty where it was. */
export function reasonText({ id }: Pick<JobAnswer, 'id'>, { outcome, result }: Item): string {
  if (outcome === 'failed') return JOBS.broke(id);
  if (outcome !== 'refused') return '';
  const { refusal, title, detail, problems } = toldOf(result);
  const cells = problems.map((fault) => `${JOBS.place(fault.row, fault.column)}${fault.wrong.zh}`);
  return [refusal?.zh ?? '', title, detail, ...cells].filter((part) => part !== '').join('；');
}

/** What is wrong at which cell of the sheet, over all parts. */
export function faultsOf({ items }: Pick<JobAnswer, 'items'>): SheetFault[] {
  return items.flatMap(({ result }) => {
    const { problems, issues } = toldOf(result);
    const whole = issues.map(({ row = null, column = null, mend, expected, ...rest }) => ({
      ...{ row, column, wrong: mend, expected },
      ...(rest.sheet === undefined ? {} : { sheet: rest.sheet }),
    }));
    return [...problems, ...whole];
  });
}
