import assert from 'node:assert/strict';
import { checkinId, readCheckinId } from '@daybook/protocol';

describe('the id of a check-in', () => {
  it('D12: says of which habit and which day it is, whatever characters the habit’s id has', () => {
    for (const habitId of ['h', 'h.1', 'a.2027-02-01', '01HX-a_b']) {
      const checkin = { habitId, day: '2027-02-28' };
      assert.deepEqual(readCheckinId(checkinId(checkin)), checkin);
    }
  });

  it('D12: is none without either', () => {
    for (const id of ['h', '.2027-02-28', '2027-02-28', 'h.2027-02', 'h.2027-02-28.x', 'h.today']) {
      assert.equal(readCheckinId(id), null, id);
    }
  });
});
