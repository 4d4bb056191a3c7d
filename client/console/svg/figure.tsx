import { createElement, type KeyboardEvent, type ReactNode } from 'react';
import type { SvgNode } from '../../../render/svg/node.js';

/** What a part marked `data-opens` does with its mark. */
type Open = (mark: string) => void;

/**
 * A picture of render/svg on the page; its text stays text. Wider than a telephone it rolls, by the keyboard as well. With
 * `onOpen` its marked parts are buttons, and what is no longer one picture is read part by part.
 */
export function Figure({ picture, onOpen }: { picture: SvgNode; onOpen?: Open }) {
  const root = onOpen === undefined ? picture : { ...picture, attributes: { ...picture.attributes, role: 'group' } };
  return createElement('figure', { className: 'picture', tabIndex: 0 }, elementOf(root, 'picture', onOpen));
}

function elementOf({ tag, attributes, children }: SvgNode, key: string, onOpen: Open | undefined): ReactNode {
  const inner = children.map((child, at) =>
    typeof child === 'string' ? child : elementOf(child, `${key}.${at}`, onOpen),
  );
  const mark = attributes['data-opens'];
  const opens = onOpen === undefined || mark === undefined ? {} : button(() => onOpen(String(mark)));
  return createElement(tag, { key, ...properties(attributes), ...opens }, ...inner);
}

/** A part of a picture that acts as a button does: by pointer, and by the keys that press one. */
function button(act: () => void) {
  return {
    role: 'button',
    tabIndex: 0,
    className: 'picture-button',
    onClick: act,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      act();
    },
  };
}

/** `stroke-width` is `strokeWidth` to react; what is only for the page stays as it is. */
function properties(attributes: SvgNode['attributes']): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [
      name.startsWith('data-') ? name : name.replace(/-([a-z])/g, (_all, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
}
