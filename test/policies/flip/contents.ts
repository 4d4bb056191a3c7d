import { CONTENT_PARTS, type ContentsOf, type StationItem } from '../../../domain/policy/vocabulary.js';
import type { HungSign } from '../../../domain/staff/types.js';
import { type Case, fork } from '../../support/case.js';
import { issue, opened, plan, serving, signed } from '../../support/course.js';
import { approved, documented, NOT_HERE, signs } from './moments.js';
import { answer, type FieldOf, type Flip, moveWith, NAMES, type Settings, set } from './setting.js';

const contents = (change: Record<string, unknown>): Flip => ({
  from: approved,
  flip: set('contract-contents', change),
  see: signs({ parts: ['services'] }),
});

const found = (c: Case, sign: HungSign | undefined, shows: StationItem[] = []) =>
  answer(
    c,
    'confirm-premises',
    { station: 'a', areaM2: 20, shows, ...(sign === undefined ? {} : { sign }) },
    { as: 'township' },
  );

/** The sign that hangs at the station is as the province wants it. */
const sign = (change: Record<string, unknown>, text = '某县甲镇社会工作服务站', from = () => serving()): Flip => ({
  from,
  flip: set('signage-text', change),
  see: (c) => found(c, { text, logos: [], places: [] }),
});

/** The station is one of a village. */
const inVillage = () => {
  const c = fork(serving());
  const { opening } = c.state.plan;
  if (opening === null) throw new Error('not open');
  const stations = opening.stations.map((each) => ({ ...each, village: '红旗村' }));
  c.state = { ...c.state, plan: { ...c.state.plan, opening: { ...opening, stations } } };
  return c;
};

/** The station has water, and nothing else is shown. */
const fitOut = (change: Record<string, unknown>): Flip => ({
  from: () => serving(),
  flip: set('station-items', change),
  see: (c) => found(c, undefined, ['water']),
});

export const CONTENTS: Settings<FieldOf<'contents'>> = {
  ...NAMES,
  appliesTo: contents({ appliesTo: ['nonAct'] }),
  force: contents({ force: 'hard' }),
  transition: {
    from: () => signed(),
    flip: set('contract-contents', { transition: 'byOpening' }),
    see: moveWith('contract-contents', { parts: [...CONTENT_PARTS] }),
  },
  of: contents({ of: 'plan' }),
  parts: contents({ parts: ['services'] }),
  items: fitOut({ items: ['water'] }),
  text: sign({ text: '{乡镇}社工站' }),
  villageText: sign({ villageText: '{村}社工点' }, '甲镇红旗村社会工作服务室', inVillage),
  logos: sign({ logos: ['中国社会工作标识'] }),
  places: sign({ places: ['outdoors'] }),
};

/** Each kind of document, or of thing at a station, that has parts. */
export const CONTENTS_WORDS: Settings<ContentsOf> = {
  plan: {
    from: () => opened(),
    flip: set('plan-contents', { parts: [] }),
    see: (c) => answer(c, 'draft-plan', plan(1, { parts: [] })),
  },
  notice: {
    from: () => documented(true),
    flip: set('notice-contents', { parts: [] }),
    see: (c) => answer(c, 'issue-tender', issue({ noticeParts: [] })),
  },
  contract: { from: approved, flip: set('contract-contents', { parts: [] }), see: signs({ parts: [] }) },
  signage: sign(NOT_HERE, '甲镇社工站'),
  station: fitOut(NOT_HERE),
  spotCheck: {
    from: () => serving(),
    flip: set('spot-check-contents', { parts: [] }),
    see: (c) =>
      answer(c, 'record-spot-check', { by: 'province', station: 'a', scoreHundredths: 8000 }, { as: 'province' }),
  },
};
