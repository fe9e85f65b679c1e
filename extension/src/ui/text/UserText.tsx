import { selfContained } from './isolated.ts';

/** A text that a person typed, or that consists of such: in a direction of its own, changing nothing beside it (SPEC D24). */
export function UserText({ text, className }: { text: string; className?: string }) {
  return <bdi className={className}>{selfContained(text)}</bdi>;
}
