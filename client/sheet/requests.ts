import { type CommandRequest, parseCommandRequest } from '../../schemas/request.js';
import { type Column, MOST_TRANCHES, type SheetKind } from './columns.js';
import type { LotRows, Told } from './lots.js';
import type { SheetProblem } from './problem.js';

/** The opening a lot asks for, or what its schema finds wrong, each at its row and column. */
export type Opening = Extract<CommandRequest, { kind: 'open-cycle' | 'adopt-cycle' }>;
export type OpeningRead = { request: Opening; cellAt: CellAt } | { problems: SheetProblem[] };

const KINDS = { start: 'open-cycle', adopt: 'adopt-cycle' } as const satisfies Record<SheetKind, Opening['kind']>;

/** A field of the command and the cell it came from. */
type Cell = { row: number; title: string };
/** Where a field of the opening was read from. */
export type CellAt = (field: string) => Cell | undefined;
type Body = Record<string, unknown>;
type Made = { body: Body; cells: Map<string, Cell> };

/** A lot as the command that opens its cycle. The sheet's own schema is that of the command: there is no second one. */
export function openingOf(lot: LotRows, kind: SheetKind, envelope: { commandId: string }): OpeningRead {
  const { body, cells } = madeOf(lot, kind);
  const parsed = parseCommandRequest({ kind: KINDS[kind], ...envelope, data: body });
  if ('issues' in parsed) {
    return {
      problems: parsed.issues.map(({ field, expected, mend }) => {
        const { row, title } = cellOf(field, cells) ?? { row: lot.told.row, title: null };
        return { row, column: title, wrong: mend, expected };
      }),
    };
  }
  const { value } = parsed;
  if (value.kind !== 'open-cycle' && value.kind !== 'adopt-cycle') throw new TypeError(`not an opening: ${value.kind}`);
  return { request: value, cellAt: (field) => cellOf(`data.${field}`, cells) };
}

function madeOf(lot: LotRows, kind: SheetKind): Made {
  const made: Made = { body: { leadCycle: null }, cells: new Map() };
  put(made, made.body, 'data', { ...lot.told, values: without(lot.told, 'code') });
  made.body.stations = lot.stations.map((told, at) => entryOf(made, `data.stations[${at}]`, told));
  if (kind === 'adopt') made.body.contracts = lot.years.map((told, at) => yearOf(made, `data.contracts[${at}]`, told));
  return made;
}

/** The region is checked against the caller's county; the command has it from him. */
function without({ values }: Told, path: string): Told['values'] {
  return new Map([...values].filter(([column]) => column.path !== path));
}

function entryOf(made: Made, at: string, told: Told): Body {
  const entry: Body = {};
  put(made, entry, at, told);
  return entry;
}

/** What was allocated stands in two columns a tranche, and is a list in the command. */
function yearOf(made: Made, at: string, told: Told): Body {
  const tranche = ({ path }: Column) => /^t(\d)\./.exec(path)?.[1];
  const plain = new Map([...told.values].filter(([column]) => tranche(column) === undefined));
  const entry = entryOf(made, at, { ...told, values: plain });
  const allocated: Body[] = [];
  for (let no = 1; no <= MOST_TRANCHES; no += 1) {
    const own = [...told.values].filter(([column]) => tranche(column) === String(no));
    if (own.length === 0) continue;
    const place = `${at}.allocated[${allocated.length}]`;
    const values = new Map(own.map(([column, cell]) => [{ ...column, path: column.path.slice(3) }, cell]));
    // The half that is missing is told at the column of the half that is there.
    const [first] = own;
    if (first !== undefined) made.cells.set(place, { row: first[1].row, title: first[0].title });
    allocated.push({ tranche: no, ...entryOf(made, place, { ...told, values }) });
  }
  return { ...entry, allocated };
}

/** Writes each value under its path (`purchaser.name`) and notes the cell it is from. */
function put({ cells }: Made, body: Body, at: string, { values }: Told): void {
  for (const [{ path, title }, { value, row }] of values) {
    const [last = '', ...above] = path.split('.').toReversed();
    let inner = body;
    for (const name of above.toReversed()) {
      const child = inner[name];
      const next: Body = isBody(child) ? child : {};
      inner[name] = next;
      inner = next;
    }
    inner[last] = value;
    cells.set(`${at}.${path}`, { row, title });
  }
}

function isBody(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The cell of a field, or of the nearest thing above it. */
function cellOf(field: string, cells: ReadonlyMap<string, Cell>): Cell | undefined {
  for (let at = field; at !== ''; at = at.replace(/(\.[^.[]+|\[\d+\])$/, '')) {
    const cell = cells.get(at);
    if (cell !== undefined) return cell;
    if (!/[.[]/.test(at)) return undefined;
  }
  return undefined;
}
