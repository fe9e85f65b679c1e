import type { ApiAnswer } from '../../extension/src/adapters/apiAnswer.ts';
import type { DoorEvent, EngineEvent } from '../../extension/src/engine/contract/event.ts';
import type { ApiRequest } from './apiRequest.ts';

/** What the device's way to the API door is like. */
export type ApiWay =
  | 'open'
  /** Nothing answers. */
  | 'closed'
  /** The server has a fault. */
  | 'failing'
  | Proxy;

/** Something stands before the door, and answers as its name says. */
export type Proxy = (typeof PROXIES)[number];

export const PROXIES = [
  '200 with a page',
  '200 with {}',
  '403 with a page',
  '410 with nothing',
  /** The server has done what was asked. */
  '504 with a page',
  /** Smaller requests get through. */
  '413 above 400 bytes',
] as const;

/** A request, and its answer once the server has given it. */
export interface UnderWay {
  readonly request: ApiRequest;
  readonly askedAt: number;
  answer?: DoorEvent;
  /** It shows no clock. */
  isForeign?: boolean;
}

/** An answer that was so long under way shows no clock, ms. */
const FRESH = 5_000;

/** A device's requests to the API door: they get there, and their answers come, in any order and each at its time. */
export class SimRequests {
  #underWay: UnderWay[] = [];
  #late: ApiRequest[] = [];
  /** How many were not the door's own. */
  foreignAnswers = 0;
  /** How many came too late to show the server's clock. */
  lateAnswers = 0;

  /** Their answers may still come. */
  get underWay(): readonly UnderWay[] {
    return this.#underWay;
  }

  /** The device has given them up; they may reach the server all the same. */
  get late(): readonly ApiRequest[] {
    return this.#late;
  }

  get count(): number {
    return this.#underWay.length + this.#late.length;
  }

  add(request: ApiRequest, askedAt: number): void {
    this.#underWay.push({ request, askedAt });
  }

  /** The request gets to the server, or doesn't; `isLost`: no answer comes back. */
  ask(underWay: UnderWay, way: ApiWay, isLost: boolean): void {
    const { request } = underWay;
    const foreign = isProxy(way) ? foreignAnswer(request, way) : null;
    if (foreign) {
      this.foreignAnswers += 1;
      underWay.isForeign = true;
      underWay.answer = request.read(foreign);
    } else if (way === 'failing') underWay.answer = request.fault();
    else if (way === 'closed') {
      this.#late.push(request);
      underWay.answer = request.fail();
    } else {
      const answer = request.ask();
      underWay.answer = isLost ? request.fail() : answer;
    }
  }

  /** The answer reaches the device; `clockOffset` is what it shows of the server's clock. */
  deliver(underWay: UnderWay, now: number, clockOffset: number): DoorEvent | null {
    const { answer, askedAt, isForeign = false } = underWay;
    this.#underWay = this.#underWay.filter((other) => other !== underWay);
    if (!answer || isForeign) return answer ?? null;
    const isFresh = now - askedAt <= FRESH;
    if (!isFresh) this.lateAnswers += 1;
    return withClock(answer, isFresh ? clockOffset : null);
  }

  arrive(request: ApiRequest): void {
    this.#late = this.#late.filter((other) => other !== request);
    request.ask();
  }

  /** The worker that waited for the answers has died. */
  restart(): void {
    const waiting = this.#underWay.filter(({ answer }) => !answer);
    this.#late.push(...waiting.map(({ request }) => request));
    this.#underWay = [];
  }

  /** The machine is another one now: nothing of it is under way. */
  drop(): void {
    this.#underWay = [];
    this.#late = [];
  }
}

function isProxy(way: ApiWay): way is Proxy {
  return (PROXIES as readonly string[]).includes(way);
}

/** Its clock is an hour off. */
const CLOCK_OFFSET = 3_600_000;
const MOST_BYTES = 400;

/** Null where the proxy lets the request through. */
function foreignAnswer(request: ApiRequest, proxy: Proxy): ApiAnswer | null {
  if (proxy === '413 above 400 bytes' && request.bytes() <= MOST_BYTES) return null;
  if (proxy === '504 with a page') request.ask();
  const [status, , what] = proxy.split(' ');
  const body = what === '{}' ? {} : what === 'nothing' ? null : undefined;
  return { status: Number(status), body, clockOffset: CLOCK_OFFSET };
}

/** `event` with what it shows of the server's clock, where it is an answer of the API door's own. */
export function withClock<Event extends DoorEvent | EngineEvent>(
  event: Event,
  clockOffset: number | null,
): Event {
  const isAnswer = event.type === 'pulled' || event.type === 'pushed';
  if (!isAnswer || event.result.outcome === 'unreachable') return event;
  return { ...event, result: { ...event.result, clockOffset } };
}
