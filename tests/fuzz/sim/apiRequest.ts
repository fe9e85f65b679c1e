import { parseCursor } from '@daybook/protocol';
import type { Effect } from '../../../extension/src/engine/effect.ts';
import type { DoorEvent, PullResult, PushResult } from '../../../extension/src/engine/event.ts';
import type { SimServer } from './server.ts';

/** Small, so that histories have pulls of several pages. */
const PAGE_SIZE = 3;

/** A request to the API door on its way: asked, it changes the server and gives the answer. */
export interface ApiRequest {
  epoch: number;
  ask(): DoorEvent;
  /** What the device is told when no answer comes. */
  fail(): DoorEvent;
}

export function pullRequest(
  server: SimServer,
  { epoch, dataType, cursor }: Extract<Effect, { type: 'pull' }>,
  clockOffset: number,
): ApiRequest {
  const answer = (result: PullResult): DoorEvent => ({ type: 'pulled', dataType, result });
  return {
    epoch,
    ask() {
      if (!server.isPro) return answer({ outcome: 'forbidden' });
      return answer({
        outcome: 'page',
        page: server.page(dataType, cursor, PAGE_SIZE),
        clockOffset,
      });
    },
    fail: () => answer({ outcome: 'unreachable' }),
  };
}

export function pushRequest(
  server: SimServer,
  { epoch, dataType, commit }: Extract<Effect, { type: 'push' }>,
): ApiRequest {
  const { commitId, version, parent } = commit;
  const answer = (result: PushResult): DoorEvent => ({
    type: 'pushed',
    dataType,
    commitId,
    result,
  });
  return {
    epoch,
    ask() {
      if (!server.isPro) return answer({ outcome: 'forbidden' });
      const verdict = server.commit(dataType, commit);
      if (verdict.outcome === 'applied') return answer(verdict);
      if (verdict.outcome === 'refused') return answer({ ...verdict, outcome: 'failed' });
      const cursor = parseCursor(version === 1 ? '0' : `${version - 1}~${parent}`);
      if (!cursor) throw new Error(`No cursor below ${version}`);
      return answer({ outcome: 'conflict', page: server.page(dataType, cursor, PAGE_SIZE) });
    },
    fail: () => answer({ outcome: 'unreachable' }),
  };
}
