import { useServices } from '../../../services.ts';
import { accountDe } from './de.ts';
import { accountEn } from './en.ts';

const MESSAGES = { en: accountEn, de: accountDe };

/** The texts of the panel's forms, kept out of what the new tab loads to paint. */
export function useAccountMessages() {
  return MESSAGES[useServices().locale.language];
}
