import { createTranslationRef } from '@backstage/core-plugin-api/alpha';

/** The texts of the sign-in page. */
export const storyTranslationRef = createTranslationRef({
  id: 'story',
  messages: {
    'signIn.title': 'Who are you today?',
    'signIn.hint':
      'Millrace shows a sample company: orders, payments and logistics. Choose whose eyes you see it through; sign out to choose again.',
    'signIn.as': 'Sign in as {{name}}',
    'signIn.failed': 'Sign-in failed: {{reason}}',
    'role.developer': 'Developer',
    'role.platform': 'Runs the clusters, approves for the platform',
    'role.governance': 'Looks after rules and sensitive data',
    'team.orders': 'Team Orders',
    'team.payments': 'Team Payments',
    'team.logistics': 'Team Logistics',
    'team.platform': 'Platform team',
    'team.governance': 'Governance',
  },
  translations: {
    fr: async () => ({
      default: {
        'signIn.title': 'Qui êtes-vous aujourd’hui ?',
        'signIn.hint':
          'Millrace présente une entreprise fictive : commandes, paiements et logistique. Choisissez par les yeux de qui vous la voyez ; déconnectez-vous pour en changer.',
        'signIn.as': 'Se connecter en tant que {{name}}',
        'signIn.failed': 'Connexion impossible : {{reason}}',
        'role.developer': 'Développement',
        'role.platform': 'Exploite les clusters, approuve pour la plateforme',
        'role.governance': 'Veille sur les règles et les données sensibles',
        'team.orders': 'Équipe Commandes',
        'team.payments': 'Équipe Paiements',
        'team.logistics': 'Équipe Logistique',
        'team.platform': 'Équipe plateforme',
        'team.governance': 'Gouvernance',
      },
    }),
  },
});
