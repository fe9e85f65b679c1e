import { writeFile } from 'node:fs/promises';
import { contractTypes } from './contractTypes.ts';

await writeFile(new URL('api.d.ts', import.meta.url), await contractTypes());
