import {
  createExternalRouteRef,
  createRouteRef,
} from '@backstage/core-plugin-api';

/** The plugin's page; everything below it is a path of its own router. */
export const rootRouteRef = createRouteRef({ id: 'streaming' });

/** The form of one scaffolder template, where requests are written. */
export const selectedTemplateRouteRef = createExternalRouteRef({
  id: 'streaming:selected-template',
  params: ['namespace', 'templateName'],
  optional: true,
  defaultTarget: 'scaffolder.selectedTemplate',
});
