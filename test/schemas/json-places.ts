export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Path = readonly (string | number)[];

/** One value of a JSON document and where it stands. */
export type Place = { path: (string | number)[]; value: Json };

/** Every value of a document, the whole one first. */
export function placesOf(value: Json, path: Path = []): Place[] {
  const children = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const keyOf = (key: string) => (Array.isArray(value) ? Number(key) : key);
  return [{ path: [...path], value }, ...children.flatMap(([key, child]) => placesOf(child, [...path, keyOf(key)]))];
}

/** `data.parts[0].name` as issues name it; without numbers, `data.parts[].name` as a schema has it. */
export function fieldOf(path: Path, anyEntry = false): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${anyEntry ? '' : part}]` : `.${part}`))
    .join('')
    .replace(/^\./, '');
}

/** The same document with another value at one place; `undefined` takes it out. */
export function changed(json: Json, path: Path, value: Json | undefined): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(json)) return json.map((each, at) => (at === key ? changed(each, rest, value) : each));
  const object = typeof json === 'object' && json !== null ? json : {};
  return { ...object, [key]: changed(object[key] ?? null, rest, value) };
}

/** A JSON Schema, as far as its fields are asked for. */
export type Node = {
  [key: string]: unknown;
  properties?: Record<string, Node>;
  items?: Node;
  anyOf?: Node[];
  oneOf?: Node[];
  required?: string[];
};

/** Every field of a schema with its place, through lists and alternatives. */
export function nodesOf(node: Node, place = ''): { place: string; node: Node; required: boolean }[] {
  const own = Object.entries(node.properties ?? {}).flatMap(([name, child]) => {
    const at = place === '' ? name : `${place}.${name}`;
    return [{ place: at, node: child, required: node.required?.includes(name) ?? false }, ...nodesOf(child, at)];
  });
  const branches = [...(node.anyOf ?? []), ...(node.oneOf ?? [])].flatMap((each) => nodesOf(each, place));
  return [...own, ...branches, ...(node.items === undefined ? [] : nodesOf(node.items, `${place}[]`))];
}
