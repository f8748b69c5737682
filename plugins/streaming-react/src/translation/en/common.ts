export const common = {
  common: {
    loading: 'Loading: {{what}}',
    slow: '{{what}}: still waiting for an answer after {{seconds, number}} seconds.',
    loadFailed: '{{what}} could not be loaded',
    refreshFailed:
      'Not refreshed: {{reason}} What you see is the last good answer.',
    unexpected:
      'The backend answered in a way this page does not understand; they may be of different versions.',
    notFound: '{{what}}: not found',
    notFoundHint:
      'Either it does not exist, or you may not see it; its owner or whoever runs the portal can tell.',
    technical: 'Technical details',
    retry: 'Try again',
    copy: 'Copy {{value}}',
    copied: 'Copied',
    unknown: 'Not known',
    cancel: 'Cancel',
    choose: 'Select an option',
    chosen: '{{what}}: chosen',
    close: 'Close',
    all: 'All',
    more: 'Show more',
    shown: '{{shown, number}} of {{total, number}}',
    reach: 'Open {{name}}',
  },
  verdict: {
    passed_one: '{{count, number}} rule passed',
    passed_other: '{{count, number}} rules passed',
    use: 'Use it',
    useThis: 'Use {{value}}',
    level: {
      pass: 'Pass',
      warn: 'Warning',
      fail: 'Refused',
      gate: 'Needs approval',
      unknown: 'Not checked',
    },
    tier: {
      global: 'A rule of the whole company',
      domain: 'A rule of the domain',
    },
  },
  owner: {
    unowned: 'Nobody yet',
    standing: {
      confirmed: 'confirmed',
      inferred: 'inferred',
      contested: 'contested',
      unowned: 'unowned',
    },
    hint: {
      confirmed: 'The team confirmed that it is responsible.',
      inferred: 'Derived from evidence; nobody has confirmed it.',
      contested: 'More than one team says it is responsible.',
      unowned: 'Nobody is known to be responsible.',
    },
  },
  age: {
    seen: 'Seen {{ago}}',
    never: 'Never seen',
    failed: '{{seen}}; cannot refresh: {{reason}}',
  },
} as const;
