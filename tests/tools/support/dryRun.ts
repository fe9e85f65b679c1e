import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { PROJECT_ID, REPO_ROOT } from '../../../tools/project.ts';

const FIREBASE = join(REPO_ROOT, 'node_modules/firebase-tools/lib/bin/firebase.js');

/** What `firebase deploy --dry-run` printed before it gave up. */
export interface DryRun {
  output: string;
  /** The error that ended it. */
  error: string;
}

/** Runs it for the functions of a firebase.json, with a worthless login and without the network. */
export async function dryRun(config: string): Promise<DryRun> {
  const home = await mkdtemp(join(tmpdir(), 'daybook-'));
  const env = {
    ...process.env,
    // It has nobody's login in it; debug logs go there too.
    ...{ HOME: home, XDG_CONFIG_HOME: home },
    // The first step that needs a login asks for a token at this address, where nothing listens.
    ...{ FIREBASE_TOKEN: 'none', FIREBASE_TOKEN_URL: 'http://127.0.0.1:1' },
    // No updates, no news.
    CI: 'true',
  };
  const args = ['deploy', '--dry-run', '--non-interactive', '--only', 'functions'];
  const project = ['--project', PROJECT_ID, '--config', config];
  try {
    const output = await new Promise<string>((resolve) => {
      const options = { cwd: home, env };
      execFile(process.execPath, [FIREBASE, ...args, ...project], options, (_, out, err) =>
        resolve(stripVTControlCharacters(out + err)),
      );
    });
    return { output, error: /^Error: (.*)/m.exec(output)?.[1] ?? '' };
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}
