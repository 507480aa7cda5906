import { useEffect, useState } from 'react'
import type { Bill, Stage } from '../../../shared/campaign/bills/model.ts'
import { currentStage } from '../../../shared/campaign/bills/stages.ts'
import { call, exportUrl, useCall } from '../../kernel/api.ts'
import { save as saveFile } from '../../kernel/download.ts'
import { useErasing } from '../../kernel/erasing.ts'
import { go, href } from '../../kernel/route.ts'
import { Button } from '../../ui/button.tsx'
import { today } from '../../ui/date.ts'
import { Failure, Loading } from '../../ui/state.tsx'
import { useSay } from '../../ui/toast.tsx'
import { CampaignOfBill } from '../campaigns/CampaignOfBill.tsx'
import type { Campaigns } from '../campaigns/useCampaigns.ts'
import { pngOf } from '../png.ts'
import { BillBox } from './BillBox.tsx'
import { MatrixTable } from './MatrixTable.tsx'
import { MeasureBox } from './MeasureBox.tsx'
import { MoveBox } from './MoveBox.tsx'
import { GiveState } from './moves/GiveState.tsx'
import { StageBox } from './StageBox.tsx'
import { Resting, StageList } from './StageList.tsx'
import { Texts } from './Texts.tsx'
import { type Change, put, useSaveBill } from './useSaveBill.tsx'
import { Votes } from './Votes.tsx'
import { Whereabouts } from './Whereabouts.tsx'

interface Props {
  readonly id: string
  /** id of the section to come to: `measures`, `stages`, `texts`; none: the top */
  readonly part: string | undefined
  readonly campaigns: Campaigns
}

/** One bill: its measures and what became of them, its stages and dates, its texts, its votes. */
export function BillPage({ id, part, campaigns }: Props) {
  const { value: bill, error, reload } = useCall('bills.get', { id })
  const isReady = bill !== undefined
  useEffect(() => {
    if (!isReady || !part) return
    const heading = document.getElementById(part)
    heading?.scrollIntoView({ block: 'start' })
    heading?.focus({ preventScroll: true })
  }, [isReady, part])
  if (error && !bill) return <Failure error={error} retry={reload} />
  return bill ? <BillContent bill={bill} campaigns={campaigns} /> : <Loading />
}

type Open = (
  | { readonly what: 'bill' }
  | { readonly what: 'measure' }
  | { readonly what: 'move' }
  | { readonly what: 'stage'; readonly stage?: Stage }
) & {
  /** revision of the bill when the box was opened */
  readonly since: number
}

const formats = [
  { format: 'svg', label: 'Image SVG' },
  { format: 'png', label: 'Image PNG' },
  { format: 'docx', label: 'Tableau Word' },
  { format: 'csv', label: 'Tableur CSV' },
  { format: 'html', label: 'Page HTML' },
] as const

function BillContent({ bill, campaigns }: { readonly bill: Bill; readonly campaigns: Campaigns }) {
  const [open, setOpen] = useState<Open>()
  const { save, clash } = useSaveBill(bill)
  const say = useSay()
  const erase = useErasing()
  const close = () => setOpen(undefined)
  const since = bill.revision
  const keep = async (change: Change, message: string) => {
    if (await save(change, message, open?.since)) close()
  }
  const exportAs = async (format: (typeof formats)[number]['format']) => {
    try {
      const file = await call['bills.export']({ id: bill.id, format: format === 'png' ? 'svg' : format })
      if (format !== 'png') return saveFile(exportUrl(file.id), file.name)
      const address = URL.createObjectURL(await pngOf(exportUrl(file.id)))
      saveFile(address, file.name.replace(/svg$/, 'png'))
      setTimeout(() => URL.revokeObjectURL(address), 60_000)
    } catch (error) {
      say.error(error)
    }
  }
  const remove = () =>
    call['bills.remove']({ id: bill.id }).then(() => {
      go(['campagne', 'textes'])
      say.success('Texte de loi retiré.', () => call['bills.restore']({ id: bill.id }))
    }, say.error)
  const current = currentStage(bill, today())
  return (
    <section aria-labelledby="bill-title" className="bill-page">
      <p>
        <a href={href(['campagne', 'textes'])}>Tous les textes suivis</a>
      </p>
      <div className="title-row">
        <h2 id="bill-title">{bill.title}</h2>
        <div className="actions">
          <CampaignOfBill bill={bill.id} campaigns={campaigns} />
          <GiveState bill={bill} />
          <Button onPress={() => setOpen({ what: 'bill', since })}>Modifier</Button>
          <Button look="quiet" onPress={() => void remove()}>
            Retirer
          </Button>
          <Button
            look="quiet"
            onPress={() => erase({ kind: 'campaign', id: bill.id }, () => go(['campagne', 'textes']))}
          >
            Effacer pour de bon…
          </Button>
        </div>
      </div>
      <p className="help">
        {[
          bill.first === 'senat'
            ? 'Texte déposé au Sénat'
            : bill.first === 'an'
              ? 'Texte déposé à l’Assemblée nationale'
              : '',
          bill.procedure && `procédure ${bill.procedure === 'acceleree' ? 'accélérée' : 'ordinaire'}`,
          current && `étape en cours\u00a0: ${current.label}`,
        ]
          .filter(Boolean)
          .join('\u00a0; ')}
      </p>
      {bill.numbering && <p className="help">{bill.numbering}</p>}
      <Resting bill={bill} />
      <section aria-labelledby="measures">
        <div className="title-row">
          <h3 id="measures" tabIndex={-1}>
            Mesures
          </h3>
          <div className="actions">
            {bill.measures.length > 0 && (
              <a
                className="button"
                href={href(['campagne', 'documents', 'composer'], { texte: bill.id, document: 'note' })}
              >
                Écrire une note sur ces mesures
              </a>
            )}
            <Button onPress={() => setOpen({ what: 'measure', since })}>Ajouter une mesure</Button>
          </div>
        </div>
        {bill.measures.length > 0 ? (
          <>
            <MatrixTable bill={bill} />
            <div className="actions">
              <span className="help">Exporter le tableau&nbsp;:</span>
              {formats.map(({ format, label }) => (
                <Button key={format} look="quiet" onPress={() => void exportAs(format)}>
                  {label}
                </Button>
              ))}
            </div>
          </>
        ) : (
          <p className="help">Aucune mesure. Dites ce que ce texte changerait, article par article.</p>
        )}
        {bill.note && <p className="help">{bill.note}</p>}
      </section>
      <section aria-labelledby="stages">
        <div className="title-row">
          <h3 id="stages" tabIndex={-1}>
            Étapes
          </h3>
          <div className="actions">
            {bill.stages.length > 1 && (
              <Button onPress={() => setOpen({ what: 'move', since })}>Changer l’étape en cours…</Button>
            )}
            <Button onPress={() => setOpen({ what: 'stage', since })}>Étape suivante…</Button>
          </div>
        </div>
        <Whereabouts
          bill={bill}
          onSeen={day => void keep(now => ({ ...now, seenOn: day }), 'Le texte est encore à cette étape.')}
        />
        <StageList bill={bill} onStage={stage => setOpen({ what: 'stage', stage, since })} />
      </section>
      <Votes bill={bill} />
      <Texts bill={bill} />
      {open?.what === 'bill' && (
        <BillBox
          bill={bill}
          onClose={close}
          onSave={({ title, first, procedure, legislature, numbering, note }) =>
            void keep(
              now => ({ ...now, title, first, procedure, legislature, numbering, note }),
              'Texte de loi enregistré.',
            )
          }
        />
      )}
      {open?.what === 'measure' && (
        <MeasureBox
          bill={bill}
          onClose={close}
          onSave={measure =>
            void keep(now => ({ ...now, measures: put(now.measures, measure, 'id') }), 'Mesure enregistrée.')
          }
        />
      )}
      {open?.what === 'move' && (
        <MoveBox
          bill={bill}
          onClose={close}
          onMove={stage =>
            void keep(
              now => ({
                ...now,
                current: stage.key,
                stages: now.stages.map(one =>
                  one.key === stage.key ? { ...one, date: one.date ?? stage.date } : one,
                ),
              }),
              `Étape en cours\u00a0: ${stage.label}.`,
            )
          }
        />
      )}
      {open?.what === 'stage' && (
        <StageBox
          bill={bill}
          {...(open.stage && { stage: open.stage })}
          onClose={close}
          onSave={stage =>
            void keep(
              now => ({
                ...now,
                stages: put(now.stages, stage, 'key'),
                ...(!open.stage && { current: stage.key }),
              }),
              'Étape enregistrée.',
            )
          }
          {...(open.stage && {
            onRemove: () =>
              void keep(
                now => ({ ...now, stages: now.stages.filter(one => one.key !== open.stage?.key) }),
                'Étape retirée.',
              ),
          })}
        />
      )}
      {clash(close)}
    </section>
  )
}
