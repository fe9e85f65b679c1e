import assert from 'node:assert/strict';
import { firebaseTokenVerifier } from '../../../functions/src/auth/verifyToken.ts';

const part = Buffer.from('{}').toString('base64url');
const TOKEN = `${part}.${part}.x`;

function verifierThat(fails: { code: string; message: string }) {
  return firebaseTokenVerifier({
    verifyIdToken: () => Promise.reject(Object.assign(new Error(fails.message), fails)),
  });
}

describe('firebaseTokenVerifier', () => {
  it('A2: gives null for tokens that Firebase refuses', async () => {
    for (const code of [
      'argument-error',
      'id-token-expired',
      'id-token-revoked',
      'user-disabled',
      'user-not-found',
    ]) {
      assert.equal(await verifierThat({ code: `auth/${code}`, message: 'no' })(TOKEN), null);
    }
  });

  it('A2: rejects when the check can’t be made, though the code may be that of a bad token', async () => {
    const outages = [
      { code: 'auth/argument-error', message: 'Error fetching public keys for Google certs: 503' },
      { code: 'auth/internal-error', message: 'network' },
    ];
    for (const outage of outages) await assert.rejects(verifierThat(outage)(TOKEN));
  });
});
