/** A piece of a picture: plain data, which a page, a print sheet or a letter turns into what it needs. */
export type SvgNode = {
  tag: 'svg' | 'g' | 'rect' | 'line' | 'path' | 'circle' | 'text' | 'title';
  attributes: Readonly<Record<string, string | number>>;
  children: readonly (SvgNode | string)[];
};

/** One piece; text stands in it as text, whatever signs it holds. */
export function svg(
  tag: SvgNode['tag'],
  attributes: SvgNode['attributes'] = {},
  children: SvgNode['children'] = [],
): SvgNode {
  return { tag, attributes, children };
}

/** The picture as markup of its own, for what is printed or sent. */
export function svgMarkup({ tag, attributes, children }: SvgNode): string {
  const own = tag === 'svg' ? { xmlns: 'http://www.w3.org/2000/svg', ...attributes } : attributes;
  const given = Object.entries(own).map(([name, value]) => ` ${name}="${escaped(String(value))}"`);
  const inner = children.map((child) => (typeof child === 'string' ? escaped(child) : svgMarkup(child)));
  return `<${tag}${given.join('')}>${inner.join('')}</${tag}>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
