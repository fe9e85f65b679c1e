import { atom } from 'jotai/vanilla';
import { snapshotAtom } from '../../data/storedAtom.ts';
import { listDevices } from './deviceList.ts';

export const devicesAtom = atom((get) => listDevices(get(snapshotAtom)));
