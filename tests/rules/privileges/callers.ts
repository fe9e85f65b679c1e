import { type Claims, PRO } from '../support/environment.ts';

/** Someone at the direct door, in relation to the account whose documents are asked for. */
interface Caller {
  isOwner: boolean;
  /** null: not signed in. */
  claims: Claims | null;
}

// A minute, since the emulators' clock may be a second behind ours.
const aMinuteAgo = Math.floor(Date.now() / 1000) - 60;

export const CALLERS = {
  'nobody signed in': { isOwner: false, claims: null },
  'another user with Pro': { isOwner: false, claims: PRO },
  'another user with Pro and an admin claim': { isOwner: false, claims: { ...PRO, admin: true } },
  'the owner without Pro': { isOwner: true, claims: {} },
  'the owner without Pro, with an admin claim': { isOwner: true, claims: { admin: true } },
  'the owner whose Pro has lapsed': { isOwner: true, claims: { ...PRO, proUntil: aMinuteAgo } },
  'the owner with pro: false': { isOwner: true, claims: { ...PRO, pro: false } },
  'the owner with pro: "true"': { isOwner: true, claims: { ...PRO, pro: 'true' } },
  'the owner with Pro without an end': { isOwner: true, claims: { pro: true } },
  'the owner with Pro until a text': { isOwner: true, claims: { ...PRO, proUntil: '4000000000' } },
  'the owner with Pro': { isOwner: true, claims: PRO },
  'the owner with Pro and an admin claim': { isOwner: true, claims: { ...PRO, admin: true } },
} as const satisfies Record<string, Caller>;

export type CallerName = keyof typeof CALLERS;

export const CALLER_NAMES = Object.keys(CALLERS) as CallerName[];
