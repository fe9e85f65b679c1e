import { type DataType, SCHEMA_VERSION, START } from '@daybook/protocol';
import type { DirectDoorEvent } from '../../../extension/src/engine/contract/event.ts';
import type { Identity } from '../../../extension/src/engine/contract/identity.ts';
import {
  type EngineState,
  emptyState,
  mapTypes,
  withConnection,
  withType,
} from '../../../extension/src/engine/state/state.ts';
import type {
  FollowedHead,
  TypeDurable,
  TypeTransient,
} from '../../../extension/src/engine/state/typeState.ts';
import type { SimFirestore } from '../firestore.ts';
import { BEGINNING } from '../server.ts';
import { isPushed } from './deviceSide.ts';
import type { PlannerCase } from './plannerCase.ts';
import { DEVICE_ID } from './serverSide.ts';
import { isPulling, isPushing, type TypeSide } from './typeSide.ts';

export const EPOCH = 1;

export const IDENTITY = {
  uid: 'ada',
  email: 'ada@example.com',
  entitlement: { pro: true, proUntilMs: Number.MAX_SAFE_INTEGER },
  issuedAt: 1_799_999_000_000,
} satisfies Identity;

const STUCK_FOR = 60_000;

/** What the engine knows when the case begins; a worker that has just started knows what is durable. */
export function engineStateOf(
  plannerCase: PlannerCase,
  sides: readonly TypeSide[],
  firestore: SimFirestore,
  now: number,
): EngineState {
  const { uid, email } = IDENTITY;
  const { isCold, isStuck = false } = plannerCase;
  const nothing = emptyState(DEVICE_ID);
  const empty: EngineState = {
    ...nothing,
    durable: mapTypes((type) => ({ ...nothing.durable[type], cursor: START })),
    session: { uid, email, epoch: EPOCH, importedEpoch: null },
    device: { state: 'listed', seenAt: now },
  };
  const heads = isCold ? {} : followedHeads(firestore);
  const known = sides.reduce(
    (state, side) =>
      withType(state, side.typeCase.type, {
        items: side.device.items,
        durable: durableOf(plannerCase, side, now),
        ...(!isCold && {
          transient: transientOf(plannerCase, side, heads[side.typeCase.type]),
        }),
      }),
    empty,
  );
  if (isCold) return known;
  return withConnection(known, {
    identity: IDENTITY,
    listening: true,
    firestore: 'connected',
    since: now,
    isStuck,
    progressAt: isStuck ? now - STUCK_FOR : now,
  });
}

function durableOf({ job }: PlannerCase, side: TypeSide, now: number): Partial<TypeDurable> {
  const { typeCase, cursor, device } = side;
  const isFull = typeCase.cursor === 'full pull';
  const isQueue = !isPushed(typeCase.kept) && typeCase.kept !== 'unanswered';
  return {
    cursor: isFull ? START : cursor,
    fullPull: isFull ? { from: cursor ?? START, isOtherHistory: false } : null,
    outbox: isQueue ? device.own : [],
    unanswered: isQueue ? [] : device.own,
    refused: typeCase.isRefused === true && isQueue && device.own.length > 0,
    currentAt: job === 'purged' ? BEGINNING : now - 1_000,
  };
}

function transientOf(
  plannerCase: PlannerCase,
  side: TypeSide,
  head: FollowedHead | undefined,
): Partial<TypeTransient> {
  const { typeCase, cursor, device } = side;
  const { kept, mustPull = false, pushByApi = false, failures = 0 } = typeCase;
  const isFull = typeCase.cursor === 'full pull';
  const pulls = isPulling(plannerCase, side);
  const pushed = isPushing(plannerCase, side) ? device.own.at(-1) : undefined;
  const queued = kept === 'queued' ? device.own : device.own.slice(device.applied.length);
  const isQueue = kept === 'queued' || kept === 'answered';
  return {
    mustPull: mustPull || pulls,
    pushByApi,
    failures,
    inFlight: isQueue ? queued.map(({ commitId }) => commitId) : [],
    head: head ?? null,
    request: pulls ? 'pull' : (pushed ?? null),
    askedFrom: isFull ? START : cursor,
    collected: isFull && pulls ? [] : null,
  };
}

/** As the live query had them when it was last at the server. */
function followedHeads(firestore: SimFirestore): Partial<Record<DataType, FollowedHead>> {
  const heads: Partial<Record<DataType, FollowedHead>> = {};
  firestore.listenHeads((event: DirectDoorEvent) => {
    if (event.type !== 'headsSeen') return;
    for (const [type, seen] of Object.entries(event.heads)) {
      const { schema, ...head } = seen;
      if (schema > SCHEMA_VERSION) continue;
      heads[type as DataType] = { ...head, isConfirmed: !head.hasPendingWrites };
    }
  });
  return heads;
}
