import assert from 'node:assert/strict';
import { DATA_TYPES, itemSchema, LIMITS, SETTING_VALUE_SCHEMAS } from '@daybook/protocol';
import { z } from 'zod';

interface Schema {
  type?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  maxItems?: number;
  anyOf?: Schema[];
  oneOf?: Schema[];
}

/** The most values that one of the schema has: each field, entry, map and list is one. */
function mostValues({
  type,
  properties,
  items,
  maxItems = Infinity,
  anyOf,
  oneOf,
}: Schema): number {
  const choices = anyOf ?? oneOf;
  if (choices) return Math.max(...choices.map(mostValues));
  if (type === 'object') {
    return Object.values(properties ?? {}).reduce((sum, field) => sum + mostValues(field), 1);
  }
  return type === 'array' ? 1 + maxItems * mostValues(items ?? {}) : 1;
}

const IDS = { TODOS: ['t'], HABITS: ['h'], QUICK_LINKS: ['l'], FOCUS_HISTORY: ['f'] };
const schemas = DATA_TYPES.flatMap((type) => {
  const ids = type === 'SETTINGS' ? Object.keys(SETTING_VALUE_SCHEMAS) : IDS[type];
  return ids.map((id) => z.toJSONSchema(itemSchema(type, id) as z.ZodType) as Schema);
});

describe('Values that the rules touch', () => {
  const value = Math.max(...schemas.map(mostValues));

  it('C15: are 21 in an item at most', () => {
    const besides = ['version', 'commitId', 'editedAt', 'deviceId', 'updatedAt'];
    assert.equal(besides.length + value, 21);
  });

  it('C15: are 103 in a head that carries its changes at most', () => {
    const patch = 1 + value + ['since', 'editedAt'].length;
    const besides = [
      'version',
      'commitId',
      'parent',
      'deviceId',
      'schema',
      'updatedAt',
      'purgedThrough',
    ];
    assert.equal(besides.length + 1 + LIMITS.maxHeadChanges * patch, 103);
  });
});
