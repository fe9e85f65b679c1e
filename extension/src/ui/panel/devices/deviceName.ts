import { checkText } from '../../list/checkText.ts';

/** In code points, as the schema of a device counts them (SPEC V2). */
export const MAX_DEVICE_NAME_LENGTH = 60;

/** The typed name as it can be stored; null if it can't be. */
export function checkDeviceName(typed: string): string | null {
  const checked = checkText(typed, MAX_DEVICE_NAME_LENGTH);
  return 'text' in checked ? checked.text : null;
}
