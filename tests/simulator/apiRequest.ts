import {
  type Cursor,
  type DataType,
  formatCursor,
  type PullPage,
  SCHEMA_VERSION,
} from '@daybook/protocol';
import type { ApiAnswer } from '../../extension/src/adapters/apiAnswer.ts';
import { readPull, readPush } from '../../extension/src/adapters/httpApiDoor.ts';
import type { Effect } from '../../extension/src/engine/contract/effect.ts';
import type {
  DoorEvent,
  PullResult,
  PushResult,
} from '../../extension/src/engine/contract/event.ts';
import { cursorOf } from '../../functions/src/sync/cursorOf.ts';
import { asSeenBy } from './firestore.ts';
import type { SimServer } from './server.ts';

/** A request to the API door on its way: asked, it changes the server and gives the answer. */
export interface ApiRequest {
  name: string;
  epoch: number;
  ask(): DoorEvent;
  /** What the device gets when no answer comes. */
  fail(): DoorEvent;
  /** What it gets when the server has a fault of its own. */
  fault(): DoorEvent;
  /** What it makes of an answer, whosever that is. */
  read(answer: ApiAnswer): DoorEvent;
  /** What it sends, as JSON. */
  bytes(): number;
}

/** What an answer shows of the clock is put in when it is delivered. */
const UNTIMED = { clockOffset: null };
const FAULT = { outcome: 'failed', message: 'HTTP 500', isRefusal: false, ...UNTIMED } as const;

/** With the schemas as that Daybook sees them. */
function asSeen(page: PullPage, known: number): PullPage {
  return { ...page, schema: asSeenBy(known, page.schema) };
}

export function pullRequest(
  server: SimServer,
  { epoch, dataType, cursor, limit }: Extract<Effect, { type: 'pull' }>,
  isPro: () => boolean,
  schema = SCHEMA_VERSION,
): ApiRequest {
  const answer = (result: PullResult): DoorEvent => ({
    type: 'pulled',
    dataType,
    from: cursor,
    result,
  });
  return {
    name: `pull ${dataType} above ${cursor.version}`,
    epoch,
    ask() {
      if (!isPro()) return answer({ outcome: 'forbidden', ...UNTIMED });
      const page = server.page(dataType, cursor, limit);
      if (page && !server.isCarried(page)) return answer({ outcome: 'unreachable' });
      if (page) return answer({ outcome: 'page', page: asSeen(page, schema), ...UNTIMED });
      const { head } = server.data(dataType);
      const { version, commitId } = head ?? { version: 0, commitId: null };
      return answer({ outcome: 'expired', head: { version, commitId }, ...UNTIMED });
    },
    fail: () => answer({ outcome: 'unreachable' }),
    fault: () => answer(FAULT),
    read: (came) => answer(readPull(came, dataType)),
    bytes: () => 0,
  };
}

export function pushRequest(
  server: SimServer,
  { epoch, dataType, commit, cursor }: Extract<Effect, { type: 'push' }>,
  isPro: () => boolean,
  schema = SCHEMA_VERSION,
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
      if (!isPro()) return answer({ outcome: 'forbidden', ...UNTIMED });
      if (server.isTooLarge(commit.changes)) return answer({ outcome: 'too-large', ...UNTIMED });
      const verdict = server.commit(dataType, commit, undefined, schema);
      if (verdict.outcome === 'applied' || verdict.outcome === 'over-quota')
        return answer({ ...verdict, ...UNTIMED });
      if (verdict.outcome === 'refused')
        return answer({ outcome: 'failed', message: verdict.message, isRefusal: true, ...UNTIMED });
      const since = formatCursor(cursor);
      const seen = cursorOf({ version: version - 1, parent, since });
      const page = server.conflictPage(dataType, seen) ?? nothingFrom(dataType, seen);
      if (!server.isCarried(page)) return answer({ outcome: 'unreachable' });
      return answer({ outcome: 'conflict', page: asSeen(page, schema), ...UNTIMED });
    },
    fail: () => answer({ outcome: 'unreachable' }),
    fault: () => answer(FAULT),
    read: (came) => answer(readPush(came, dataType, commit)),
    bytes: () => JSON.stringify(commit.changes).length,
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
