import type { AccountEvent, EngineEvent } from '../../extension/src/engine/contract/event.ts';
import type { SimServer, Token } from './server.ts';

const UID = 'ada';
const NO_END = Number.MAX_SAFE_INTEGER;
/** How long a token is valid, ms. */
const TOKEN_LIFE = 3_600_000;
/** How long the SDK waits for an answer of Auth's, ms. */
const LONGEST_SILENCE = 30_000;

/** What Auth does when it is asked: answers, says that it can't now (429, 503, `{}`), or nothing. */
export type AuthMode = 'answers' | 'fails' | 'silent';

/** The sign-in of one device, which outlives its worker, and the watch on the account's document, which doesn't. */
export class SimSignIn {
  auth: AuthMode = 'answers';
  /** When the SDK gives up what it asked of Auth; null where it waits for nothing. */
  silentUntil: number | null = null;
  #token: Token | null = null;
  #isSignedIn = true;
  /** The `claimsUpdatedAt` that was reported, or -1 for none yet; null while the document isn't followed. */
  #reported: number | null = null;
  readonly #server: SimServer;
  readonly #isOnline: () => boolean;

  constructor(server: SimServer, isOnline: () => boolean) {
    this.#server = server;
    this.#isOnline = isOnline;
  }

  get isSignedIn(): boolean {
    return this.#isSignedIn;
  }

  /** What both doors go by. */
  get isPro(): boolean {
    const { now } = this.#server;
    const token = this.#token;
    return token?.isPro === true && token.proUntil > now && !this.#isOver(token);
  }

  /** A token that Auth has to renew before anything can be asked. */
  get isTokenOver(): boolean {
    return this.#isSignedIn && (this.#token === null || this.#isOver(this.#token));
  }

  /** Who is signed in, as of the last token. */
  identity(): EngineEvent {
    if (!this.#isSignedIn) return { type: 'identityChanged', identity: { uid: null } };
    if (!this.isTokenOver) return this.#known();
    return this.refresh() ?? { type: 'identityUnread', uid: UID };
  }

  /** What is reported of it; null while Auth doesn't answer (SPEC U24). */
  refresh(): EngineEvent | null {
    if (!this.#isSignedIn) return { type: 'identityChanged', identity: { uid: null } };
    if (this.#isOnline() && this.auth === 'silent') {
      this.silentUntil ??= this.#server.now + LONGEST_SILENCE;
      return null;
    }
    if (!this.#isOnline() || this.auth === 'fails') return { type: 'identityUnread', uid: UID };
    this.#token = this.#server.issueToken();
    return this.#known();
  }

  /** What is reported when Auth has been silent for too long. */
  giveUp(): EngineEvent | null {
    this.silentUntil = null;
    return this.#isSignedIn ? { type: 'identityUnread', uid: UID } : null;
  }

  signIn(): void {
    this.#isSignedIn = true;
    this.#token = null;
  }

  end(): void {
    this.#isSignedIn = false;
    this.#token = null;
    this.#reported = null;
  }

  follow(): void {
    this.#reported = -1;
  }

  unfollow(): void {
    this.#reported = null;
  }

  /** Nothing is left of a worker. */
  restart(): void {
    this.unfollow();
    this.silentUntil = null;
  }

  /** Whether the document has news to report. */
  get isBehind(): boolean {
    return this.#reported !== null && this.#reported !== this.#server.claimsUpdatedAt;
  }

  catchUp(): AccountEvent {
    const { claimsUpdatedAt } = this.#server;
    this.#reported = claimsUpdatedAt;
    return { type: 'accountSeen', claimsUpdatedAt, isDeleted: false };
  }

  /** As it is in the profile on the disk. */
  copy(): Pick<SimSignIn, 'isSignedIn'> & { token: Token | null } {
    return { isSignedIn: this.#isSignedIn, token: this.#token };
  }

  putBack({ isSignedIn, token }: ReturnType<SimSignIn['copy']>): void {
    this.#isSignedIn = isSignedIn;
    this.#token = token;
    this.#reported = null;
  }

  #isOver({ issuedAt }: Token): boolean {
    return this.#server.now >= issuedAt + TOKEN_LIFE;
  }

  #known(): EngineEvent {
    const { isPro = false, proUntil = 0, issuedAt = 0 } = this.#token ?? {};
    const entitlement = { pro: isPro, proUntilMs: isPro ? Math.min(proUntil, NO_END) : 0 };
    const identity = { uid: UID, email: 'ada@example.com', entitlement, issuedAt };
    return { type: 'identityChanged', identity };
  }
}
