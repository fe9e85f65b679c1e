/** This device's place in the account's list of devices (SPEC V). */
export interface DeviceEntry {
  readonly state:
    | 'unregistered'
    /** The server took it, but the list that is followed hasn't shown it yet. */
    | 'registered'
    /** It was in the list: from now on its absence means that it was removed. */
    | 'listed'
    /** Another device removed it: it signs out once nothing is pending. */
    | 'removed';
  /** When that it is in use was last stored, by the device's clock, ms. */
  readonly seenAt: number;
}

/** What is true only while this worker lives. */
export interface DeviceLive {
  /** The list is followed. */
  readonly listening: boolean;
  /** Registering or refreshing is under way. */
  readonly isAsked: boolean;
  /** Nothing is tried before then. */
  readonly retryAt: number;
}

export const UNREGISTERED: DeviceEntry = { state: 'unregistered', seenAt: 0 };

export const IDLE_DEVICE: DeviceLive = { listening: false, isAsked: false, retryAt: 0 };
