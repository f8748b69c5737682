import { ApprovalSlot, CheckResult, TopicAnswers } from '../models';
import { EnvironmentSettings, personalFields } from '../policies';
import { PlanContext } from './PlanContext';

/**
 * Who has to agree before anything is created, and why. Empty for a clean request where the environment approves
 * those by itself: nothing refused or gated, nothing sensitive, and an owner the requester belongs to.
 */
export function approvalSlots(
  answers: TopicAnswers,
  context: PlanContext,
  environment: EnvironmentSettings,
  checks: readonly CheckResult[],
): ApprovalSlot[] {
  const gates = checks.filter(check => check.level === 'gate');
  const failed = checks.some(check => check.level === 'fail');
  const sensitive = sensitivity(answers);
  const mayOwn =
    !answers.owner || context.requester.groups.includes(answers.owner);
  const autoApproved =
    environment.autoApprove &&
    !failed &&
    gates.length === 0 &&
    sensitive === null &&
    mayOwn;
  const reviewed = environment.reviewChanges || !environment.autoApprove;

  const slots: ApprovalSlot[] = [];
  const add = (
    slot: ApprovalSlot['slot'],
    reason: string,
    candidates: readonly string[],
  ) => {
    const same = slots.find(other => other.slot === slot);
    if (same) {
      same.reason = `${same.reason}; ${reason}`;
    } else {
      slots.push({
        id: slot,
        slot,
        reason,
        candidates: [...candidates],
        decision: 'open',
        decidedBy: null,
        decidedAt: null,
        comment: null,
      });
    }
  };

  if (!mayOwn) {
    add(
      'owner',
      `${answers.owner} would own the topic, and the requester is not a member of it`,
      [answers.owner],
    );
  }
  if (reviewed && !autoApproved && environment.approvals !== 'none') {
    const reason = `changes of ${environment.id} are reviewed`;
    if (environment.approvals === 'delegated' && context.domainOwner) {
      add('domain', `${reason} by the owner of the domain`, [
        context.domainOwner,
      ]);
    } else {
      add('platform', `${reason} by the platform team`, context.platformGroups);
    }
  }
  for (const gate of gates) {
    add('platform', `[${gate.ruleId}] ${gate.reason}`, context.platformGroups);
  }
  if (sensitive !== null) {
    add('governance', sensitive, context.governanceGroups);
  }
  return slots;
}

/** A check that refuses requests nobody could ever approve. */
export function candidateChecks(
  slots: readonly ApprovalSlot[],
  target: string,
): CheckResult[] {
  return slots
    .filter(slot => slot.candidates.length === 0)
    .map(slot => ({
      ruleId: 'approvals.candidates',
      tier: 'global',
      level: 'fail',
      target,
      reason: `Nobody can fill slot "${slot.slot}": set streaming.selfService.${
        slot.slot === 'governance' ? 'governanceGroup' : 'platformGroup'
      }, or annotate a group with millrace.io/approver`,
    }));
}

/** Why the data asks for a look by governance; null when it does not. */
function sensitivity(answers: TopicAnswers): string | null {
  if (answers.classification === 'restricted') {
    return 'the data is classified restricted';
  }
  const tagged = answers.schema ? personalFields(answers.schema.text) : [];
  return tagged.length > 0
    ? `the schema has sensitive fields: ${tagged
        .map(({ path, tag }) => `${path} (${tag})`)
        .join(', ')}`
    : null;
}
