import { onRequest } from 'firebase-functions/https';
import { REGION } from '../../tools/project.ts';
import { served } from './meter.ts';

/** Reports what the functions of its process have cost so far. */
export const meter = onRequest({ region: REGION }, (_, response) => {
  response.json(served);
});
