import { apiRequest } from '../../../../extension/src/adapters/apiRequest.ts';
import { httpApiDoor } from '../../../../extension/src/adapters/httpApiDoor.ts';
import type { Clocks } from '../../../../extension/src/adapters/measureClockOffset.ts';
import type { IdentityProvider } from '../../../../extension/src/engine/ports/identityProvider.ts';
import { type Answer, respond, standInServer } from './standInServer.ts';

/** The door at a server that answers every request alike. */
export async function doorAnswering(answer: Answer, clocks?: Clocks) {
  const { url } = await standInServer((_, response) => respond(response, answer));
  return httpApiDoor(apiRequest(url, TOKENS, clocks));
}

/** The door at `url`. */
export function apiDoorTo(url: string, identity: Pick<IdentityProvider, 'token'> = TOKENS) {
  return httpApiDoor(requestTo(url, identity));
}

export function requestTo(url: string, identity: Pick<IdentityProvider, 'token'> = TOKENS) {
  return apiRequest(url, identity);
}

const TOKENS: Pick<IdentityProvider, 'token'> = { token: async (uid) => `token-of-${uid}` };
