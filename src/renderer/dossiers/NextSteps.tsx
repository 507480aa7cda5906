import type { NextStep } from '../../shared/model/template.ts'
import { happeningOf } from '../../shared/procedure/happenings.ts'
import { Button } from '../ui/button.tsx'
import { articlesOf, Laws } from '../ui/law.tsx'

/** What comes once a text is sent: what to note, which limits it opens, the text that follows. */
export function NextSteps({
  steps,
  title,
  onTemplate,
}: {
  readonly steps: readonly NextStep[]
  readonly title: string
  /** prepares the text that follows, where the dossier is open */
  readonly onTemplate?: (template: string) => void
}) {
  if (steps.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <ol className="next-steps">
        {steps.map(step => (
          <li key={step.text}>
            {step.text} {step.law && <Laws articles={articlesOf(step.law)} />}
            {step.event && (
              <p className="help">
                À noter dans les dates : « {happeningOf(step.event)?.label ?? step.event} ».
              </p>
            )}
            {step.template && onTemplate && (
              <Button look="link" onPress={() => onTemplate(step.template)}>
                Préparer ce texte
              </Button>
            )}
          </li>
        ))}
      </ol>
    </>
  )
}
