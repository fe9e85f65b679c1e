import { onRequest } from 'firebase-functions/https';
import { REGION } from '../../tools/project.ts';
import { served } from './meter.ts';

/** Tells what the functions beside it have cost so far. */
export const meter = onRequest({ region: REGION }, (_, response) => {
  response.json(served);
});
