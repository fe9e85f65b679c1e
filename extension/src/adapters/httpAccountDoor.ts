import { REASONS } from '@daybook/protocol';
import type { AccountDoor } from '../engine/ports/accountDoor.ts';
import { type CommandFailure, failed } from '../shared/commands.ts';
import type { AccountProvider } from '../worker/ports/accountProvider.ts';
import { type ApiAnswer, readRefusal } from './apiAnswer.ts';
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

  /** Null where nothing answers. A slow clock takes a token that is over for good: looking at the sign-in brings a new one. */
  async function ask(uid: string, path: string, init: RequestInit): Promise<ApiAnswer | null> {
    const once = () => request(uid, path, init, TIMEOUT_MS).catch(() => null);
    const answer = await once();
    const isOver = answer?.status === 401 && (await standing(uid)) === 'valid';
    return isOver ? once() : answer;
  }

  async function tryToDelete(uid: string) {
    const answer = await ask(uid, '/account', { method: 'DELETE' });
    if (answer?.status === 204) return 'gone';
    // A deleted user's token is refused, or can't be had any more; after a restart the sign-in is forgotten, too.
    const isUnknown = answer === null || answer.status === 401;
    if (isUnknown && (await standing(uid)) !== 'valid') return 'gone';
    const isDefinite = answer !== null && readRefusal(answer) && !isPassing(answer.status);
    return isDefinite ? 'refused' : 'unanswered';
  }

  async function failureOf(uid: string, answer: ApiAnswer | null): Promise<CommandFailure> {
    const refusal = answer && readRefusal(answer);
    if (refusal === null) return 'network';
    const { code } = REASONS[refusal.reason];
    if (code === 429) return 'too-many-attempts';
    // SPEC U25
    const isSignIn = code === 401 || code === 403;
    return isSignIn && (await standing(uid)) !== 'valid' ? 'sign-in-ended' : 'server';
  }

  return {
    async exportAccount(uid) {
      const answer = await ask(uid, '/sync/export', {});
      if (answer?.status !== 200) return failed(await failureOf(uid, answer));
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
