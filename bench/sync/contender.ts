import type { Worker } from 'playwright-core';
import type { User } from '../../tools/clients/users.ts';
import type { Device } from '../../tools/devices/device.ts';
import type { SeededTodo } from './todos.ts';

/** A way to sync todos between two browsers. */
export interface Contender {
  name: 'ours' | 'B1' | 'B0';
  extensionDir: string;
  seed(uid: string, todos: readonly SeededTodo[]): Promise<void>;
  signIn(on: { device: Device; worker: Worker }, user: User): Promise<void>;
}
