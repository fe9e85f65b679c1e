import { deleteApp, type FirebaseApp, initializeApp } from 'firebase/app';
import { type Auth, signInWithEmailAndPassword } from 'firebase/auth/web-extension';
import { firebaseAuth } from '../../../../extension/src/adapters/firebaseAuth.ts';
import { firebaseIdentity } from '../../../../extension/src/adapters/firebaseIdentity.ts';
import type { IdentityEvent } from '../../../../extension/src/engine/ports/identityProvider.ts';
import type { Answer } from './standInServer.ts';

const USER = { localId: 'ada', email: 'ada@example.com', emailVerified: true };

/** Auth's endpoints in place of the network, as the SDK calls them, and a device that outlives its worker. */
export class StandInAuth {
  /** What is answered where a sign-in is looked at; null is what the real Auth would say. */
  answer: Answer | 'offline' | null = null;
  /** The endpoints that were called. */
  readonly asked: string[] = [];
  readonly #name = `device-${++devices}`;
  #issued = 0;
  #app: FirebaseApp | null = null;

  /** Starts a worker on what the last one left; the SDK's storage is in memory here, as Node has no IndexedDB. */
  async start() {
    const auth = await this.#open();
    const identity = firebaseIdentity(auth);
    const events: IdentityEvent[] = [];
    await new Promise<void>((resolve) => {
      identity.onChange((event) => {
        events.push(event);
        resolve();
      });
    });
    return { auth, identity, events };
  }

  async #open(): Promise<Auth> {
    if (this.#app) await deleteApp(this.#app);
    globalThis.fetch = (input) => this.#respond(String(input));
    const firebase = { projectId: 'p', apiKey: 'k', appId: 'a', authDomain: 'd.example' };
    this.#app = initializeApp(firebase, this.#name);
    return firebaseAuth(this.#app, { firebase, apiUrl: 'https://d.example/api/v1' }, 'en');
  }

  /** A device on which Ada has signed in, two hours ago if the token is to be over. */
  static async signedIn({ isExpired = false } = {}): Promise<StandInAuth> {
    const device = new StandInAuth();
    const { now } = Date;
    try {
      if (isExpired) Date.now = () => now() - 7_200_000;
      await signInWithEmailAndPassword(await device.#open(), USER.email, 'password');
    } finally {
      Date.now = now;
    }
    return device;
  }

  async end(): Promise<void> {
    if (this.#app) await deleteApp(this.#app);
  }

  async #respond(url: string): Promise<Response> {
    const endpoint = /(signInWithPassword|lookup|token)\?/.exec(url)?.[1] ?? url;
    this.asked.push(endpoint);
    if (this.answer === 'offline') throw new TypeError('Failed to fetch');
    const { status, body, headers = {} } = this.answer ?? this.#real(endpoint);
    const isText = typeof body === 'string' || body === undefined;
    return new Response(isText ? (body ?? null) : JSON.stringify(body), { status, headers });
  }

  #real(endpoint: string): Answer {
    const tokens = { idToken: this.#token(), refreshToken: 'r', expiresIn: '3600' };
    if (endpoint === 'lookup') return { status: 200, body: { users: [USER] } };
    if (endpoint === 'signInWithPassword') return { status: 200, body: { ...USER, ...tokens } };
    const { idToken, refreshToken, expiresIn } = tokens;
    const body = { access_token: idToken, refresh_token: refreshToken, expires_in: expiresIn };
    return { status: 200, body };
  }

  /** Each differs from the one before. */
  #token(): string {
    const iat = 1_800_000_000 + ++this.#issued;
    const claims = { sub: USER.localId, auth_time: iat, iat, exp: iat + 3600, pro: true };
    return [{ alg: 'RS256' }, claims, 'signature']
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
  }
}

let devices = 0;

/** Of Auth's own errors, as both endpoints word them. */
export function authRefusal(message: string, status = 400): Answer {
  return { status, body: { error: { code: status, message, status: 'INVALID_ARGUMENT' } } };
}
