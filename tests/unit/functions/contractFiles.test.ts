import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { contractTypes } from '../../../examples/contractTypes.ts';
import { openApiDocument } from '../../../functions/src/openapi/document.ts';
import { REPO_ROOT } from '../../../tools/project.ts';

const run = promisify(execFile);

describe('What is made of the contract', () => {
  it('A18: has nothing that the linter warns of', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'daybook-'));
    try {
      const file = join(folder, 'openapi.json');
      await writeFile(file, JSON.stringify(openApiDocument()));
      const cli = dirname(createRequire(import.meta.url).resolve('@redocly/cli/package.json'));
      const config = join(REPO_ROOT, 'examples/redocly.yaml');
      const args = [join(cli, 'bin/cli.js'), 'lint', '--config', config, '--format', 'json', file];
      const env = {
        ...process.env,
        REDOCLY_TELEMETRY: 'off',
        REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
      };
      const { stdout } = await run(process.execPath, args, { env });
      assert.deepEqual(JSON.parse(stdout).problems, []);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('A18: are the types of the example, by `npm run types`', async () => {
    const file = join(REPO_ROOT, 'examples/api.d.ts');
    assert.equal(await readFile(file, 'utf8'), await contractTypes());
  });
});
