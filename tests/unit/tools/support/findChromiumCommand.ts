import { findChromium } from '../../../../tools/browser/findChromium.ts';
import { StandInApt } from './standInApt.ts';

/** `findChromiumCommand.ts FOLDER`: prints the Chromium of the stand-in's machine. */
const [folder = ''] = process.argv.slice(2);
console.log(await findChromium(new StandInApt(folder).search));
