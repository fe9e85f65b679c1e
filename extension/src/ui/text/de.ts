import type { CommonTexts } from './en.ts';

export const commonDe: CommonTexts = {
  newTab: 'Neuer Tab',
  cancel: 'Abbrechen',
  none: 'keine Angabe',
  yes: 'ja',
  no: 'nein',
  otherPlace: 'ein anderer Platz in der Liste',
};
