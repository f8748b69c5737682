import { createBackend } from '@backstage/backend-defaults';
import { sqliteWriteAheadLog } from './sqliteWriteAheadLog';

const backend = createBackend();

backend.add(import('@backstage/plugin-app-backend'));

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-permission-backend'));

backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(sqliteWriteAheadLog);
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(import('@backstage/plugin-scaffolder-backend'));

backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));

backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-user-settings-backend'));

backend.add(import('@millrace/backstage-plugin-streaming-backend'));
backend.add(
  import('@millrace/backstage-plugin-streaming-backend-module-embedded'),
);
backend.add(
  import('@millrace/backstage-plugin-catalog-backend-module-streaming'),
);
backend.add(
  import('@millrace/backstage-plugin-scaffolder-backend-module-streaming'),
);

// The sample company: who signs in, what they may do, and services that produce and consume.
backend.add(import('@millrace/story'));

// A portal that could not start must not look as if it had.
backend.start().catch(() => process.exit(1));
