export const standards = {
  'standard.naming.pattern': 'Le nom suit la convention',
  'standard.naming.segment': 'Chaque partie du nom est permise',
  'standard.naming.unstable':
    'Le nom ne contient ni date, ni environnement, ni compteur, ni client',
  'standard.naming.collision':
    'Aucun autre topic ne diffère seulement par des points et des tirets bas',
  'standard.naming.reserved':
    'Le nom n’est pas de ceux réservés aux topics compagnons et système',
  'standard.naming.event-tense': 'L’action est un fait accompli',
  'standard.naming.group':
    'Les groupes de consommateurs suivent leur convention de nommage',
  'standard.ownership.owner': 'Un groupe est propriétaire du topic',
  'standard.contract.description':
    'La description dit ce que signifie un message',
  'standard.contract.key':
    'La clé et l’ordre sur lequel les consommateurs peuvent compter sont indiqués',
  'standard.replication.exceeds-brokers':
    'Il y a autant de brokers que de répliques',
  'standard.replication.minimum':
    'Le facteur de réplication atteint le minimum de l’environnement',
  'standard.replication.min-isr':
    'Les écritures survivent à la perte d’un broker et atteignent assez de répliques',
  'standard.replication.unclean-election':
    'Des données importantes n’élisent jamais une réplique en retard',
  'standard.retention.category': 'Une catégorie de rétention est choisie',
  'standard.retention.minimum':
    'Les messages sont conservés assez longtemps pour se remettre d’un incident',
  'standard.retention.unlimited': 'Quelque chose limite ce qui est conservé',
  'standard.retention.compaction-key': 'Les topics compactés ont une clé',
  'standard.partitions.maximum': 'Le nombre de partitions reste dans la limite',
  'standard.partitions.below-parallelism':
    'Chaque consommateur parallèle prévu reçoit une partition',
  'standard.message.size': 'Les messages sont petits',
  'standard.design.catch-all': 'Le topic contient une seule sorte de faits',
  'standard.design.per-tenant':
    'Il y a un topic pour tous les clients, et non un pour chacun',
  'standard.design.request-reply': 'Le topic n’est pas un appel déguisé',
  'standard.dlq.required':
    'Des données importantes impossibles à traiter ont une destination',
  'standard.dlq.retention':
    'Les messages rejetés sont conservés plus longtemps que leur source',
  'standard.schema.required': 'Les messages ont un schéma enregistré',
  'standard.schema.json-registered':
    'Les données critiques utilisent Avro ou Protobuf',
  'standard.schema.compat-none': 'Les versions du schéma restent compatibles',
  'standard.schema.compat-transitive':
    'Les données critiques ou conservées longtemps restent compatibles avec toutes les versions antérieures',
  'standard.schema.metadata': 'Le schéma a les champs de l’enveloppe',
  'standard.access.wildcard': 'L’accès est donné à des identités nommées',
  'standard.access.wide-prefix':
    'Les accès par préfixe restent dans l’application',
  'standard.privacy.classification':
    'La classification couvre le champ le plus sensible',
};
