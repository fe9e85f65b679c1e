import { EXTENSION_WATCH_BUILD } from './watchBuilds.ts';

/** What to do next, for the person at the terminal. */
export function loadingAdvice(hasWindows: boolean): string {
  const lines = hasWindows
    ? ['Two browser windows have the extension loaded; sign in on both with the same account.']
    : [
        'No display here, so no browser was opened. To load the extension into one:',
        '  1. open chrome://extensions and turn on "Developer mode"',
        `  2. press "Load unpacked" and choose ${EXTENSION_WATCH_BUILD}`,
        '  3. open a new tab and sign in from the corner',
      ];
  return [
    ...lines,
    'Changes of the code are built at once; press the extension’s reload button to run them.',
    'Ctrl-C stops everything.',
  ].join('\n');
}
