import { ApprovalSlot, CheckResult, TopicAnswers } from '../models';
import { EnvironmentSettings, personalFields } from '../policies';
import { asReason, because, listed, Said, say } from '../sentences';
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

  const slots: (ApprovalSlot & { said: Said })[] = [];
  const add = (
    slot: ApprovalSlot['slot'],
    reason: Said,
    candidates: readonly string[],
  ) => {
    const same = slots.find(other => other.slot === slot);
    if (same) {
      Object.assign(
        same,
        asReason(say('list.semicolon', { items: same.said, last: reason })),
      );
    } else {
      slots.push({
        id: slot,
        slot,
        ...asReason(reason),
        candidates: [...candidates],
        decision: 'open',
        decidedBy: null,
        decidedAt: null,
        comment: null,
      });
    }
  };

  if (!mayOwn) {
    add('owner', say('approval.notMember', { owner: answers.owner }), [
      answers.owner,
    ]);
  }
  if (reviewed && !autoApproved && environment.approvals !== 'none') {
    if (environment.approvals === 'delegated' && context.domainOwner) {
      add(
        'domain',
        say('approval.reviewedByDomain', { environment: environment.id }),
        [context.domainOwner],
      );
    } else {
      add(
        'platform',
        say('approval.reviewedByPlatform', { environment: environment.id }),
        context.platformGroups,
      );
    }
  }
  for (const gate of gates) {
    add(
      'platform',
      say('approval.gate', {
        rule: gate.ruleId,
        reason: gate.said ?? gate.reason,
      }),
      context.platformGroups,
    );
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
      ...because('approval.nobody', {
        slot: slot.slot,
        setting:
          slot.slot === 'governance' ? 'governanceGroup' : 'platformGroup',
      }),
    }));
}

/** Why the data asks for a look by governance; null when it does not. */
function sensitivity(answers: TopicAnswers): Said | null {
  if (answers.classification === 'restricted') {
    return say('approval.restricted');
  }
  const tagged = answers.schema ? personalFields(answers.schema.text) : [];
  return tagged.length > 0
    ? say('approval.sensitiveFields', {
        fields: listed(
          tagged.map(({ path, tag }) =>
            say('approval.sensitiveField', { path, tag }),
          ),
        ),
      })
    : null;
}
