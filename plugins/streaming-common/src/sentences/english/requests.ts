/** What happens to requests: refusals of actions, steps and their results, entries of the history. */
export const requests = {
  'request.group.none': 'no group',
  'request.none': 'none',
  'request.unknown':
    'Request "{{id}}" does not exist, or you may not see it; your requests are listed under Streaming › Requests',
  'request.keyReused':
    'Idempotency key "{{key}}" was sent with another body before, which opened {{id}}; repeat that body, or choose a new key',
  'request.keyLength':
    'The header Idempotency-Key has {{length, number}} characters; send between 1 and {{maximum, number}}, or leave it out',
  'request.onlyRequester.edit':
    'Only {{requester}} may edit request {{id}}; you are {{caller}}. Comment on it, or open a request of your own',
  'request.onlyRequester.submit':
    'Only {{requester}} may submit request {{id}}; you are {{caller}}. Comment on it, or open a request of your own',
  'request.onlyRequester.cancel':
    'Only {{requester}} may cancel request {{id}}, or the platform team; you are {{caller}}. Comment on it, or open a request of your own',
  'request.revision':
    'Request {{id}} is at revision {{revision, number}}, you saw revision {{seen, number}}; look at the newer one and repeat',
  'request.undecidable':
    'Request {{id}} is {{state}}; nothing is left to decide',
  'request.peopleDecide':
    'Decisions on {{id}} are made by people; sign in to make one',
  'request.rejectionShort':
    'The reason for rejecting {{id}} has {{length, number}} characters; say in at least {{minimum, number}} what would have to change',
  'request.retryReserved':
    'Request {{id}} may be retried by {{requester}}, by members of {{owner}} and by the platform team; you are {{caller}}. Ask one of them',
  'request.notNow':
    'Request {{id}} is {{state}}; it cannot be {{verb}} now. {{wayOut}}',
  'request.permission':
    'You may see request {{id}}, but your permissions do not include {{permission}} on it; ask whoever runs the portal',
  'permission.missing':
    'Your permissions do not include {{permission}}; ask whoever runs the portal',
  'slot.ownRequest':
    'You opened {{id}}; nobody decides on a request of their own. Ask {{candidates}}',
  'slot.decided':
    'Slot "{{slot}}" of {{id}} was decided by {{decidedBy}} already',
  'slot.filled':
    'You filled slot "{{slot}}" of {{id}} already; one person fills one slot. Ask somebody else for the other',
  'slot.unknown': '{{id}} has no slot "{{slot}}"; its slots: {{slots}}',
  'slot.reserved':
    'Slot "{{slot}}" of {{id}} is reserved for {{candidates}}; you are {{caller}} in {{groups}}. Ask {{candidates}}',

  'state.draft': 'draft',
  'state.checking': 'checking',
  'state.awaiting_approval': 'awaiting approval',
  'state.approved': 'approved',
  'state.provisioning': 'provisioning',
  'state.provisioned': 'provisioned',
  'state.failed': 'failed',
  'state.rejected': 'rejected',
  'state.cancelled': 'cancelled',
  'state.expired': 'expired',
  'verb.edit': 'edited',
  'verb.submit': 'submitted',
  'verb.cancel': 'cancelled',
  'verb.retry': 'retried',
  'verb.reject': 'rejected',
  'verb.all-approved': 'approved',
  'verb.move': 'moved on',
  'wayOut.draft': 'Submit it first.',
  'wayOut.checking': 'Wait for the result of its checks.',
  'wayOut.awaiting_approval': 'Wait for the decision, or edit or cancel it.',
  'wayOut.approved': 'Wait for the result, or cancel it.',
  'wayOut.provisioning':
    'Wait for the result, then retry or open a new request.',
  'wayOut.failed': 'Retry or cancel it.',
  'wayOut.ended': 'Open a new request.',

  'history.refusal': '[{{rule}}] {{reason}}',
  'history.approvalNeeded': 'Slot "{{slot}}": {{reason}}.',
  'history.autoApproved':
    'Approved automatically: no rule refuses it and nobody has to agree.',
  'history.approvalsHold': 'The approvals given before still hold.',
  'history.dropped':
    'The approval of slot "{{slot}}" by {{decidedBy}} was dropped, because what they approved has changed.',
  'history.changedSinceCheck':
    'Something changed since the check: {{refusals}}',
  'history.itemsChanged': 'What would be created changed since the check.',
  'history.slotsChanged': 'Who has to agree changed since the check.',
  'history.draftExpired_one':
    'Nobody touched the draft for {{count, number}} day.',
  'history.draftExpired_other':
    'Nobody touched the draft for {{count, number}} days.',
  'history.decisionExpired_one': 'Nobody decided for {{count, number}} day.',
  'history.decisionExpired_other': 'Nobody decided for {{count, number}} days.',
  'history.step': '{{step}}: {{detail}}',

  'step.topic': 'Topic {{name}}',
  'step.schema': 'Schema of {{subject}}',
  'step.access_one': '{{count, number}} access rule',
  'step.access_other': '{{count, number}} access rules',
  'step.catalog': 'Catalog entity {{entity}}',
  'step.topicCreated_one':
    'created with {{count, number}} partition, replication factor {{factor, number}}',
  'step.topicCreated_other':
    'created with {{count, number}} partitions, replication factor {{factor, number}}',
  'step.topicExists': 'exists already as planned',
  'step.topicDiffers':
    'Topic {{name}} exists on cluster {{cluster}} with other settings: {{differences}}. Choose another name, or bring the plan in line with it',
  'step.topicCreatedDiffers':
    'Topic {{name}} was created on cluster {{cluster}}, but with other settings: {{differences}}',
  'step.topicUnlisted':
    'Topic {{name}} was created on cluster {{cluster}} but is not listed yet',
  'step.topicAbsent': 'does not exist',
  'step.topicRemoved': 'removed; it was empty',
  'step.topicKept_one': 'kept: holds {{count, number}} record',
  'step.topicKept_other': 'kept: holds {{count, number}} records',
  'step.partitionsDiffer':
    '{{actual, number}} partitions instead of {{planned, number}}',
  'step.replicasDiffer':
    'replication factor {{actual, number}} instead of {{planned, number}}',
  'step.configDiffers': '{{name}} {{actual}} instead of {{planned}}',
  'step.schemaExists':
    'version {{version, number}} (id {{id}}) is registered already, {{level}}',
  'step.schemaRegistered':
    'version {{version, number}} registered (id {{id}}), {{level}}',
  'step.schemaUnlisted':
    'Registry {{registry}} took the schema of {{subject}} but does not list it yet',
  'step.subjectRemoved': 'removed with its compatibility level',
  'step.versionRemoved': 'the added version was removed, the level restored',
  'step.accessNotKept':
    'recorded, not enforced here: cluster {{cluster}} keeps no access rules',
  'step.accessRecorded_one':
    '{{count, number}} rule recorded, not enforced here: cluster {{cluster}} stores access rules without applying them',
  'step.accessRecorded_other':
    '{{count, number}} rules recorded, not enforced here: cluster {{cluster}} stores access rules without applying them',
  'step.accessInForce_one': '{{count, number}} rule in force',
  'step.accessInForce_other': '{{count, number}} rules in force',
  'step.accessExists_one': '{{count, number}} rule exists already',
  'step.accessExists_other': '{{count, number}} rules exist already',
  'step.accessRemoved_one': '{{count, number}} rule removed',
  'step.accessRemoved_other': '{{count, number}} rules removed',
  'step.accessUnlisted_one':
    'Cluster {{cluster}} took {{count, number}} access rule but does not list {{absent, number}} of them yet',
  'step.accessUnlisted_other':
    'Cluster {{cluster}} took {{count, number}} access rules but does not list {{absent, number}} of them yet',
  'step.contractExists': 'the contract is recorded',
  'step.contractRecorded':
    'contract recorded, owner {{owner}}; the catalog was told',
  'step.contractWithdrawn': 'contract withdrawn',
  'step.notRemoved': 'kept: could not be removed: {{reason}}',
  'step.noReason': 'no reason given',
  'step.nothingRemains': 'Nothing of this request remains.',
  'step.gaveUp':
    'Step {{kind}} failed for {{id}}: {{reason}} {{undone}} Remove the cause, then retry.',
  'step.kind.topic': 'topic',
  'step.kind.schema': 'schema',
  'step.kind.access': 'access',
  'step.kind.catalog': 'catalog',

  'answer.late': '{{who}} did not answer within {{seconds, number}} s',
  'answer.registry': 'the registry at {{url}}',
  'answer.cluster': 'cluster "{{cluster}}"',
  'answer.nobody': 'nobody answers',
} as const;
