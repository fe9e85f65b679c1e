import type { PartOfDay } from '../partOfDay.ts';

export const headerEn = {
  greeting: {
    morning: 'Good morning',
    afternoon: 'Good afternoon',
    evening: 'Good evening',
  } satisfies Record<PartOfDay, string>,
};

export type HeaderTexts = typeof headerEn;
