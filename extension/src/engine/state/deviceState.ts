import { LONG_AGO } from '../contract/timing.ts';

/** This device's place in the account's list of devices (SPEC V). */
export interface DeviceEntry {
  readonly state:
    | 'unregistered'
    /** The server took it, but the list hasn't been read since. */
    | 'registered'
    /** It was in the list: from now on its absence means that it was removed. */
    | 'listed'
    /** Another device removed it: it signs out once nothing is pending. */
    | 'removed';
  /** When that it is in use was last stored, by the device's clock, ms. */
  readonly seenAt: number;
}

/** What is true only while this worker lives. */
export interface DeviceTransient {
  /** Reading the list, registering or refreshing is under way. */
  readonly isAsked: boolean;
  /** When the list was last read, by the device's clock, ms; 0 where it should be read again. */
  readonly readAt: number;
  /** Nothing is tried before then. */
  readonly retryAt: number;
}

export const UNREGISTERED: DeviceEntry = { state: 'unregistered', seenAt: LONG_AGO };

export const IDLE_DEVICE: DeviceTransient = { isAsked: false, readAt: LONG_AGO, retryAt: LONG_AGO };
