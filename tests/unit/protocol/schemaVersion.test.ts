import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import * as protocol from '@daybook/protocol';
import { SCHEMA_VERSION, SETTING_DEFAULTS, SETTING_VALUE_SCHEMAS } from '@daybook/protocol';
import { canonical } from '@daybook/protocol/equal';
import { z } from 'zod';

/** By schema version, what its schemas were. A line of a version that has been released never changes. */
const PINNED: Record<number, string> = {
  1: 'e113f91ba5b7a229db4e910088a64ea0a55036bb0bb88ff3377feb97b3103f0a',
};

const exported: Record<string, unknown> = { ...protocol, ...SETTING_VALUE_SCHEMAS };
const schemas = Object.fromEntries(
  Object.entries(exported).flatMap(([name, schema]) =>
    schema instanceof z.ZodType ? [[name, z.toJSONSchema(schema)]] : [],
  ),
);

describe('SCHEMA_VERSION', () => {
  it('D9: stands for these schemas', () => {
    const hash = createHash('sha256').update(canonical(schemas)).digest('hex');
    assert.equal(
      hash,
      PINNED[SCHEMA_VERSION],
      `The schemas are not those of version ${SCHEMA_VERSION}. Raise SCHEMA_VERSION, and pin ${hash} to it here, ` +
        'unless that version is not released yet or every older client takes the new form: then pin it to this ' +
        'version. CONTRIBUTING.md, “Change a schema”, has the steps.',
    );
  });

  it('is pinned with every schema that is named so', () => {
    const named = Object.keys(protocol).filter((name) => name.endsWith('Schema'));
    const unpinned = named.filter((name) => !(name in schemas));
    assert.deepEqual(unpinned, ['itemSchema', 'putRequestSchema', 'settingSchema']);
  });
});

describe('SETTING_DEFAULTS', () => {
  for (const [name, value] of Object.entries(SETTING_DEFAULTS)) {
    it(`D13: ${name} has one that could be stored`, () => {
      assert.ok(protocol.isValidItem('SETTINGS', name, { value }));
    });
  }
});
