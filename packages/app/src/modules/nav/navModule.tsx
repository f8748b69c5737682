import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { NavContentBlueprint } from '@backstage/plugin-app-react';
import { PortalSidebar } from './PortalSidebar';

const navContent = NavContentBlueprint.make({
  params: { component: PortalSidebar },
});

/** The side bar: streaming stands beside the catalog and the templates. */
export const navModule = createFrontendModule({
  pluginId: 'app',
  extensions: [navContent],
});
