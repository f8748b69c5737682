import { createTranslationRef } from '@backstage/core-plugin-api/alpha';

/** The texts of the sign-in page. */
export const storyTranslationRef = createTranslationRef({
  id: 'story',
  messages: {
    'signIn.title': 'Who are you today?',
    'signIn.hint':
      'Millrace shows a sample company, Brightwater Market: orders, payments and logistics. Choose whose eyes you see it through; sign out to choose again.',
    'signIn.as': 'Sign in as {{name}}',
    'signIn.failed': 'Sign-in failed: {{reason}}',
    'role.developer': 'Developer',
    'role.platform': 'Runs the clusters, approves for the platform',
    'role.governance': 'Looks after rules and sensitive data',
    'team.checkout': 'Checkout',
    'team.billing': 'Billing',
    'team.dispatch': 'Dispatch',
    'team.platform': 'Streaming platform',
    'team.governance': 'Data governance',
  },
  translations: {
    fr: async () => ({
      default: {
        'signIn.title': 'Qui êtes-vous aujourd’hui ?',
        'signIn.hint':
          'Millrace présente une entreprise fictive, Brightwater Market : commandes, paiements et logistique. Choisissez par les yeux de qui vous la voyez ; déconnectez-vous pour en changer.',
        'signIn.as': 'Se connecter en tant que {{name}}',
        'signIn.failed': 'Connexion impossible : {{reason}}',
        'role.developer': 'Développement',
        'role.platform': 'Exploite les clusters, approuve pour la plateforme',
        'role.governance': 'Veille sur les règles et les données sensibles',
        'team.checkout': 'Équipe Commandes',
        'team.billing': 'Équipe Facturation',
        'team.dispatch': 'Équipe Expédition',
        'team.platform': 'Équipe plateforme',
        'team.governance': 'Gouvernance des données',
      },
    }),
  },
});
