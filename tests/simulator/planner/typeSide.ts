import type { Cursor } from '@daybook/protocol';
import type { DeviceSide } from './deviceSide.ts';
import type { PlannerCase, TypeCase } from './plannerCase.ts';

/** One type of a case, and what the device has of it. */
export interface TypeSide {
  readonly typeCase: TypeCase;
  readonly cursor: Cursor | null;
  readonly device: DeviceSide;
}

/** A worker that waits for the answer to its push. */
export function isPushing({ isCold }: PlannerCase, { typeCase, device }: TypeSide): boolean {
  // Nothing is sent while all is read again.
  const mayPush = !isCold && typeCase.cursor === 'whole';
  return mayPush && typeCase.kept === 'underWay' && device.own.length > 0;
}

/** A worker that waits for a page. */
export function isPulling(plannerCase: PlannerCase, side: TypeSide): boolean {
  const { isCold } = plannerCase;
  return !isCold && side.typeCase.isAsking === true && !isPushing(plannerCase, side);
}
