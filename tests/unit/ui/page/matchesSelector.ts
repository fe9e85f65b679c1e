import assert from 'node:assert/strict';

interface Element {
  localName: string;
  attributes: ReadonlyMap<string, string>;
  isPopoverOpen: boolean;
}

const KNOWN = /^(\w*)(?:\.([\w-]+))?(?:\[([\w-]+)(?:="(.*)")?\])?(:popover-open)?$/;

/** Knows a tag, a class, one attribute and whether it is an open popover, in this order: `a.b[c="d"]:popover-open`. */
export function matchesSelector(element: Element, selector: string): boolean {
  const parts = KNOWN.exec(selector);
  assert.ok(parts, selector);
  const [, tag, className, name, value, isOpen] = parts;
  const { localName, attributes, isPopoverOpen } = element;
  return (
    (!tag || tag === localName) &&
    (className === undefined || classesOf(element).includes(className)) &&
    (name === undefined || attributes.has(name)) &&
    (value === undefined || value === attributes.get(name ?? '')) &&
    (isOpen === undefined || isPopoverOpen)
  );
}

function classesOf({ attributes }: Element): string[] {
  return (attributes.get('class') ?? '').split(' ');
}
