import type { DataType, Revision } from '@daybook/protocol';
import type { OutgoingCommit } from '../contract/commit.ts';
import type { Moment } from '../contract/moment.ts';
import { IDLE_DEVICE, UNREGISTERED } from '../state/deviceState.ts';
import { type EngineState, withType } from '../state/state.ts';
import { isBeforeRenewal } from './fullPull.ts';

/** A commit that the server is seen to have, by whatever names it: an item of its, a head, a head's parent. */
export interface ShownCommit {
  readonly version: number;
  readonly commitId: string | null;
}

/** Own commits that weren't answered, by what is known of them now; oldest first. */
export interface JudgedCommits {
  readonly applied: readonly OutgoingCommit[];
  readonly refused: readonly OutgoingCommit[];
  readonly unknown: readonly OutgoingCommit[];
}

/**
 * What became of the own commits of which no answer came (SPEC P11). Versions are never given twice, so another commit
 * at an own one's version, or below it, says that it was refused; deviceIds say nothing. One of before heads were renewed
 * went with the history that it was in.
 */
export function judgeOwn(
  state: EngineState,
  type: DataType,
  shown: readonly ShownCommit[],
): JudgedCommits {
  const known = new Map([...shown, ...shownByHead(state, type)].map((at) => [at.version, at]));
  const applied: OutgoingCommit[] = [];
  const refused: OutgoingCommit[] = [];
  const unknown: OutgoingCommit[] = [];
  const newest = Math.max(...known.keys());
  const newestFirst = ownCommits(state, type).toSorted((a, b) => b.version - a.version);
  for (const commit of newestFirst) {
    const { version, commitId, parent } = commit;
    const at = known.get(version);
    const below = known.get(version - 1);
    const isRefused = at ? at.commitId !== commitId : below && below.commitId !== parent;
    if (isRefused || isBeforeRenewal(version, newest)) refused.unshift(commit);
    else if (!at) unknown.unshift(commit);
    else {
      applied.unshift(commit);
      known.set(version - 1, { version: version - 1, commitId: parent });
    }
  }
  return { applied, refused, unknown };
}

/** Those whose fate still matters: behind a whole cursor everything is known (SPEC P1). */
export function ownCommits(state: EngineState, type: DataType): readonly OutgoingCommit[] {
  const { unanswered, outbox, cursor } = state.durable[type];
  const isOver = cursor !== null && cursor.after === undefined;
  return [...unanswered, ...outbox].filter(({ version }) => !isOver || version > cursor.version);
}

function shownByHead(state: EngineState, type: DataType): ShownCommit[] {
  const { head } = state.transient[type];
  if (!head?.isConfirmed || head.commitId === null) return [];
  return [head, { version: head.version - 1, commitId: head.parent }];
}

/** Without those of which the answer, or what the server shows, says that they were not applied. */
export function withoutUnanswered(
  state: EngineState,
  type: DataType,
  refused: readonly { commitId: string }[],
): EngineState {
  const ids = new Set(refused.map(({ commitId }) => commitId));
  const { unanswered } = state.durable[type];
  const left = unanswered.filter(({ commitId }) => !ids.has(commitId));
  if (left.length === unanswered.length) return state;
  return withType(state, type, { durable: { unanswered: left } });
}

/** What these commits made of an item, oldest first. */
export function sentOf(commits: readonly OutgoingCommit[], itemId: string): Revision[] {
  return commits.flatMap(({ changes }) => changes.filter(({ id }) => id === itemId));
}

/**
 * A commit under this device's id that isn't its own is another device's: its profile was copied, or this one was put
 * back to an earlier state. It goes on under a new id (SPEC P12). `seen` are commits behind a whole cursor.
 */
export function withOwnId(
  state: EngineState,
  type: DataType,
  seen: readonly { version: number; commitId: string | null; deviceId: string }[],
  { nonce }: Moment,
): EngineState {
  // A device that leaves has no use for a new one, and must remember why it leaves (SPEC V7).
  if (state.signingOut || state.device.state === 'removed') return state;
  const own = new Set(ownCommits(state, type).map(({ commitId }) => commitId));
  const isShared = seen.some(
    ({ deviceId, commitId }) =>
      deviceId === state.deviceId && commitId !== null && !own.has(commitId),
  );
  if (!isShared) return state;
  return { ...state, deviceId: nonce, device: UNREGISTERED, deviceTransient: IDLE_DEVICE };
}
