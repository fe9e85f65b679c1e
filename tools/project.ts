import { fileURLToPath } from 'node:url';

/** The one project id of every emulator run; `demo-` keeps Firebase's tools from reaching for a real project. */
export const PROJECT_ID = 'demo-daybook';

/** Where the functions are deployed, and so part of their emulated URL. */
export const REGION = 'europe-west1';

/** Absolute path of the checkout, ending in a slash. */
export const REPO_ROOT = fileURLToPath(new URL('../', import.meta.url));
