import type { ExtensionEffect } from '../../domain/cycle/extension-effect.js';
import { extensionEffect } from '../../domain/cycle/extension-effect.js';
import { isNo, type No } from '../../domain/refusal.js';
import { dayText } from '../../render/words.js';
import type { LinkForm } from '../../schemas/link-form.js';
import { LINK_TEXTS as TEXTS } from '../../texts/zh-CN/links.js';
import { thingText } from '../../texts/zh-CN/things.js';
import { dutyBlock } from './duty-page.js';
import { actForm, hiddenOf } from './form-parts.js';
import type { DutyMatter, LinkAnswer, LinkPorts } from './types.js';

type Late = Extract<LinkForm, { act: 'late' }>;

/** What being late until that day would move, before anybody asks for it. Changes nothing. */
export async function latePage(ports: LinkPorts, matter: DutyMatter, form: Late): Promise<LinkAnswer | No> {
  const effect = await effectOf(ports, matter, form);
  if (isNo(effect) && effect.refused !== 'required-by-law') return effect;
  const block = dutyBlock(matter, []);
  const { until, note, thing } = form;
  const hidden = { until, note, ...(thing === undefined ? {} : { thing }) };
  const forms = [{ ...actForm('late', { note: note }), hidden: hiddenOf({ act: 'late', ...hidden }) }];
  const moves = isNo(effect) ? [] : movesOf(effect, matter);
  const said = isNo(effect) ? TEXTS.lateByLaw : TEXTS.lateEffect(dayText(effect.from), dayText(effect.to));
  const rows = isNo(effect)
    ? block.rows
    : [...block.rows, { label: TEXTS.labels.moved, value: moves.length === 0 ? TEXTS.lateNone : '' }];
  const page = { title: TEXTS.acts.late, lead: [said], blocks: [{ ...block, rows, lines: moves, forms }], foot: [] };
  return { status: 200, page, data: { state: 'open', effect: isNo(effect) ? effect : { ...effect } } };
}

async function effectOf(
  { reads, judging }: LinkPorts,
  { caller, line }: DutyMatter,
  { until }: Late,
): Promise<ExtensionEffect | No> {
  const cycle = await reads.cycle(caller.code, line.cycleId);
  if (cycle === null) return { refused: 'unknown-cycle', why: { cycle: line.cycleId } };
  return extensionEffect(cycle.state, { obligation: line.id, to: until }, await judging(cycle.state));
}

/** Days of other duties that would move along. */
function movesOf({ dates }: ExtensionEffect, { line }: DutyMatter): string[] {
  return dates
    .filter(({ of }) => of !== line.id)
    .map(({ of, before, after }) =>
      TEXTS.lateMoves(
        thingText(of),
        before === undefined ? TEXTS.lateNone : dayText(before.on),
        after === undefined ? TEXTS.lateNone : dayText(after.on),
      ),
    );
}
