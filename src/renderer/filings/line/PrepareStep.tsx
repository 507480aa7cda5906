import { useState } from 'react'
import type { Template } from '../../../shared/drafts/templates/template.ts'
import type { CaseLine, LineStep } from '../../../shared/filings/line/model.ts'
import { call, useCall } from '../../kernel/api.ts'
import { go } from '../../kernel/route.ts'
import { Button } from '../../ui/button.tsx'
import { today } from '../../ui/date.ts'
import { Box } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { useSay } from '../../ui/toast.tsx'

/** Begins the text of a step: which one, where several would do; what the defence says, for a reply. Nothing is made before *Préparer*. */
export function PrepareStep({
  dossier,
  line,
  step,
  templates,
  onClose,
}: {
  readonly dossier: string
  readonly line: CaseLine
  readonly step: LineStep
  /** the templates that the step takes, the one it calls for first */
  readonly templates: readonly Template[]
  readonly onClose: () => void
}) {
  const [template, setTemplate] = useState(step.template || templates[0]?.id || '')
  const [date, setDate] = useState(
    () => line.steps.find(one => one.key === 'defence')?.events.at(-1)?.date ?? today(),
  )
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({})
  const [busy, setBusy] = useState(false)
  const say = useSay()
  const isReply = /replique/.test(template)
  const affaire = line.affaire
  const { value: claim } = useCall('line.grounds', isReply ? { dossier, ...(affaire && { affaire }) } : null)
  const grounds = claim?.grounds ?? []
  const prepare = () => {
    setBusy(true)
    call['line.prepare']({
      ...{ dossier, template },
      ...(affaire && { affaire }),
      ...(isReply && {
        defence: {
          date,
          answers: grounds.map(({ title }) => ({ ground: title, words: answers[title] ?? '' })),
        },
      }),
    })
      .then(({ draft }) => go(['dossier', dossier, draft]), say.error)
      .finally(() => setBusy(false))
  }
  return (
    <Box title={`Préparer\u00a0: ${step.title.toLocaleLowerCase('fr')}`} open onClose={onClose} wide>
      {templates.length > 1 && (
        <fieldset className="prepare-texts">
          <legend>Le texte</legend>
          {templates.map(one => (
            <label key={one.id} className="check">
              <input
                type="radio"
                name="prepare-text"
                checked={one.id === template}
                onChange={() => setTemplate(one.id)}
              />
              <span>
                {one.title.replace(/, tout sujet$/, '')}
                {one.id === step.template && <small> (le plus courant ici)</small>}
              </span>
            </label>
          ))}
        </fieldset>
      )}
      {isReply && (
        <>
          <Field label="Mémoire en défense reçu le" type="date" value={date} onChange={setDate} />
          {grounds.length > 0 ? (
            <fieldset className="prepare-texts">
              <legend>Ce que la défense répond à chacun de vos moyens</legend>
              {grounds.map(({ title }) => (
                <Field
                  key={title}
                  label={title}
                  type="long"
                  value={answers[title] ?? ''}
                  onChange={words => setAnswers(before => ({ ...before, [title]: words }))}
                />
              ))}
              <p className="help">
                Ce qui reste vide se complète dans le texte. Les conclusions de la requête sont reprises.
              </p>
            </fieldset>
          ) : (
            <p className="help">
              La requête n’a pas de moyen sous un titre&nbsp;: la réplique commence par son modèle.
            </p>
          )}
        </>
      )}
      <div className="actions">
        <Button look="main" busy={busy} isDisabled={template === ''} onPress={prepare}>
          Préparer
        </Button>
        <Button look="quiet" onPress={onClose}>
          Annuler
        </Button>
      </div>
    </Box>
  )
}
