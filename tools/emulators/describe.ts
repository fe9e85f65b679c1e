import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../seed/demoAccounts.ts';
import type { RunningEmulators } from './types.ts';

/** What a person needs to know of a suite that is up. */
export function describe(emulators: RunningEmulators, withDemoData: boolean): string {
  const lines = [
    `Emulators are up (${emulators.flavor}).`,
    `  UI         ${emulators.uiUrl}`,
    `  sync API   ${emulators.apiUrl}`,
    `  Firestore  ${emulators.firestoreHost}`,
    `  Auth       ${emulators.authHost}`,
  ];
  if (withDemoData) {
    const emails = Object.values(DEMO_ACCOUNTS).map(({ email }) => email);
    lines.push(`  accounts   ${emails.join(', ')} (password ${DEMO_PASSWORD})`);
  }
  return lines.join('\n');
}
