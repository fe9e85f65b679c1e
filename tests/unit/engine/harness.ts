import {
  type DataType,
  headChangesOf,
  type PullPage,
  type Revision,
  START,
  type Todo,
} from '@daybook/protocol';
import type { Effect } from '../../../extension/src/engine/contract/effect.ts';
import type {
  ConfirmedChange,
  EngineEvent,
  PullResult,
  SeenHead,
} from '../../../extension/src/engine/contract/event.ts';
import type { Moment } from '../../../extension/src/engine/contract/moment.ts';
import type { Quota } from '../../../extension/src/engine/contract/quota.ts';
import { StepRing } from '../../../extension/src/engine/diagnostics/stepRing.ts';
import { changedEntries, restore } from '../../../extension/src/engine/persistence.ts';
import type { EngineState } from '../../../extension/src/engine/state/state.ts';
import { step } from '../../../extension/src/engine/step.ts';
import type { Edit } from '../../../extension/src/shared/edit.ts';
import { getEntry } from '../../../extension/src/shared/items.ts';
import { deepFreeze } from '../../fakes/deepFreeze.ts';
import { EMPTY_PAGE, type HeadTuple, headOf, START_TIME, UID } from './builders.ts';

/** The machine alone, with a clock and ids of the test, and a storage that survives `restart`. */
export class Harness {
  now = START_TIME;
  /** What a type may have; undefined where that is what it is in the field. */
  quota: Quota | undefined;
  state: EngineState;
  effects: readonly Effect[] = [];
  /** As the worker keeps them. */
  readonly taken = new StepRing();
  /** What a restart finds. */
  readonly storage: Record<string, unknown> = {};
  #ids = 0;
  #wakeAt: number | null = null;
  #edits = 0;

  constructor() {
    this.state = deepFreeze(restore({}, 'device-a'));
    this.send({ type: 'started' });
  }

  /** Feeds one event; what it asked for is in `effects`. */
  send(event: EngineEvent): readonly Effect[] {
    const before = this.state;
    this.#ids += 1;
    const moment: Moment = { now: this.now, nonce: `N${this.#ids}`, random: 0.5 };
    if (this.quota) moment.quota = this.quota;
    const { state, effects } = step(before, event, moment);
    Object.assign(this.storage, structuredClone(changedEntries(before, state)));
    this.state = deepFreeze(state);
    this.effects = effects;
    for (const effect of effects) if (effect.type === 'wakeAt') this.#wakeAt = effect.at;
    const status = state.status.state;
    this.taken.add({ event, moment, before, effects, status, keys: [], ms: 0.25 });
    return effects;
  }

  /** The worker died: only what was stored is left. */
  restart(): readonly Effect[] {
    this.#wakeAt = null;
    this.state = deepFreeze(restore(structuredClone(this.storage), 'device-new'));
    return this.send({ type: 'started' });
  }

  /**
   * Time passes, and the engine is woken when it asked to be, as in the worker: a wake-up that it didn't ask for doesn't
   * come. The effects are those of all of that time.
   */
  wait(ms: number): readonly Effect[] {
    const end = this.now + ms;
    const effects: Effect[] = [];
    while (this.#wakeAt !== null && this.#wakeAt <= end) {
      this.now = Math.max(this.now, this.#wakeAt);
      this.#wakeAt = null;
      effects.push(...this.send({ type: 'woke' }));
    }
    this.now = end;
    this.effects = effects;
    return effects;
  }

  /** A tab or an alarm wakes it. */
  wake(): readonly Effect[] {
    return this.send({ type: 'woke' });
  }

  signIn(uid = UID, proUntilMs = Number.MAX_SAFE_INTEGER): readonly Effect[] {
    return this.send({
      type: 'identityChanged',
      identity: {
        uid,
        email: `${uid}@example.com`,
        entitlement: { pro: true, proUntilMs },
        issuedAt: Math.floor(this.now / 1000) * 1000,
      },
    });
  }

  signedOut(): readonly Effect[] {
    return this.send({ type: 'identityChanged', identity: { uid: null } });
  }

  /** A tab that shows what the engine has changes an item. */
  edit(itemId: string, value: Todo | null): readonly Effect[] {
    this.#edits += 1;
    const edit: Edit<'TODOS'> = {
      id: `E${String(this.#edits).padStart(4, '0')}`,
      epoch: this.state.session.epoch,
      dataType: 'TODOS',
      itemId,
      before: ((this.local(itemId) ?? this.server(itemId))?.value as Todo | null) ?? null,
      value,
      madeAt: this.now,
    };
    return this.send({ type: 'editsFound', edits: [edit] });
  }

  pulled(page: Partial<PullPage> & { dataType: DataType }): readonly Effect[] {
    const result = { outcome: 'page' as const, page: { ...EMPTY_PAGE, ...page }, clockOffset: 0 };
    return this.pullAnswered(page.dataType, result);
  }

  /** The answer to the pull that was asked last. */
  pullAnswered(dataType: DataType, result: PullResult): readonly Effect[] {
    const { epoch } = this.state.session;
    const from = this.state.transient[dataType].askedFrom ?? START;
    return this.send({ type: 'pulled', epoch, dataType, from, result });
  }

  /** Signs in and ends the first pull of every type at version 0, with the heads confirmed. */
  goLive(): void {
    this.signIn();
    for (const { dataType } of this.all('pull')) this.pulled({ dataType });
    this.headsSeen({});
  }

  /** Heads that don't carry their changes. */
  headsSeen(heads: Partial<Record<DataType, HeadTuple>>, fromServer = true): readonly Effect[] {
    const described = Object.entries(heads).map(([type, [version, hasPendingWrites, schema]]) => [
      type,
      headOf(version, { hasPendingWrites, ...(schema !== undefined && { schema }) }),
    ]);
    return this.#see(Object.fromEntries(described), fromServer);
  }

  /** The head of a commit with all its changes; on top of the cursor, unless `more` says otherwise. */
  committed(
    changes: ConfirmedChange[],
    more: Partial<SeenHead> & { dataType?: DataType; fromServer?: boolean } = {},
  ): readonly Effect[] {
    const { dataType = 'TODOS', fromServer = true, ...fields } = more;
    const [{ version, commitId } = { version: 1, commitId: 'X1' }] = changes;
    const parent = this.state.durable[dataType].cursor?.commitId ?? null;
    const carried = headChangesOf(
      changes as { id: string; value: Todo | null; editedAt: number }[],
    );
    const head = headOf(version, { commitId, parent, changes: carried ?? null, ...fields });
    return this.#see({ [dataType]: head }, fromServer);
  }

  #see(heads: Partial<Record<DataType, SeenHead>>, fromServer: boolean): readonly Effect[] {
    const { epoch } = this.state.session;
    return this.send({ type: 'headsSeen', epoch, fromServer, heads });
  }

  all<Type extends Effect['type']>(type: Type): Extract<Effect, { type: Type }>[] {
    return this.effects.filter((effect) => effect.type === type) as Extract<
      Effect,
      { type: Type }
    >[];
  }

  one<Type extends Effect['type']>(type: Type): Extract<Effect, { type: Type }> {
    const [found, ...more] = this.all(type);
    if (!found || more.length > 0) {
      throw new Error(`Not one ${type} but ${JSON.stringify(this.effects)}`);
    }
    return found;
  }

  local(itemId: string): Revision | undefined {
    return getEntry(this.state.items.TODOS.local, itemId);
  }

  server(itemId: string) {
    return getEntry(this.state.items.TODOS.server, itemId);
  }

  get status(): string {
    return this.state.status.state;
  }

  get cursor() {
    return this.state.durable.TODOS.cursor;
  }
}
