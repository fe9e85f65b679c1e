import type { HeaderTexts } from './en.ts';

export const headerDe: HeaderTexts = {
  greeting: {
    morning: 'Guten Morgen',
    afternoon: 'Guten Tag',
    evening: 'Guten Abend',
  },
};
