import { createApp } from '@backstage/frontend-defaults';
import { navModule } from './modules/nav';

// Every other feature is found through package.json (app.packages in app-config.yaml).
export default createApp({ features: [navModule] });
