import type { EmulatorService, RunningEmulators } from '../emulators/types.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../seed/demoAccounts.ts';

/** What a person needs to know of a suite that is up. */
export function describeEmulators(emulators: RunningEmulators, withDemoData: boolean): string {
  const lines = [`Emulators are up (${emulators.flavor}).`, `  UI         ${emulators.uiUrl}`];
  const addresses: Record<EmulatorService, string> = {
    functions: `  sync API   ${emulators.apiUrl}`,
    hosting: `  Hosting    ${emulators.hostingUrl}`,
    firestore: `  Firestore  ${emulators.firestoreHost}`,
    auth: `  Auth       ${emulators.authHost}`,
  };
  for (const [service, address] of Object.entries(addresses)) {
    if (emulators.services.some((running) => running === service)) lines.push(address);
  }
  if (withDemoData) {
    const emails = Object.values(DEMO_ACCOUNTS).map(({ email }) => email);
    lines.push(`  accounts   ${emails.join(', ')} (password ${DEMO_PASSWORD})`);
  }
  return lines.join('\n');
}
