import type { AccountEvent, EngineEvent } from '../../../extension/src/engine/contract/event.ts';
import type { SimServer, Token } from './server.ts';

const UID = 'ada';
const NO_END = Number.MAX_SAFE_INTEGER;

/** The sign-in of one device, which outlives its worker, and the watch on the account's document, which doesn't. */
export class SimSignIn {
  #token: Token | null = null;
  /** The `claimsUpdatedAt` that was reported, or -1 for none yet; null while the document isn't followed. */
  #reported: number | null = null;
  readonly #server: SimServer;

  constructor(server: SimServer) {
    this.#server = server;
  }

  /** What the token says. */
  get isPro(): boolean {
    return this.#token?.isPro ?? false;
  }

  /** Who is signed in, as of the last token; the first is issued when it is first asked for. */
  identity(): EngineEvent {
    this.#token ??= this.#server.issueToken();
    const { isPro, issuedAt } = this.#token;
    const entitlement = { pro: isPro, proUntilMs: isPro ? NO_END : 0 };
    const identity = { uid: UID, email: 'ada@example.com', entitlement, issuedAt };
    return { type: 'identityChanged', identity };
  }

  refresh(): EngineEvent {
    this.#token = null;
    return this.identity();
  }

  follow(): void {
    this.#reported = -1;
  }

  /** The worker died. */
  restart(): void {
    this.#reported = null;
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
}
