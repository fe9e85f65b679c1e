import type { Exempt } from './problems.ts';

/** Rules, or whole sections, that can't be cited on one side. */
export const EXEMPT: Exempt = {
  code: { S: 'scenarios are what the whole survives, so no one place implements them' },
  tests: {},
};
