import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { REPO_ROOT } from '../../tools/project.ts';

/** A command of the installed CLI, as its own code has it. */
interface Command {
  /** `name <required> [optional]` */
  cmd: string;
  options: [flags: string, ...unknown[]][];
}

/** Those of any command. */
const GLOBAL = ['--project'];
const require = createRequire(import.meta.url);

function commandOf(name: string): Command {
  const file = name.replaceAll(':', '-');
  return (require(`firebase-tools/lib/commands/${file}`) as { command: Command }).command;
}

/** `npx firebase …` of a document, with the lines that follow a backslash. */
function usesIn(text: string): string[][] {
  const uses = text.matchAll(/npx firebase ((?:[^\n`\\]|\\\n)+)/g);
  return [...uses].map(([, use = '']) => use.replaceAll('\\\n', ' ').trim().split(/\s+/));
}

describe('Commands of the CLI that the documents name', function () {
  this.timeout(60_000);
  for (const document of ['README.md', 'docs/ADMIN.md']) {
    it(`are there, with all their options: ${document}`, async () => {
      const uses = usesIn(await readFile(join(REPO_ROOT, document), 'utf8'));
      assert.ok(uses.length > 0);
      for (const [name = '', ...args] of uses) {
        const { cmd, options } = commandOf(name);
        assert.equal(cmd.split(' ')[0], name);
        const known = [...GLOBAL, ...options.flatMap(([flags]) => flags.match(/--[\w-]+/g) ?? [])];
        const named = args.filter((arg) => arg.startsWith('--'));
        for (const option of named) assert.ok(known.includes(option), `${name} ${option}`);
      }
    });
  }
});
