import assert from 'node:assert/strict';
import { onUserDeleted } from '../../../functions/src/account/onUserDeleted.ts';

describe('onUserDeleted', () => {
  it('U18, U19: is deployed as a 2nd generation function, whose failures are retried', () => {
    const { __endpoint } = onUserDeleted(async () => {}, false);
    const { platform, region, eventTrigger } = __endpoint;
    assert.deepEqual([platform, region], ['gcfv2', ['europe-west1']]);
    assert.equal(eventTrigger?.eventType, 'google.firebase.auth.user.v2.deleted');
    assert.equal(eventTrigger?.retry, true);
  });
});
