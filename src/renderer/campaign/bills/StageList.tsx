import { keyDates } from '../../../shared/campaign/bills/limits.ts'
import type { Bill, Stage } from '../../../shared/campaign/bills/model.ts'
import { rapporteurName } from '../../../shared/campaign/bills/rapporteurs.ts'
import { restingPlace } from '../../../shared/campaign/bills/resting.ts'
import { currentStage } from '../../../shared/campaign/bills/stages.ts'
import { mendedText } from '../../../shared/campaign/briefs/mended.ts'
import { hourText } from '../../../shared/french/dates.ts'
import { call, useCall } from '../../kernel/api.ts'
import { href } from '../../kernel/route.ts'
import { Button } from '../../ui/button.tsx'
import { distance, longDay, shortDay, today } from '../../ui/date.ts'
import { Box } from '../../ui/dialog.tsx'
import { count } from '../../ui/quantities.ts'
import { ToVerify } from '../../ui/state.tsx'
import { useSay } from '../../ui/toast.tsx'
import { From } from './MatrixTable.tsx'

/** The stages of a bill in their order, the one it is at, and its dates to come. */
export function StageList({
  bill,
  onStage,
}: {
  readonly bill: Bill
  readonly onStage: (stage: Stage) => void
}) {
  const current = currentStage(bill, today())
  const at = current ? bill.stages.indexOf(current) : -1
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
                {one.at.length > 10 && `, ${hourText(one.at.slice(11))}`} ({distance(one.at.slice(0, 10))}
                )&nbsp;: {one.label}
                {one.certainty === 'to-verify' && <ToVerify caveat={one.why} />}
                {(one.why || one.law) && <small>{[one.law, one.why].filter(Boolean).join('. ')}</small>}
              </li>
            ))}
          </ul>
        </section>
      )}
      <ol className="stage-list">
        {bill.stages.map((stage, n) => (
          <li
            key={stage.key}
            aria-current={stage === current ? 'step' : undefined}
            data-past={n < at ? '' : undefined}
          >
            <span className="stage-date">{stage.date ? shortDay(stage.date) : 'date non connue'}</span>
            <span className="stage-what">
              <Button look="link" onPress={() => onStage(stage)}>
                {stage.label}
              </Button>
              {stage === current && <span className="badge">étape en cours</span>}
              {stage.certainty === 'to-verify' && <ToVerify />}
              <small>
                {[
                  stage.reference,
                  stage.rapporteurs.length > 0 &&
                    `rapport\u00a0: ${stage.rapporteurs.map(rapporteurName).join(', ')}`,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
              {stage.note && <small>{stage.note}</small>}
              {stage.source && <From source={stage.source} />}
            </span>
          </li>
        ))}
      </ol>
    </>
  )
}

/** Arguments and drafts that rest on an earlier state of the bill, each with what to change. */
export function Resting({ bill }: { readonly bill: Bill }) {
  const { value: all } = useCall('bills.resting', { id: bill.id }, ['library', 'drafts', 'dossiers'])
  const say = useSay()
  if (!all || all.length === 0) return null
  return (
    <details className="resting" open={all.length <= 5}>
      <summary>
        {count(all.length, 'texte ou argument repose', 'textes ou arguments reposent')} sur un état antérieur
      </summary>
      {all.some(({ kind }) => kind === 'draft') && (
        <Button
          onPress={() =>
            void call['briefs.mend']({ bill: bill.id }).then(
              outcomes => say.success(mendedText(outcomes)),
              say.error,
            )
          }
        >
          Mettre ces documents à jour
        </Button>
      )}
      <ul>
        {all.map(one => (
          <li key={`${one.kind}${one.id}${one.measure ?? ''}`}>
            <a href={href(restingPlace(one))}>{one.title}</a>{' '}
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
