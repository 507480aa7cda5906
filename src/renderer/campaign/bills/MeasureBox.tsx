import { useState } from 'react'
import { fateStates } from '../../../shared/campaign/bills/fate.ts'
import type { Bill, Fate, Measure } from '../../../shared/campaign/bills/model.ts'
import { certaintyChoices, sourced } from '../../../shared/campaign/bills/state/certainty.ts'
import { linkFault } from '../../../shared/kernel/link-form.ts'
import { Button } from '../../ui/button.tsx'
import { Box } from '../../ui/dialog.tsx'
import { Choice, Field } from '../../ui/field.tsx'
import { MeasureFacts } from './MeasureFacts.tsx'

interface Props {
  readonly bill: Bill
  /** absent: a new one */
  readonly measure?: Measure
  readonly onSave: (measure: Measure) => void
  readonly onRemove?: () => void
  readonly onClose: () => void
}

/** A measure: what it does, why it is dangerous, and what became of it at each stage, with its date and source. */
export function MeasureBox({ bill, measure, onSave, onRemove, onClose }: Props) {
  const [one, setOne] = useState<Measure>(
    measure ?? {
      id: `mesure-${crypto.randomUUID().slice(0, 8)}`,
      article: '',
      title: '',
      does: '',
      danger: '',
      reaches: '',
      explanation: '',
      facts: [],
      source: '',
      articles: [],
      certainty: 'to-verify',
      fates: [],
    },
  )
  const [lack, setLack] = useState('')
  const [factLack, setFactLack] = useState('')
  const set = (part: Partial<Measure>) => setOne(now => sourced({ ...now, ...part }))
  const setFate = (stage: string, part: Partial<Fate>) =>
    setOne(now => {
      const before = now.fates.find(fate => fate.stage === stage) ?? emptyFate(stage)
      const next = sourced({ ...before, ...part })
      const rest = now.fates.filter(fate => fate.stage !== stage)
      return {
        ...now,
        fates: bill.stages.flatMap(({ key }) =>
          key === stage ? [next] : rest.filter(fate => fate.stage === key),
        ),
      }
    })
  const setArticle = (stage: string, article: string) =>
    set({
      articles: [
        ...one.articles.filter(link => link.stage !== stage),
        ...(article ? [{ stage, article }] : []),
      ],
    })
  const save = () => {
    if (!one.title.trim()) return setLack('Il manque le nom de la mesure.')
    const facts = one.facts.filter(fact => fact.text.trim())
    if (facts.some(fact => fact.date && !/^\d{4}(-\d{2}){0,2}$/.test(fact.date)))
      return setFactLack('La date d’un fait s’écrit 2025-01-14, 2025-01 ou 2025.')
    const addresses = [one, ...facts, ...one.fates]
      .map(({ source }) => source.trim())
      .filter(source => /^https?:/.test(source))
    const fault = addresses.map(linkFault).find(Boolean)
    if (fault) return setFactLack(fault)
    onSave({
      ...one,
      facts,
      fates: one.fates.filter(
        fate =>
          fate.outcome ||
          fate.source ||
          fate.state ||
          measure?.fates.some(known => known.stage === fate.stage),
      ),
    })
  }
  return (
    <Box title={measure ? 'Modifier la mesure' : 'Nouvelle mesure'} open onClose={onClose} wide>
      <div className="measure-form">
        <div className="fields">
          <Field
            label="Nom de la mesure"
            value={one.title}
            onChange={title => set({ title })}
            required
            error={lack}
            autoFocus
          />
          <Field
            label="Article"
            value={one.article}
            onChange={article => set({ article })}
            help={bill.numbering || 'Tel que le texte suivi le numérote\u00a0: 8 ter.'}
          />
          <Field label="Ce qu’elle fait" type="long" value={one.does} onChange={does => set({ does })} />
          <Field
            label="Pourquoi elle est dangereuse"
            type="long"
            value={one.danger}
            onChange={danger => set({ danger })}
          />
          <Field
            label="Qui elle atteint"
            type="long"
            value={one.reaches}
            onChange={reaches => set({ reaches })}
          />
          <Field
            label="Le danger, plus en détail"
            type="long"
            value={one.explanation}
            onChange={explanation => set({ explanation })}
          />
          <Field
            label="Source"
            value={one.source}
            onChange={source => set({ source })}
            help="Où l’on a lu ce qu’elle fait."
          />
          <Field
            label="Lue le"
            type="date"
            value={one.asOf ?? ''}
            onChange={asOf => set({ asOf: asOf || undefined })}
          />
          <Choice
            label="Certitude"
            value={one.certainty}
            onChange={value => set({ certainty: value === 'verified' ? 'verified' : 'to-verify' })}
            options={certaintyChoices(one)}
          />
        </div>
        <h3>Les faits</h3>
        <MeasureFacts facts={one.facts} onChange={facts => set({ facts })} />
        <h3>Ce qu’elle est devenue</h3>
        {bill.stages.length === 0 && <p className="help">Ajoutez d’abord une étape au texte.</p>}
        {bill.stages.map(stage => {
          const fate = one.fates.find(candidate => candidate.stage === stage.key)
          return (
            <details key={stage.key} className="edit-section" open={Boolean(fate?.outcome)}>
              <summary>
                {stage.label} {fate?.outcome ? `: ${fate.outcome}` : ': non connu'}
              </summary>
              <div className="fields">
                <Choice
                  label="Sort"
                  value={fate?.state ?? ''}
                  onChange={value => {
                    const state = fateStates.find(candidate => candidate.value === value)
                    setFate(stage.key, {
                      state: state?.value,
                      ...(state && !fate?.outcome && { outcome: state.label }),
                    })
                  }}
                  options={[{ value: '', label: 'd’après les mots' }, ...fateStates]}
                />
                <Field
                  label="En mots"
                  value={fate?.outcome ?? ''}
                  onChange={outcome => setFate(stage.key, { outcome })}
                  help="Vide&nbsp;: non connu, et montré comme tel."
                />
                <Field
                  label="Date"
                  type="date"
                  value={fate?.date ?? ''}
                  onChange={date => setFate(stage.key, { date: date || undefined })}
                />
                <Field
                  label="Source"
                  value={fate?.source ?? ''}
                  onChange={source => setFate(stage.key, { source })}
                  help="L’adresse de la page, ou ce qu’on a lu."
                />
                <Field
                  label="Article à cette étape, s’il a un autre numéro"
                  value={one.articles.find(link => link.stage === stage.key)?.article ?? ''}
                  onChange={article => setArticle(stage.key, article)}
                />
                <Choice
                  label="Certitude"
                  value={fate?.certainty ?? 'to-verify'}
                  onChange={value =>
                    setFate(stage.key, { certainty: value === 'verified' ? 'verified' : 'to-verify' })
                  }
                  options={certaintyChoices(fate ?? emptyFate(stage.key))}
                />
              </div>
            </details>
          )
        })}
      </div>
      {factLack && (
        <p className="field-error" role="alert">
          {factLack}
        </p>
      )}
      <div className="actions">
        <Button look="main" onPress={save}>
          Enregistrer
        </Button>
        <Button onPress={onClose}>Abandonner</Button>
        {onRemove && (
          <Button look="danger" onPress={onRemove}>
            Retirer la mesure
          </Button>
        )}
      </div>
    </Box>
  )
}

const emptyFate = (stage: string): Fate => ({ stage, outcome: '', certainty: 'to-verify', source: '' })
