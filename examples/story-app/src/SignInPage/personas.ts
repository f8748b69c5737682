/** A person of the sample company, as the sign-in page offers them. */
export interface Persona {
  user: string;
  name: string;
  team: 'orders' | 'payments' | 'logistics' | 'platform' | 'governance';
  role: 'developer' | 'platform' | 'governance';
}

/** Who can sign in; the auth provider `story` knows the same people. */
export const personas: Persona[] = [
  { user: 'ada.moreau', name: 'Ada Moreau', team: 'orders', role: 'developer' },
  {
    user: 'ben.okafor',
    name: 'Ben Okafor',
    team: 'payments',
    role: 'developer',
  },
  {
    user: 'carla.rossi',
    name: 'Carla Rossi',
    team: 'logistics',
    role: 'developer',
  },
  {
    user: 'dmitri.petrov',
    name: 'Dmitri Petrov',
    team: 'platform',
    role: 'platform',
  },
  {
    user: 'elena.garcia',
    name: 'Elena García',
    team: 'governance',
    role: 'governance',
  },
];
