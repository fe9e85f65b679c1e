import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HABIT_COLORS, LIMITS, REASONS, SETTING_VALUE_SCHEMAS } from '@daybook/protocol';
import { REPO_ROOT } from '../../../tools/project.ts';

describe('docs/API.md', () => {
  it('A3, A18: names each setting, colour, limit and reason that a client meets', async () => {
    const text = await readFile(join(REPO_ROOT, 'docs/API.md'), 'utf8');
    const limits = Object.keys(LIMITS).filter((name) => !/Direct|Head|default/.test(name));
    // Which no client that asks for what there is will get.
    const never = [
      'UNKNOWN_DATA_TYPE',
      'UNKNOWN_PATH',
      'METHOD_NOT_ALLOWED',
      'UNSUPPORTED_MEDIA_TYPE',
    ];
    const reasons = Object.keys(REASONS).filter((reason) => !never.includes(reason));
    const names = [...Object.keys(SETTING_VALUE_SCHEMAS), ...HABIT_COLORS, ...limits, ...reasons];
    assert.deepEqual(
      names.filter((name) => !new RegExp(`\\b${name}\\b`).test(text)),
      [],
    );
  });
});
