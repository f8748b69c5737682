import {
  CheckResult,
  RequestPlan,
  SelfServiceOptions,
  TopicAnswers,
} from '@millrace/backstage-plugin-streaming-common';
import { createContext, useContext } from 'react';

/** What every step of the form sees: the answers, what may be chosen, and what the plan says so far. */
export interface FormContext {
  answers: TopicAnswers;
  options: SelfServiceOptions;
  plan: RequestPlan | undefined;
  /** Replaces some answers. */
  change(answers: Partial<TopicAnswers>): void;
  /** Takes a suggested fix. */
  fix(field: string, value: string): void;
}

const Context = createContext<FormContext | undefined>(undefined);

export const FormContextProvider = Context.Provider;

/** @throws Error when used outside the form. */
export function useForm(): FormContext {
  const context = useContext(Context);
  if (!context) {
    throw new Error('A step of the topic request stands outside its form');
  }
  return context;
}

/** The verdicts that belong to one answer, or to a member of it (`key` for `key.field`). */
export function checksOf(
  plan: RequestPlan | undefined,
  ...fields: string[]
): CheckResult[] {
  return (plan?.checks ?? []).filter(
    ({ field }) =>
      field !== undefined &&
      fields.some(one => field === one || field.startsWith(`${one}.`)),
  );
}
