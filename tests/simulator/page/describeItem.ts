import { isolated } from '../../../extension/src/ui/text/isolated.ts';

/** Fields that say nothing to a person. */
const PASSED_OVER = new Set(['kind', 'order', 'createdAt']);

/** An item's fields in one line, without those that are empty; null for a deleted one. */
export function describeItem(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'object') return isolated(JSON.stringify(value));
  const fields = Object.entries(value).filter(
    ([name, content]) => !PASSED_OVER.has(name) && !isEmpty(content),
  );
  return fields.map(([name, content]) => describeField(name, content)).join(' · ');
}

function describeField(name: string, content: unknown): string {
  if (typeof content === 'string') return isolated(content);
  return content === true ? name : `${name} ${isolated(JSON.stringify(content))}`;
}

function isEmpty(content: unknown): boolean {
  return content === null || content === '' || content === 0 || content === false;
}
