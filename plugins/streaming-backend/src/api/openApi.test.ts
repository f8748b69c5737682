import { readFileSync } from 'node:fs';
import { routes } from '@millrace/backstage-plugin-streaming-common';
import { createOpenApiDocument } from './openApi';

describe('createOpenApiDocument', () => {
  const document = createOpenApiDocument();

  it('has every operation once', () => {
    const ids = Object.values(document.paths ?? {}).flatMap(path =>
      Object.values(path ?? {}).map(operation => operation.operationId),
    );
    expect(ids.sort()).toEqual(Object.keys(routes).sort());
  });

  it('is what is committed; `yarn openapi` writes it anew', () => {
    const committed = readFileSync(
      require.resolve(
        '@millrace/backstage-plugin-streaming-backend/openapi.json',
      ),
      'utf8',
    );
    expect(JSON.parse(committed)).toEqual(JSON.parse(JSON.stringify(document)));
  });
});
