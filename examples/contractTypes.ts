import openapiTS, { astToString } from 'openapi-typescript';
import { openApiDocument } from '../functions/src/openapi/document.ts';

/** The contract as types: what `api.d.ts` has to be. */
export async function contractTypes(): Promise<string> {
  const nodes = await openapiTS(JSON.stringify(openApiDocument()));
  return `// Made of the contract by \`npm run types\`.\n\n${astToString(nodes)}`;
}
