import type { Device } from '../../../tools/devices/device.ts';
import { type GoogleAnswer, googleRedirect } from '../../fakes/googleWindow.ts';

export const GOOGLE_CLIENT = { googleClientId: 'daybook-tests.apps.googleusercontent.com' };

/** From now on, in this worker, Google's window is answered by this person; null closes it. */
export async function answerGoogle(device: Device, person: GoogleAnswer | null): Promise<void> {
  const answer = person
    ? `(${googleRedirect})(url, ${JSON.stringify(person)})`
    : `Promise.reject(new Error('The user did not approve access.'))`;
  const worker = await device.worker();
  await worker.evaluate(`chrome.identity.launchWebAuthFlow = async ({ url }) => ${answer}`);
}
