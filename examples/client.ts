import type { components } from './api.d.ts';
import { merge, type Revision, same, type Value } from './merge.ts';

type Schemas = components['schemas'];
export type Page = Schemas['PullPage'];
type Change = Schemas['CommitRequest']['changes'][number];

/** Of the item schemas (SPEC D9). */
const SCHEMA = 1;

/** A commit as it is sent, and sent again. */
interface Commit {
  version: number;
  parent: string | null;
  commitId: string;
  changes: Record<string, Revision>;
  /** More than once: then a 409 doesn't say that it was refused (SPEC P11). */
  isRepeated: boolean;
}

/** All that is kept on the device, as one document that is replaced whole. */
export interface State {
  deviceId: string;
  /** Opaque: where the next page goes on. */
  cursor: string;
  /** What the next commit goes on top of (SPEC A4); undefined while pages follow. */
  tip: { version: number; parent: string | null } | undefined;
  /** `server` is the base of `mine`, which the server lacks; its value null where it is deleted or was never there. */
  items: Record<string, { server: Revision; mine?: Revision; isRefused?: boolean }>;
  /** Without an answer yet. */
  sending: Commit | null;
  /** What lost in a merge or on the server, for a person to look at (SPEC M6, P15). */
  lost: { id: string; revision: Revision }[];
  /** The server's clock less this one's, ms. */
  clockOffset: number;
}

export const newState = (deviceId: string): State => ({
  ...{ deviceId, cursor: '0', tip: undefined, items: {}, sending: null, lost: [], clockOffset: 0 },
});

/** What the client needs around it. */
export interface Surroundings {
  apiUrl: string;
  dataType: Page['dataType'];
  uid: string;
  /** An ID token; a new one, whatever the old one's age, if `isRefused`. */
  token(isRefused: boolean): Promise<string>;
  /** Stores the state so that a crash leaves the old one or this one. */
  save(state: State): Promise<void>;
  /** Whether the data type's schema takes it (SPEC D8). */
  isValid(id: string, value: Value): boolean;
  now(): number;
  newId(): string;
  wait(ms: number): Promise<void>;
  fetch: typeof fetch;
}

const NOTHING: Revision = { value: null, editedAt: -1 };

/** A refusal that repeating doesn't mend, such as PRO_REQUIRED. What is on the device stays there. */
export class Refused extends Error {
  readonly reason: string;
  readonly metadata: Record<string, unknown>;
  constructor(reason: string, metadata: Record<string, unknown>) {
    super(reason);
    this.reason = reason;
    this.metadata = metadata;
  }
}

/** A device that syncs one data type through the API alone. */
export class SyncClient {
  readonly state: State;
  readonly #around: Surroundings;
  /** Changes in one commit; fewer once a request was too large. */
  #maxChanges = 500;

  constructor(state: State, around: Surroundings) {
    this.state = state;
    this.#around = around;
  }

  /** What a person sees. */
  values(): Record<string, Value> {
    const shown = Object.entries(this.state.items).flatMap(([id, { server, mine = server }]) =>
      mine.value !== null && this.#around.isValid(id, mine.value)
        ? [[id, mine.value] as const]
        : [],
    );
    return Object.fromEntries(shown);
  }

  /** Changes or, with null, deletes an item; works offline. Later than what it is made on, however wrong the clock (SPEC M8). */
  async edit(id: string, value: Value | null): Promise<void> {
    const { server } = this.state.items[id] ?? { server: NOTHING };
    const editedAt = Math.max(this.#serverNow(), server.editedAt + 1);
    this.state.items[id] = { server, mine: { value, editedAt } };
    await this.#save();
  }

  /** Sends and takes until both sides have the same. */
  async sync(): Promise<void> {
    // It may have arrived before the client was stopped.
    if (this.state.sending) await this.#push({ ...this.state.sending, isRepeated: true });
    do await this.#pullAll();
    while (await this.#pushNext());
  }

  async #pullAll(): Promise<void> {
    for (let hasMore = true; hasMore; ) {
      const { dataType } = this.#around;
      const since = encodeURIComponent(this.state.cursor);
      const answer = await this.#call<Page>('GET', `/sync/${dataType}?since=${since}`);
      if (answer.reason === 'CURSOR_EXPIRED') return this.#pullInFull();
      if (!answer.body) throw new Refused(answer.reason, answer.metadata);
      await this.#takePage(answer.body, answer.body.changes);
      hasMore = answer.body.hasMore;
    }
  }

  /** From the start, taken at once: what isn't in any page is gone (SPEC P7, P14). Clean items are kept as lost, as it may be the server that lost them. */
  async #pullInFull(): Promise<void> {
    const pages: Page[] = [];
    for (let since = '0', hasMore = true; hasMore; ) {
      const path = `/sync/${this.#around.dataType}?since=${encodeURIComponent(since)}`;
      const { body, reason, metadata } = await this.#call<Page>('GET', path);
      if (!body) throw new Refused(reason, metadata);
      pages.push(body);
      ({ cursor: since, hasMore } = body);
    }
    const changes = pages.flatMap((page) => page.changes);
    const there = new Set([
      ...changes.map(({ id }) => id),
      ...pages.flatMap((page) => page.skipped ?? []),
    ]);
    for (const [id, { server, mine = server }] of Object.entries(this.state.items)) {
      if (there.has(id) || server.editedAt < 0) continue;
      if (mine.value !== null) this.state.lost.push({ id, revision: mine });
      delete this.state.items[id];
    }
    const last = pages.at(-1);
    if (last) await this.#takePage(last, changes);
  }

  /** One write takes the changes and moves the cursor, so that a crash repeats or skips nothing. */
  async #takePage(page: Page, changes: Page['changes']): Promise<void> {
    if (page.schema > SCHEMA) throw new Refused('UPDATE_REQUIRED', { schema: page.schema });
    const { sending } = this.state;
    const at = changes.find(({ version }) => version === (sending?.version ?? Number.NaN) + 1);
    // Its own commit, before anything of others is merged with what was made on it (SPEC P11).
    if (changes.some(({ commitId }) => commitId === sending?.commitId)) this.#applied();
    else if (at || sending?.isRepeated === false) this.state.sending = null;
    for (const change of changes) {
      const value = 'value' in change ? change.value : null;
      this.#take(change.id, { value, editedAt: change.editedAt });
    }
    this.state.cursor = page.cursor;
    this.state.tip = page.hasMore ? undefined : { version: page.version, parent: page.commitId };
    // Nothing of it is to be seen any more: others have changed all of its items, or it was refused (SPEC M9).
    if (!page.hasMore) this.state.sending = null;
    await this.#save();
  }

  #take(id: string, theirs: Revision): void {
    const { server, mine } = this.state.items[id] ?? { server: NOTHING };
    this.state.items[id] = { server: theirs };
    if (!mine) return;
    const sent = this.state.sending?.changes[id];
    const bases = sent ? [server, sent] : [server];
    const isValid = (value: Value) => this.#around.isValid(id, value);
    const { result, lost } = merge(bases, mine, theirs, isValid);
    if (lost) this.state.lost.push({ id, revision: lost });
    if (!same(result.value, theirs.value)) this.state.items[id] = { server: theirs, mine: result };
  }

  /** What was sent is the server's now; what was edited since is made on it. */
  #applied(): void {
    for (const [id, sent] of Object.entries(this.state.sending?.changes ?? {})) {
      const { mine } = this.state.items[id] ?? {};
      const isAllSent = !mine || (same(mine.value, sent.value) && mine.editedAt === sent.editedAt);
      this.state.items[id] = { server: sent, ...(!isAllSent && { mine }) };
    }
    this.state.sending = null;
  }

  /** False where nothing is left to send. */
  async #pushNext(): Promise<boolean> {
    const { items, tip } = this.state;
    const pending = Object.entries(items).filter(([, { mine, isRefused }]) => mine && !isRefused);
    if (pending.length === 0 || !tip) return false;
    const changes = pending.slice(0, this.#maxChanges).map(([id, { server, mine = server }]) => {
      // A clock that was ahead as it was made (SPEC C7): now the server's is known.
      const editedAt = Math.max(Math.min(mine.editedAt, this.#serverNow()), server.editedAt + 1);
      return [id, { value: mine.value, editedAt }] as const;
    });
    for (const [id, mine] of changes) items[id] = { server: items[id]?.server ?? NOTHING, mine };
    const commitId = this.#around.newId();
    await this.#push({ ...tip, commitId, changes: Object.fromEntries(changes), isRepeated: false });
    return true;
  }

  /** Until there is an answer it is sent as it is, under the same id (SPEC A6). */
  async #push(commit: Commit): Promise<void> {
    this.state.sending = commit;
    await this.#save();
    const { version, parent, commitId } = commit;
    const changes = Object.entries(commit.changes).map(
      ([id, { value, editedAt }]) =>
        (value === null ? { id, deleted: true, editedAt } : { id, value, editedAt }) as Change,
    );
    const body = {
      version,
      parent,
      since: this.state.cursor,
      commitId,
      deviceId: this.state.deviceId,
      schema: SCHEMA,
      changes,
    };
    const sendAgain = async () => {
      commit.isRepeated = true;
      await this.#save();
    };
    const path = `/sync/${this.#around.dataType}`;
    const answer = await this.#call<Schemas['CommitResult']>('PUT', path, body, sendAgain);
    if (answer.body) {
      this.#applied();
      this.state.cursor = answer.body.cursor;
      this.state.tip = { version: answer.body.version, parent: answer.body.commitId };
      return this.#save();
    }
    if (answer.reason === 'VERSION_MISMATCH') {
      const page = answer.metadata as Page;
      return this.#takePage(page, page.changes);
    }
    const isTooLarge = answer.reason === 'REQUEST_TOO_LARGE';
    if (!isTooLarge && !['INVALID_REQUEST', 'QUOTA_EXCEEDED'].includes(answer.reason)) {
      throw new Refused(answer.reason, answer.metadata);
    }
    this.state.sending = null;
    if (isTooLarge && changes.length > 1) this.#maxChanges = Math.ceil(changes.length / 2);
    else this.#refuse(changes, answer.metadata);
    await this.#save();
  }

  /** What can't be sent stays here, named, and keeps nothing else from going (SPEC C14, A20). */
  #refuse(changes: readonly Change[], { fieldViolations = [] }: Record<string, unknown>): void {
    const fields = (fieldViolations as { field: string }[]).map(({ field }) => field);
    const named = changes.filter((_, n) =>
      fields.some((field) => field.startsWith(`changes[${n}]`)),
    );
    for (const { id } of named.length > 0 ? named : changes) {
      const item = this.state.items[id];
      if (item) item.isRefused = true;
    }
  }

  /** Repeats what may go better the next time: 401 once with a new token, 429 and 5xx when the server says, no answer after a while. */
  async #call<Body>(method: string, path: string, body?: object, beforeRepeating = async () => {}) {
    const { apiUrl, uid, token, wait, fetch } = this.#around;
    let isRefused = false;
    for (let tries = 1; ; tries += 1) {
      const headers = {
        ...{ Authorization: `Bearer ${await token(isRefused)}`, 'Daybook-User': uid },
        ...(body && { 'Content-Type': 'application/json' }),
      };
      const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
      const response = await fetch(`${apiUrl}${path}`, init).catch(() => null);
      const answer = response && (await response.json().catch(() => null));
      // Anything else, such as the page of a portal, is no answer (SPEC A19).
      if (response && answer && response.headers.has('X-Request-Id')) {
        this.#learnTime(response.headers);
        if (response.ok) return { body: answer as Body, reason: '', metadata: {} };
        const { error } = answer as { error: Schemas['AnyError'] };
        const { reason = 'INTERNAL', metadata = {} } = error.details[0] ?? {};
        if (reason === 'TOKEN_INVALID' && !isRefused) isRefused = true;
        else if (response.status < 500 && response.status !== 429)
          return { body: null, reason, metadata };
      }
      if (tries === 8) throw new Error('The server is out of reach');
      await beforeRepeating();
      const seconds = Number(response?.headers.get('Retry-After') ?? 0);
      await wait(seconds > 0 ? seconds * 1000 : Math.min(500 * 2 ** tries, 60_000));
    }
  }

  /** `Date` has whole seconds: what differs by less isn't known. */
  #learnTime(headers: Headers): void {
    const offset = Date.parse(headers.get('Date') ?? '') - this.#around.now();
    if (Math.abs(offset - this.state.clockOffset) > 5000) this.state.clockOffset = offset;
  }

  #serverNow(): number {
    return this.#around.now() + this.state.clockOffset;
  }

  #save(): Promise<void> {
    return this.#around.save(this.state);
  }
}
