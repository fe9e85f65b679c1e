import { FIELD_LIMITS } from '@daybook/protocol/fieldLimits';
import { checkText } from '../../list/checkText.ts';

/** The typed name as it can be stored (SPEC V2); null if it can't be. */
export function checkDeviceName(typed: string): string | null {
  const checked = checkText(typed, FIELD_LIMITS.device.name.max);
  return 'text' in checked ? checked.text : null;
}
