/** Who can sign in; the people are described in examples/entities/org.yaml. */
export const personas = [
  'ada.moreau',
  'ben.okafor',
  'carla.rossi',
  'dmitri.petrov',
  'elena.garcia',
];
