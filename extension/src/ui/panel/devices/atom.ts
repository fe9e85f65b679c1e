import { atom } from 'jotai/vanilla';
import { knownDevicesAtom } from '../snapshotAtom.ts';
import { listDevices } from './deviceList.ts';

export const devicesAtom = atom((get) => listDevices({ devices: get(knownDevicesAtom) }));
