import assert from 'node:assert/strict';
import { errorBodyOf, REASONS, type Reason } from '@daybook/protocol';

/** Google's own words for each HTTP code (google.rpc.Code), and for those it has none for, the nearest. */
const STATUSES: Record<number, readonly string[]> = {
  400: ['INVALID_ARGUMENT', 'FAILED_PRECONDITION'],
  401: ['UNAUTHENTICATED'],
  403: ['PERMISSION_DENIED'],
  404: ['NOT_FOUND'],
  405: ['UNIMPLEMENTED'],
  409: ['ABORTED'],
  410: ['OUT_OF_RANGE'],
  413: ['INVALID_ARGUMENT'],
  415: ['INVALID_ARGUMENT'],
  429: ['RESOURCE_EXHAUSTED'],
  500: ['INTERNAL'],
  503: ['UNAVAILABLE'],
};

describe('errors', () => {
  for (const reason of Object.keys(REASONS) as Reason[]) {
    it(`A3: ${reason} has a code, and Google’s status for it`, () => {
      const { code, status, message, details } = errorBodyOf(reason, 'Why.', { more: 1 }).error;
      assert.ok(STATUSES[code]?.includes(status), `${code} ${status}`);
      assert.deepEqual([message, details], ['Why.', [{ reason, metadata: { more: 1 } }]]);
    });
  }

  it('A3, D9: an older client’s commit fails for what is stored, not for what it wrote', () => {
    const statusOf = (reason: Reason) => errorBodyOf(reason, '').error.status;
    assert.equal(statusOf('UPDATE_REQUIRED'), 'FAILED_PRECONDITION');
    assert.equal(statusOf('INVALID_REQUEST'), 'INVALID_ARGUMENT');
  });
});
