import type { DoorEvent } from '../../../extension/src/engine/contract/event.ts';
import type { ApiRequest } from './apiRequest.ts';

/** A device's requests to the API door. */
export class SimRequests {
  #underWay: ApiRequest[] = [];
  #late: ApiRequest[] = [];

  /** Their answers may still come. */
  get underWay(): readonly ApiRequest[] {
    return this.#underWay;
  }

  /** The device has given them up; they may reach the server all the same. */
  get late(): readonly ApiRequest[] {
    return this.#late;
  }

  get count(): number {
    return this.#underWay.length + this.#late.length;
  }

  add(request: ApiRequest): void {
    this.#underWay.push(request);
  }

  /** What the device gets: the answer now, none because it is lost, or none because the request didn't get there. */
  answer(
    request: ApiRequest,
    { isOnline, isLost }: { isOnline: boolean; isLost: boolean },
  ): DoorEvent {
    this.#underWay = this.#underWay.filter((other) => other !== request);
    if (!isOnline) {
      this.#late.push(request);
      return request.fail();
    }
    const answer = request.ask();
    return isLost ? request.fail() : answer;
  }

  arrive(request: ApiRequest): void {
    this.#late = this.#late.filter((other) => other !== request);
    request.ask();
  }

  /** The worker that waited for the answers has died. */
  restart(): void {
    this.#late.push(...this.#underWay);
    this.#underWay = [];
  }
}
