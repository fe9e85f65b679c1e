import type { DataType } from '@daybook/protocol';

/** What the page shows at one place of a film. */
export interface Scene {
  devices: DeviceScene[];
  /** Null where it isn't known: a trace is of one device. */
  server: ServerScene | null;
  /** What went wrong on the way to this place. */
  failure: Failure | null;
}

export interface Failure {
  /** The index of the chapter in which it happened. */
  chapter: number;
  message: string;
}

export interface DeviceScene {
  name: string;
  isRunning: boolean;
  isOnline: boolean;
  /** The device's clock minus the server's, ms; null where it isn't known. */
  skew: number | null;
  status: string;
  pending: number;
  types: DeviceTypeScene[];
  conflicts: string[];
  /** What is to come, each in a few words; a group without entries is left out. */
  underWay: { what: string; entries: string[] }[];
  /** The engine's last steps, oldest first. */
  steps: StepScene[];
}

export interface DeviceTypeScene {
  type: DataType;
  cursor: string;
  /** What is unusual about it. */
  marks: string[];
  items: ItemScene[];
}

export interface ServerScene {
  /** Since the history began, ms. */
  elapsed: number;
  isPro: boolean;
  types: ServerTypeScene[];
}

export interface ServerTypeScene {
  type: DataType;
  head: string;
  items: ItemScene[];
}

export interface ItemScene {
  id: string;
  /** Null for a deleted item. */
  text: string | null;
  /** The server's; null where it has none. */
  version: number | null;
  /** The server doesn't have it as it is here. */
  isPending: boolean;
}

export interface StepScene {
  event: string;
  effects: string[];
  status: string;
  /** What a replay has instead; null where it agrees. */
  replayed: string | null;
}

/** Something that can be watched from place 0, before anything happened, to its end. */
export interface Film {
  chapters: readonly Chapter[];
  sceneAt(place: number): Scene;
}

/** What happens between two places that "step" goes from and to; it has `units` places of its own. */
export interface Chapter {
  label: string;
  units: number;
}

/** The last place of a film. */
export function lengthOf({ chapters }: Film): number {
  return startOf(chapters, chapters.length);
}

/** The place at which a chapter begins. */
export function startOf(chapters: readonly Chapter[], chapter: number): number {
  return chapters.slice(0, chapter).reduce((place, { units }) => place + units, 0);
}

/** The chapters that are over at a place, and how many units of the next one are. */
export function positionOf(
  chapters: readonly Chapter[],
  place: number,
): { chapter: number; unit: number } {
  let unit = place;
  for (const [chapter, { units }] of chapters.entries()) {
    if (unit < units) return { chapter, unit };
    unit -= units;
  }
  return { chapter: chapters.length, unit: 0 };
}
