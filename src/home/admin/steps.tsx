import { accounts } from '../../accounts/schema.ts'
import { hasAddress } from '../../companies/settled.ts'
import { customers } from '../../customers/schema.ts'
import { eq, gt, isNull } from '../../db/operators.ts'
import type { CompanyDb } from '../../db/scope.ts'
import { useWords } from '../../i18n/locale.ts'
import { jobTypes } from '../../jobs/schema.ts'
import type { Role } from '../../staff/role.ts'
import { Badge } from '../../ui/parts.tsx'

/** What a new company does first. */
export const steps = ['settings', 'catalogue', 'customer', 'contact'] as const
export type Step = (typeof steps)[number]

/** Each step with whether it is done. */
export type Steps = Record<Step, boolean>

/** Whether there is what each step makes, in the order of `steps`: one row each at most. */
export const stepQueries = (db: CompanyDb, companyId: string) =>
  [
    hasAddress(companyId),
    db.from(jobTypes, { id: jobTypes.id }).where(isNull(jobTypes.archivedAt)).limit(1),
    db.from(customers, { id: customers.id }).where(eq(customers.archived, 0)).limit(1),
    db.from(accounts, { id: accounts.id }).where(gt(accounts.customerOf, '')).limit(1),
  ] as const

/** Those of the steps that are this role's to take: the settings are the owner's. */
export const stepsOf = (role: Role): Step[] => steps.filter((step) => step !== 'settings' || role === 'owner')

/** Where each step is taken. One invites whoever is there, so the last step needs the one before it. */
const pathOf = (step: Step, done: Steps): string => {
  if (step === 'settings' || step === 'catalogue') return `/admin/${step}`
  return step === 'contact' && done.customer ? '/admin/invitations' : '/admin/customers/new'
}

/** The first steps, each ticked off once it is done. */
export const StepList = ({ mine, done }: { mine: Step[]; done: Steps }) => {
  const words = useWords().today.steps
  return (
    <section>
      <h2>{words.title}</h2>
      <ul class="rows">
        {mine.map((step) => (
          <li class="row stack" id={`step-${step}`}>
            <div class="grow">
              {done[step] ? (
                <p class="lead">{words[step]}</p>
              ) : (
                <a class="lead whole" href={pathOf(step, done)}>
                  {words[step]}
                </a>
              )}
              <p class="note">{words[`${step}Hint`]}</p>
            </div>
            <div class="aside">
              <Badge tone={done[step] ? 'good' : 'quiet'}>{done[step] ? words.done : words.toDo}</Badge>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
