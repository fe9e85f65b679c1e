import type { Listed } from '../data/itemList.ts';

/** A value that has a place in a list: a fractional index. */
export interface Ordered {
  order: string;
}

/** By fractional indices; ties go by id, so that every device shows one order. */
export function byOrder(a: Listed<Ordered>, b: Listed<Ordered>): number {
  return compare(a.value.order, b.value.order) || compare(a.id, b.id);
}

/** By code units, as fractional indices require: never by the rules of a language. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
