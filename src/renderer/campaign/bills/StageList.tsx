import { useState } from 'react'
import { keyDates } from '../../../shared/campaign/bills/limits.ts'
import type { Bill, Stage } from '../../../shared/campaign/bills/model.ts'
import { rapporteurName } from '../../../shared/campaign/bills/rapporteurs.ts'
import { currentStage } from '../../../shared/campaign/bills/stages.ts'
import { useCall } from '../../kernel/api.ts'
import { href } from '../../kernel/route.ts'
import { Button } from '../../ui/button.tsx'
import { distance, longDay, shortDay, today } from '../../ui/date.ts'
import { Box } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { count } from '../../ui/quantities.ts'
import { ToVerify } from '../../ui/state.tsx'
import { From } from './MatrixTable.tsx'

/** The stages of a bill in their order, the one it is at, and its dates to come. */
export function StageList({
  bill,
  onStage,
  onCurrent,
}: {
  readonly bill: Bill
  readonly onStage: (stage: Stage) => void
  readonly onCurrent: (stage: Stage) => void
}) {
  const current = currentStage(bill, today())
  const [moving, setMoving] = useState<Stage>()
  const isUndated = moving && !bill.stages.find(one => one.key === moving.key)?.date
  const nextDates = keyDates(bill).filter(one => one.at.slice(0, 10) >= today())
  return (
    <>
      {nextDates.length > 0 && (
        <section aria-label="Dates à venir">
          <h3>Dates à venir</h3>
          <ul className="key-dates">
            {nextDates.map(one => (
              <li key={`${one.at}${one.label}`}>
                <b>{longDay(one.at.slice(0, 10))}</b>
                {one.at.length > 10 && `, ${one.at.slice(11).replace(':', ' h ')}`} (
                {distance(one.at.slice(0, 10))})&nbsp;: {one.label}
                {one.certainty === 'to-verify' && <ToVerify caveat={one.why} />}
                {(one.why || one.law) && <small>{[one.law, one.why].filter(Boolean).join('. ')}</small>}
              </li>
            ))}
          </ul>
        </section>
      )}
      <ol className="stage-list">
        {bill.stages.map(stage => (
          <li key={stage.key} aria-current={stage === current ? 'step' : undefined}>
            <span className="stage-date">{stage.date ? shortDay(stage.date) : 'date non connue'}</span>
            <span className="stage-what">
              <Button look="link" onPress={() => onStage(stage)}>
                {stage.label}
              </Button>
              {stage === current && <span className="badge">étape en cours</span>}
              {stage.certainty === 'to-verify' && <ToVerify />}
              {stage.reference && <small>{stage.reference}</small>}
              {stage.rapporteurs.length > 0 && (
                <small>Rapport&nbsp;: {stage.rapporteurs.map(rapporteurName).join(', ')}</small>
              )}
              {stage.note && <small>{stage.note}</small>}
              {stage.source && <From source={stage.source} />}
            </span>
            {stage !== current && (
              <Button
                onPress={() => setMoving(stage)}
                aria-label={`Le texte en est là\u00a0: ${stage.label}`}
              >
                Le texte en est là
              </Button>
            )}
          </li>
        ))}
      </ol>
      <Box
        title="Changer l’étape en cours"
        open={moving !== undefined}
        onClose={() => setMoving(undefined)}
        alert
      >
        {moving && (
          <>
            <p>
              {current ? `Le texte passe de «\u00a0${current.label}\u00a0» à ` : 'Le texte est à '}
              «&nbsp;{moving.label}&nbsp;». Ce que disent et demandent les documents, les amendements et les
              appels en dépend.
            </p>
            {isUndated && (
              <Field
                label="Depuis le"
                type="date"
                value={moving.date ?? ''}
                onChange={date => setMoving({ ...moving, date: date || undefined })}
                help="La date de cette étape n’est pas connue. Laissée vide, les appels faits depuis ne se comptent pas."
              />
            )}
            <div className="actions">
              <Button
                look="main"
                onPress={() => {
                  setMoving(undefined)
                  onCurrent(moving)
                }}
              >
                Le texte en est là
              </Button>
              <Button onPress={() => setMoving(undefined)}>Annuler</Button>
            </div>
          </>
        )}
      </Box>
    </>
  )
}

/** Arguments and drafts that rest on an earlier state of the bill, each with what to change. */
export function Resting({ bill }: { readonly bill: Bill }) {
  const { value: all } = useCall('bills.resting', { id: bill.id }, ['library', 'drafts', 'dossiers'])
  if (!all || all.length === 0) return null
  return (
    <details className="resting" open={all.length <= 5}>
      <summary>
        {count(all.length, 'texte ou argument repose', 'textes ou arguments reposent')} sur un état antérieur
      </summary>
      <ul>
        {all.map(one => (
          <li key={`${one.kind}${one.id}${one.measure ?? ''}`}>
            <a
              href={
                one.kind === 'argument'
                  ? href(['bibliotheque', one.id])
                  : href(['dossier', one.dossier ?? '', one.id])
              }
            >
              {one.title}
            </a>{' '}
            <small>
              {one.kind === 'argument' ? 'argument' : (one.form ?? 'texte')}, écrit pour&nbsp;:{' '}
              {one.writtenFor}
            </small>
            <p>{one.change}</p>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** The same thing was saved elsewhere meanwhile: both versions are there, one is chosen. */
export const Clash = ({
  open,
  what,
  onChoose,
}: {
  readonly open: boolean
  readonly what: string
  readonly onChoose: (keep: 'mine' | 'theirs') => void
}) => (
  <Box title={`${what} a été modifié ailleurs`} open={open} onClose={() => onChoose('theirs')} alert>
    <p>
      Il a été enregistré d’une autre fenêtre pendant que vous écriviez. Garder ce que vous avez saisi ici ne
      remplace que cela&nbsp;: le reste de l’autre version demeure.
    </p>
    <div className="actions">
      <Button look="main" onPress={() => onChoose('mine')}>
        Garder ce que j’ai saisi ici
      </Button>
      <Button onPress={() => onChoose('theirs')}>Prendre l’autre version</Button>
    </div>
  </Box>
)
