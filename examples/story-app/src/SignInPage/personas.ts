/** A person of the sample company, as the sign-in page offers them. */
export interface Persona {
  user: string;
  name: string;
  team: 'checkout' | 'billing' | 'dispatch' | 'platform' | 'governance';
  role: 'developer' | 'platform' | 'governance';
}

/** Who can sign in; the auth provider `story` knows the same people. */
export const personas: Persona[] = [
  {
    user: 'ada.moreau',
    name: 'Ada Moreau',
    team: 'checkout',
    role: 'developer',
  },
  {
    user: 'ben.okafor',
    name: 'Ben Okafor',
    team: 'billing',
    role: 'developer',
  },
  {
    user: 'carla.rossi',
    name: 'Carla Rossi',
    team: 'dispatch',
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
