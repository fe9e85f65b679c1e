import { deleteApp, type FirebaseApp, initializeApp } from 'firebase/app';
import { type Auth, signInWithEmailAndPassword } from 'firebase/auth/web-extension';
import { firebaseAuth } from '../../../../extension/src/adapters/firebaseAuth.ts';
import { firebaseIdentity } from '../../../../extension/src/adapters/firebaseIdentity.ts';
import type { IdentityEvent } from '../../../../extension/src/engine/ports/identityProvider.ts';
import type { Answer } from './standInServer.ts';

/** An account as Auth has it. */
const USER = {
  localId: 'ada',
  email: 'ada@example.com',
  emailVerified: true,
  providerUserInfo: [{ providerId: 'password' }],
};

/** Auth's endpoints in place of the network, as the SDK calls them, and a device that outlives its worker. */
export class StandInAuth {
  /** What is answered by all endpoints, or by single ones; else it is what the real Auth would say. */
  answer: Answer | 'offline' | null = null;
  answers: Partial<Record<Endpoint, Answer | 'offline'>> = {};
  /** What of the user's account isn't as {@link USER} has it. */
  account: Partial<typeof USER> = {};
  claims: object = { pro: true };
  /** Whether it is the Auth of the emulators. */
  isEmulator = false;
  /** Whether Google's sign-in makes the account. */
  isNewUser = false;
  /** The calls that came. */
  readonly asked: { endpoint: string; body: Record<string, unknown> }[] = [];
  readonly #name = `device-${++devices}`;
  #issued = 0;
  #app: FirebaseApp | null = null;

  /** Starts a worker on what the last one left; the SDK's storage is in memory here, as Node has no IndexedDB. */
  async start() {
    const auth = await this.open();
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

  /** As {@link start}, with nothing but the SDK. */
  async open(): Promise<Auth> {
    if (this.#app) await deleteApp(this.#app);
    globalThis.fetch = (input, init) => this.respond(String(input), init);
    const firebase = { projectId: 'p', apiKey: 'k', appId: 'a', authDomain: 'd.example' };
    this.#app = initializeApp(firebase, this.#name);
    const emulators = { firestoreHost: 'localhost', authUrl: 'http://auth.example' };
    const config = { firebase, apiUrl: 'https://d.example/api/v1' };
    return firebaseAuth(this.#app, { ...config, ...(this.isEmulator && { emulators }) }, 'en');
  }

  /** A device on which Ada has signed in, two hours ago if the token is to be over. */
  static async signedIn({ isExpired = false } = {}): Promise<StandInAuth> {
    const device = new StandInAuth();
    const { now } = Date;
    try {
      if (isExpired) Date.now = () => now() - 7_200_000;
      await signInWithEmailAndPassword(await device.open(), USER.email, 'password');
    } finally {
      Date.now = now;
    }
    return device;
  }

  /** An answer to a request for a token, to be given several times. */
  sameToken(): object {
    return this.#real('token');
  }

  async end(): Promise<void> {
    if (this.#app) await deleteApp(this.#app);
  }

  /** What Auth answers to a request. */
  async respond(url: string, init?: RequestInit): Promise<Response> {
    const endpoint = (/(?:accounts:|v1\/)(\w+)\?/.exec(url)?.[1] ?? url) as Endpoint;
    const text = String(init?.body ?? '{}');
    const sent = text.startsWith('{') ? JSON.parse(text) : {};
    this.asked.push({ endpoint, body: sent });
    const chosen = this.answers[endpoint] ?? this.answer;
    if (chosen === 'offline') throw new TypeError('Failed to fetch');
    const { status, body, headers = {} } = chosen ?? { status: 200, body: this.#real(endpoint) };
    const isText = typeof body === 'string' || body === undefined;
    return new Response(isText ? (body ?? null) : JSON.stringify(body), { status, headers });
  }

  #real(endpoint: Endpoint): object {
    const user = { ...USER, ...this.account };
    const tokens = { idToken: this.#token(user), refreshToken: 'r', expiresIn: '3600' };
    const { idToken, refreshToken, expiresIn } = tokens;
    const { providerUserInfo: _, ...named } = user;
    switch (endpoint) {
      case 'lookup':
        return { users: [user] };
      case 'token':
        return { access_token: idToken, refresh_token: refreshToken, expires_in: expiresIn };
      case 'signInWithPassword':
      case 'signUp':
        return { ...named, ...tokens };
      case 'signInWithIdp':
        return { ...named, ...tokens, providerId: 'google.com', isNewUser: this.isNewUser };
      case 'sendOobCode':
      case 'delete':
        return {};
    }
  }

  /** Each differs from the one before. */
  #token({ localId }: typeof USER): string {
    const iat = 1_800_000_000 + ++this.#issued;
    const claims = { sub: localId, auth_time: iat, iat, exp: iat + 3600, ...this.claims };
    return [{ alg: 'RS256' }, claims, 'signature']
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
  }
}

type Endpoint =
  | ('lookup' | 'token' | 'signInWithPassword' | 'signInWithIdp')
  | ('signUp' | 'sendOobCode' | 'delete');

let devices = 0;

/** Of Auth's own errors, as both endpoints word them. */
export function authRefusal(message: string, status = 400): Answer {
  return { status, body: { error: { code: status, message, status: 'INVALID_ARGUMENT' } } };
}

/** The SDK leaves a timer of 30 s behind at each request that fails: none keeps the process alive. */
export function useLooseTimers(): void {
  const { setTimeout } = globalThis;
  before(() => {
    const unreferenced = (...args: Parameters<typeof setTimeout>) => setTimeout(...args).unref();
    globalThis.setTimeout = Object.assign(unreferenced, setTimeout);
  });
  after(() => {
    globalThis.setTimeout = setTimeout;
  });
}
