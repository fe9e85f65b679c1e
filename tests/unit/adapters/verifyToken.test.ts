import assert from 'node:assert/strict';
import { generateKeyPairSync, sign } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { Agent } from 'node:https';
import { connect } from 'node:net';
import { deleteApp, initializeApp } from 'firebase-admin/app';
import { getAuth } from 'firebase-admin/auth';
import { firebaseTokenVerifier } from '../../../functions/src/auth/verifyToken.ts';
import { standInServer } from './support/standInServer.ts';

const PROJECT = 'demo-daybook';
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const KEYS = JSON.stringify({ k1: publicKey.export({ type: 'spki', format: 'pem' }) });

const NOW = Math.floor(Date.now() / 1000);
const GOOD = {
  ...{ iss: `https://securetoken.google.com/${PROJECT}`, aud: PROJECT, sub: 'ann' },
  ...{ auth_time: NOW - 60, iat: NOW - 60, exp: NOW + 3600 },
};

function token(claims: object = GOOD, header: object = { alg: 'RS256', kid: 'k1' }): string {
  const parts = [header, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  const signed = parts.join('.');
  return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), privateKey).toString('base64url')}`;
}

/** Looks Google's keys up at a server of ours instead, or nowhere. */
class AgentTo extends Agent {
  readonly #port: number;
  constructor(port: number) {
    super();
    this.#port = port;
  }
  override createConnection() {
    return connect(this.#port, '127.0.0.1');
  }
}

const keysFrom: (body: string, status?: number) => RequestListener =
  (body, status = 200) =>
  (_, response) =>
    void response.writeHead(status, { 'Content-Type': 'application/json' }).end(body);

describe('firebaseTokenVerifier, with the SDK as it is', () => {
  let apps = 0;
  async function verify(given: string, httpAgent: Agent) {
    apps += 1;
    const app = initializeApp({ projectId: PROJECT, httpAgent }, `verifyToken${apps}`);
    try {
      return await firebaseTokenVerifier(getAuth(app))(given);
    } finally {
      await deleteApp(app);
    }
  }
  const atServer = async (given: string, listener: RequestListener) => {
    const { url } = await standInServer(listener);
    return verify(given, new AgentTo(Number(new URL(url).port)));
  };

  it('A2: says who calls, and when they signed in', async () => {
    const caller = await atServer(token({ ...GOOD, pro: true, proUntil: 5 }), keysFrom(KEYS));
    assert.deepEqual(caller, { uid: 'ann', signedInAt: NOW - 60, pro: true, proUntil: 5 });
  });

  it('A2: gives null for tokens that are wrong in any way', async () => {
    const wrong = {
      'of no form': 'x',
      'no JSON': 'a.b.c',
      'of another project': token({ ...GOOD, aud: 'other' }),
      'of another issuer': token({ ...GOOD, iss: 'other' }),
      'of nobody': token({ ...GOOD, sub: '' }),
      expired: token({ ...GOOD, exp: NOW - 10 }),
      'signed by another way': token(GOOD, { alg: 'HS256', kid: 'k1' }),
      'without a key': token(GOOD, { alg: 'RS256' }),
      'of an unknown key': token(GOOD, { alg: 'RS256', kid: 'k2' }),
      'with another signature': `${token().slice(0, -10)}AAAAAAAAAA`,
      'a custom token': token({
        ...GOOD,
        aud: 'https://identitytoolkit.googleapis.com/google.identity.identitytoolkit.v1.IdentityToolkit',
      }),
    };
    for (const [name, given] of Object.entries(wrong)) {
      assert.equal(await atServer(given, keysFrom(KEYS)), null, name);
    }
  });

  it('A2: rejects where Google’s keys can’t be had, whatever keeps them away', async () => {
    const error = JSON.stringify({ error: 'Firebase ID token of no use' });
    await assert.rejects(atServer(token(), keysFrom(error, 500)));
    await assert.rejects(atServer(token(), keysFrom('<p>Portal</p>')));
    const lookup: NonNullable<ConstructorParameters<typeof Agent>[0]>['lookup'] = (host, _, done) =>
      done(Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND' }), '', 4);
    await assert.rejects(verify(token(), new Agent({ lookup })));
    await assert.rejects(verify(token(), new AgentTo(1)));
  });
});
