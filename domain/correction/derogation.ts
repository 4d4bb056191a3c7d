import { askedAgain } from '../approval/handlers/directory.js';
import { draft, type Handler } from '../cycle/chapter.js';
import { regimeOf } from '../cycle/checks.js';
import { idsBehind, isActive } from '../people.js';
import { ruleFor } from '../policy/lookup.js';
import { no } from '../refusal.js';

/**
 * A bureau too small for separation goes on by an exception that has a name, a basis and an approver. It is given
 * beforehand, by the head or the superior bureau, never to oneself; steps that found nobody are looked up again.
 */
export const grantDerogation: Handler<'grant-derogation'> = {
  authority: { posts: ['bureauHead', 'superior'] },
  decide(state, { data, on, actor, people, via }, judging) {
    const { policy, today } = judging;
    const rule = ruleFor(policy, 'separation-of-duties', 'separation', regimeOf(state));
    if (rule?.derogation !== true) return no('rule-broken', { rule: 'separation-of-duties', what: 'no-derogation' });
    const { person, duty } = data;
    if (on !== today) return no('bad-input', { field: 'on', expected: today });
    if ('person' in actor && idsBehind(actor.person).includes(person)) {
      return no('separated', { person: actor.person.name, duty });
    }
    const card = people.find((each) => each.id === person);
    if (card === undefined || !isActive(card, today)) return no('person-inactive', { person: card?.name ?? person });
    const known = state.correction.derogations.some((each) => each.person === person && each.duty === duty);
    if (known) return no('already-recorded', { what: 'derogation-granted' });
    const granted = draft('derogation-granted', { ...data, name: card.name });
    return { facts: [granted, ...askedAgain(state, via, card.directoryRev)] };
  },
};
