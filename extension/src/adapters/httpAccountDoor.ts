import { REASONS } from '@daybook/protocol';
import type { AccountDoor } from '../engine/ports/accountDoor.ts';
import { type CommandFailure, failed } from '../shared/commands.ts';
import type { AccountProvider } from '../worker/ports/accountProvider.ts';
import { type ApiRefusal, readRefusal } from './apiAnswer.ts';
import type { ApiRequest } from './apiRequest.ts';
import { readExport } from './readExport.ts';

/** Everything of a user is many reads, or many writes. */
const TIMEOUT_MS = 120_000;

/** {@link AccountDoor} over HTTPS. */
export function httpAccountDoor(
  request: ApiRequest,
  { standing }: Pick<AccountProvider, 'standing'>,
): AccountDoor {
  const deleting = new Map<string, ReturnType<AccountDoor['deleteAccount']>>();

  async function tryToDelete(uid: string) {
    const answer = await request(uid, '/account', { method: 'DELETE' }, TIMEOUT_MS).catch(
      () => null,
    );
    if (answer?.status === 204) return 'gone';
    // A deleted user's token is refused, or can't be had any more; after a restart the sign-in is forgotten, too.
    const isUnknown = answer === null || answer.status === 401;
    if (isUnknown && (await standing(uid)) !== 'valid') return 'gone';
    const isDefinite = answer !== null && readRefusal(answer) && !isPassing(answer.status);
    return isDefinite ? 'refused' : 'unanswered';
  }

  return {
    async exportAccount(uid) {
      const answer = await request(uid, '/sync/export', {}, TIMEOUT_MS).catch(() => null);
      if (answer?.status !== 200) return failed(failureOf(answer && readRefusal(answer)));
      const exported = readExport(answer.body, uid);
      return exported ? { ok: true, exported } : failed('network');
    },
    deleteAccount(uid) {
      const underWay = deleting.get(uid) ?? tryToDelete(uid).finally(() => deleting.delete(uid));
      deleting.set(uid, underWay);
      return underWay;
    },
  };
}

/** Another try may have another answer. */
function isPassing(status: number): boolean {
  return status >= 500 || status === 429;
}

function failureOf(refusal: ApiRefusal | null): CommandFailure {
  if (refusal === null) return 'network';
  const { code } = REASONS[refusal.reason];
  if (code === 401 || code === 403) return 'sign-in-ended';
  return code === 429 ? 'too-many-attempts' : 'server';
}
