import {
  type Cursor,
  type DataType,
  formatCursor,
  type PullPage,
  SCHEMA_VERSION,
} from '@daybook/protocol';
import type { Effect } from '../../../extension/src/engine/contract/effect.ts';
import type {
  DoorEvent,
  PullResult,
  PushResult,
} from '../../../extension/src/engine/contract/event.ts';
import type { SimServer } from './server.ts';

/** Small, so that histories have pulls of several pages. */
const PAGE_SIZE = 3;

/** A request to the API door on its way: asked, it changes the server and gives the answer. */
export interface ApiRequest {
  name: string;
  epoch: number;
  ask(): DoorEvent;
  /** What the device gets when no answer comes. */
  fail(): DoorEvent;
}

export function pullRequest(
  server: SimServer,
  { epoch, dataType, cursor }: Extract<Effect, { type: 'pull' }>,
  clockOffset: number,
  isPro: () => boolean,
): ApiRequest {
  const answer = (result: PullResult): DoorEvent => ({ type: 'pulled', dataType, result });
  return {
    name: `pull ${dataType} above ${cursor.version}`,
    epoch,
    ask() {
      if (!isPro()) return answer({ outcome: 'forbidden' });
      const page = server.page(dataType, cursor, PAGE_SIZE);
      return answer(page ? { outcome: 'page', page, clockOffset } : { outcome: 'expired' });
    },
    fail: () => answer({ outcome: 'unreachable' }),
  };
}

export function pushRequest(
  server: SimServer,
  { epoch, dataType, commit }: Extract<Effect, { type: 'push' }>,
  isPro: () => boolean,
): ApiRequest {
  const { commitId, version, parent } = commit;
  const answer = (result: PushResult): DoorEvent => ({
    type: 'pushed',
    dataType,
    commitId,
    result,
  });
  return {
    name: `push ${dataType} ${version} (${commitId})`,
    epoch,
    ask() {
      if (!isPro()) return answer({ outcome: 'forbidden' });
      const verdict = server.commit(dataType, commit);
      if (verdict.outcome === 'applied') return answer(verdict);
      if (verdict.outcome === 'refused') return answer({ ...verdict, outcome: 'failed' });
      const seen: Cursor = { version: version - 1, commitId: parent };
      const page = server.page(dataType, seen, PAGE_SIZE) ?? nothingFrom(dataType, seen);
      return answer({ outcome: 'conflict', page });
    },
    fail: () => answer({ outcome: 'unreachable' }),
  };
}

/** SPEC A5: where the caller's version is expired, the pull that follows says so. */
function nothingFrom(dataType: DataType, seen: Cursor): PullPage {
  const { version, commitId } = seen;
  const cursor = formatCursor(seen);
  return {
    dataType,
    version,
    commitId,
    schema: SCHEMA_VERSION,
    changes: [],
    cursor,
    hasMore: true,
  };
}
