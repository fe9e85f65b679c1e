import assert from 'node:assert/strict';

interface Element {
  localName: string;
  attributes: ReadonlyMap<string, string>;
  isPopoverOpen: boolean;
}

const KNOWN = /^(\w*)(?:\[([\w-]+)(?:="(.*)")?\])?(:popover-open)?$/;

/** Knows a tag, then one attribute, then whether it is an open popover: `input`, `[a="b"]`, `[a]:popover-open`. */
export function matchesSelector(element: Element, selector: string): boolean {
  const parts = KNOWN.exec(selector);
  assert.ok(parts, selector);
  const [, tag, name, value, isOpen] = parts;
  const { localName, attributes, isPopoverOpen } = element;
  return (
    (!tag || tag === localName) &&
    (name === undefined || attributes.has(name)) &&
    (value === undefined || value === attributes.get(name ?? '')) &&
    (isOpen === undefined || isPopoverOpen)
  );
}
