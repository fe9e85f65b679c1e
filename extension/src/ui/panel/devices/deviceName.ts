/** In code points, as the schema of a device counts them (SPEC V2). */
export const MAX_DEVICE_NAME_LENGTH = 60;

/** What was typed as a name that can be stored; null if it can't be. */
export function checkDeviceName(typed: string): string | null {
  const name = typed.trim().toWellFormed();
  const { length } = [...name];
  return length >= 1 && length <= MAX_DEVICE_NAME_LENGTH ? name : null;
}
