import type { Effect } from '../../../extension/src/engine/contract/effect.ts';
import { START_TIME, UID } from './builders.ts';
import { Harness } from './harness.ts';

export const PRO = { pro: true, proUntilMs: Number.MAX_SAFE_INTEGER };
export const FREE = { pro: false, proUntilMs: 0 };

/** A token with these claims, issued then by the server's clock. */
export function token(
  device: Harness,
  entitlement = FREE,
  issuedAt = START_TIME,
): readonly Effect[] {
  const identity = { uid: UID, email: 'ada@example.com', entitlement, issuedAt };
  return device.send({ type: 'identityChanged', identity });
}

/** The account's document as the server has it. */
export function seen(
  device: Harness,
  claimsUpdatedAt: number,
  { isDeleted = false } = {},
): readonly Effect[] {
  const { epoch } = device.state.session;
  return device.send({ type: 'accountSeen', epoch, claimsUpdatedAt, isDeleted });
}

export function freeDevice(): Harness {
  const device = new Harness();
  token(device);
  seen(device, 0);
  return device;
}
