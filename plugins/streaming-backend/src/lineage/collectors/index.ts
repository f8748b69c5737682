export * from './flowsOfAccessRules';
export * from './flowsOfDeclarations';
export * from './flowsOfGroup';
export * from './ownTraffic';
