import type { Cleanups } from '../../tools/cleanups.ts';
import { newUser } from '../../tools/clients/users.ts';
import type { RunningEmulators } from '../../tools/emulators/types.ts';
import { BenchDevice } from './benchDevice.ts';
import type { Contender } from './contender.ts';
import { makeTodos, type SeededTodo } from './todos.ts';

export interface JoinSample {
  ms: number;
  bytes: number;
}

/** Two devices of one user with one contender's extension. */
export class Pair {
  readonly contender: Contender;
  readonly size: number;
  readonly a: BenchDevice;
  readonly b: BenchDevice;
  /** How long each took from its sign-in to having everything. */
  readonly joins: readonly JoinSample[];
  readonly #untouched: SeededTodo[];

  /** With fresh profiles, on a new user's todos. One device joins after the other, with nothing else under way. */
  static async open(
    contender: Contender,
    size: number,
    emulators: RunningEmulators,
    cleanups: Cleanups,
  ): Promise<Pair> {
    const user = await newUser();
    const todos = makeTodos(size);
    await contender.seed(user.uid, todos);
    const devices: BenchDevice[] = [];
    const joins: JoinSample[] = [];
    for (let count = 0; count < 2; count += 1) {
      const opened = await BenchDevice.launch(contender, emulators);
      await cleanups.add(() => opened.device.remove());
      joins.push(await opened.join(user, size));
      devices.push(opened);
    }
    const [a, b] = devices as [BenchDevice, BenchDevice];
    return new Pair(contender, a, b, joins, todos);
  }

  private constructor(
    contender: Contender,
    a: BenchDevice,
    b: BenchDevice,
    joins: readonly JoinSample[],
    todos: SeededTodo[],
  ) {
    this.contender = contender;
    this.size = todos.length;
    this.a = a;
    this.b = b;
    this.joins = joins;
    this.#untouched = todos;
  }

  /** Todos that no workload has used yet. */
  take(count: number): SeededTodo[] {
    if (this.#untouched.length < count) throw new Error('The todos have run out');
    return this.#untouched.splice(0, count);
  }

  /** Added to each direction of both devices' lines. */
  setLatency(latencyMs: number): void {
    this.a.device.network.setLatency(latencyMs);
    this.b.device.network.setLatency(latencyMs);
  }
}
