/* Writes openapi.json from the routes. */
import { writeFileSync } from 'node:fs';
import { createOpenApiDocument } from '../src/api/openApi';

writeFileSync(
  'openapi.json',
  `${JSON.stringify(createOpenApiDocument(), undefined, 2)}\n`,
);
