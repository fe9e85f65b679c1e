import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { copyCheckout } from '../../tools/checkoutCopy.ts';
import { REPO_ROOT } from '../../tools/project.ts';
import { endOf } from './support/endOf.ts';
import { SHORT_FORMS, type ShortForm, shortFormOf } from './support/shortForms.ts';

const SCRIPTS = scriptsOf('package.json');
/** For what hangs. */
const LIMIT_MS = 300_000;

describe('Every npm script', function () {
  this.timeout(2 * LIMIT_MS);
  let checkout: string;
  before(async () => {
    checkout = await copyCheckout();
  });
  after(() => rm(checkout, { recursive: true, force: true }));

  it('has a short form, or a reason why not', () => {
    const unknown = Object.entries(SCRIPTS).filter(
      ([name, command]) => !shortFormOf(name, command),
    );
    assert.deepEqual(unknown, []);
    assert.deepEqual(
      Object.keys(SHORT_FORMS).filter((name) => !(name in SCRIPTS)),
      [],
    );
  });

  it('ends by runMain where its entry file is ours', () => {
    const packages = ['package.json', 'functions/package.json', 'extension/package.json'];
    const commands = packages.flatMap((file) => Object.values(scriptsOf(file)));
    const entries = commands.flatMap(
      (command) => command.match(/(?<=\bnode \S*)\b\w[^ ]*\.ts/g) ?? [],
    );
    assert.ok(entries.length > 10);
    for (const entry of new Set(entries)) {
      const source = readFileSync(join(REPO_ROOT, entry), 'utf8');
      assert.match(source, /^await runMain\(/m, entry);
    }
  });

  const inOrder = [...Object.keys(SHORT_FORMS), ...Object.keys(SCRIPTS)];
  for (const name of new Set(inOrder)) {
    const command = SCRIPTS[name] ?? '';
    const form = shortFormOf(name, command);
    if (form === undefined || typeof form === 'string') continue;
    it(`ends: ${[name, ...(form.args ?? [])].join(' ')}`, async () => {
      const { code, out, err } = await run(command, form);
      assert.ok(code !== null && form.codes.includes(code), `${code}\n${out}${err}`);
      if (form.out) assert.match(out, form.out);
      if (form.err) assert.match(err, form.err);
    });
  }

  /** Runs a script as npm does, without npm's own start. */
  function run(command: string, { args = [], env = {}, stopAt }: ShortForm) {
    const path = [join(REPO_ROOT, 'node_modules/.bin'), process.env.PATH].join(delimiter);
    // With `exec` the signal reaches the command, not its shell.
    const line = `${stopAt ? 'exec ' : ''}${command} "$@"`;
    const child = spawn('sh', ['-c', line, 'sh', ...args], {
      cwd: checkout,
      env: { ...process.env, ...env, PATH: path },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return endOf(child, { stopAt, limit: AbortSignal.timeout(LIMIT_MS) });
  }
});

function scriptsOf(file: string): Record<string, string> {
  const { scripts } = JSON.parse(readFileSync(join(REPO_ROOT, file), 'utf8'));
  return scripts as Record<string, string>;
}
