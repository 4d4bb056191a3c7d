import { createElement, type ReactNode } from 'react';
import type { SvgNode } from '../../../render/svg/node.js';

/** A picture of render/svg on the page; its text stays text. Wider than a telephone it rolls, by the keyboard as well. */
export function Figure({ picture }: { picture: SvgNode }) {
  return createElement('figure', { className: 'picture', tabIndex: 0 }, elementOf(picture, 'picture'));
}

function elementOf({ tag, attributes, children }: SvgNode, key: string): ReactNode {
  const inner = children.map((child, at) => (typeof child === 'string' ? child : elementOf(child, `${key}.${at}`)));
  return createElement(tag, { key, ...properties(attributes) }, ...inner);
}

/** `stroke-width` is `strokeWidth` to react. */
function properties(attributes: SvgNode['attributes']): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [
      name.replace(/-([a-z])/g, (_all, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
}
