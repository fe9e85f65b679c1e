import { type DataType, type Head, type Revision, START } from '@daybook/protocol';
import type { OutgoingCommit } from '../../../extension/src/engine/contract/commit.ts';
import type { Effect } from '../../../extension/src/engine/contract/effect.ts';
import type { EngineEvent } from '../../../extension/src/engine/contract/event.ts';
import type { EngineState } from '../../../extension/src/engine/state/state.ts';
import { type ApiRequest, pullRequest, pushRequest } from '../apiRequest.ts';
import { SimFirestore } from '../firestore.ts';
import { SimInbox } from '../inbox.ts';
import type { SimServer } from '../server.ts';
import { type Backup, backUp } from '../serverJobs.ts';
import { deviceSideOf, type Truth } from './deviceSide.ts';
import { EPOCH, engineStateOf, IDENTITY } from './engineState.ts';
import { knownOf } from './knownItems.ts';
import type { PlannerCase } from './plannerCase.ts';
import { mustApply, revisionIn, ServerSide } from './serverSide.ts';
import { isPulling, isPushing, type TypeSide } from './typeSide.ts';

/** Where a case begins. */
export interface PlannerWorld {
  readonly server: SimServer;
  readonly firestore: SimFirestore;
  readonly state: EngineState;
  /** What the engine is about to hear. */
  readonly inbox: SimInbox;
  /** What it wants done, and is not done yet. */
  readonly effects: readonly Effect[];
  /** Requests that the device has given up, and that may reach the server all the same. */
  readonly late: readonly ApiRequest[];
  readonly truths: readonly ItemTruth[];
}

export interface ItemTruth extends Truth {
  readonly type: DataType;
  /** What the server had when the device last read of it. */
  readonly seen: Revision | undefined;
  /** What it had before something was done to it as a whole, and just after. */
  readonly unseen: Revision | undefined;
  readonly restored: Revision | undefined;
  /** What the server has. */
  readonly theirs: Revision | undefined;
}

const isPro = () => true;

export function plannerWorldOf(plannerCase: PlannerCase): PlannerWorld {
  const { types, job } = plannerCase;
  const others = new ServerSide(plannerCase);
  const { server } = others;
  others.commitPart('old');
  const old = others.backUp();
  others.commitPart('seen');
  const seen = backUp(server);
  const sides = types.map((typeCase): TypeSide => {
    const known = knownOf(typeCase, server, old.get(typeCase.type));
    return { typeCase, cursor: known.cursor, device: deviceSideOf(typeCase, known) };
  });
  const inbox = new SimInbox();
  for (const side of sides) askEarly(plannerCase, side, server, inbox);
  for (const { typeCase, device } of sides) {
    for (const commit of device.applied) mustApply(server, typeCase.type, commit);
  }
  others.commitPart('unseen');
  const unseen = backUp(server);
  others.doJob();
  const restored = backUp(server);
  others.commitPart('after', (type) => job !== 'put back' || isNoticed(sides, server, type));
  const firestore = firestoreOf(plannerCase, sides, server);
  const effects: Effect[] = [];
  const late: ApiRequest[] = [];
  for (const side of sides) {
    const push = pushOf(side);
    if (!push) continue;
    if (side.typeCase.kept === 'late') late.push(pushRequest(server, push, isPro));
    else if (isPushing(plannerCase, side)) answerOrAsk(side, push, inbox, effects);
  }
  const state = engineStateOf(plannerCase, sides, firestore, server.now);
  if (plannerCase.isCold) {
    inbox.push('worker', { type: 'started' });
    inbox.push('auth', { type: 'identityChanged', identity: IDENTITY });
  } else {
    inbox.push('worker', { type: 'woke' });
  }
  const edits = sides.flatMap(({ device }) => device.edits);
  if (edits.length > 0) inbox.push('tab', { type: 'editsFound', edits: [...edits] });
  const now = backUp(server);
  const truths = sides.flatMap(({ typeCase: { type }, device }) =>
    device.truths.map((truth): ItemTruth => {
      const of = (data: Backup) => revisionIn(data.get(type), truth.id);
      const had = { seen: of(seen), unseen: of(unseen), restored: of(restored), theirs: of(now) };
      return { ...truth, ...had, type };
    }),
  );
  return { server, firestore, state, inbox, effects, late, truths };
}

/** The answer is of before what the others did next. */
function askEarly(
  plannerCase: PlannerCase,
  side: TypeSide,
  server: SimServer,
  inbox: SimInbox,
): void {
  if (!isPulling(plannerCase, side)) return;
  const { type, cursor: how } = side.typeCase;
  const cursor = how === 'full pull' ? START : (side.cursor ?? START);
  const effect = { type: 'pull', uid: IDENTITY.uid, epoch: EPOCH, dataType: type, cursor } as const;
  const answer = pullRequest(server, { ...effect, limit: 500 }, isPro).ask();
  inbox.push('api', { ...answer, epoch: EPOCH } as EngineEvent);
}

/** Where heads aren't renewed, a history that has overtaken the device's shows nowhere, nor does any amid a pull (SPEC P13). */
function isNoticed(sides: readonly TypeSide[], server: SimServer, type: DataType): boolean {
  const cursor = sides.find(({ typeCase }) => typeCase.type === type)?.cursor ?? START;
  const { head } = server.data(type);
  return cursor.after === undefined && (head?.version ?? 0) < cursor.version;
}

function pushOf({ typeCase: { type, kept }, cursor, device }: TypeSide) {
  const commit = device.own.at(-1);
  if (!commit?.isPush || kept === 'pushed') return null;
  const effect = { type: 'push', uid: IDENTITY.uid, epoch: EPOCH, dataType: type, commit } as const;
  return { ...effect, cursor: cursor ?? START };
}

function answerOrAsk(
  { device }: TypeSide,
  push: Extract<Effect, { type: 'push' }>,
  inbox: SimInbox,
  effects: Effect[],
): void {
  const { commitId, version } = push.commit;
  if (!device.applied.some((commit: OutgoingCommit) => commit.commitId === commitId)) {
    effects.push(push);
    return;
  }
  const result = { outcome: 'applied', version, clockOffset: null } as const;
  inbox.push('api', { type: 'pushed', epoch: EPOCH, dataType: push.dataType, commitId, result });
}

function firestoreOf(
  { lag }: PlannerCase,
  sides: readonly TypeSide[],
  server: SimServer,
): SimFirestore {
  const queue = sides.flatMap(({ typeCase: { type, kept }, device: { own, applied } }) => {
    const queued = kept === 'queued' ? own : kept === 'answered' ? own.slice(applied.length) : [];
    return queued.map((commit) => ({ type, commit, isAcknowledged: false }));
  });
  const position = Math.max(0, server.heads.length - lag);
  const view = new Map<DataType, Head<number>>();
  for (const { type, head } of server.heads.slice(0, position)) {
    if (head) view.set(type, head);
    else view.delete(type);
  }
  const firestore = new SimFirestore(server);
  firestore.putBack({ queue, position, view });
  return firestore;
}
