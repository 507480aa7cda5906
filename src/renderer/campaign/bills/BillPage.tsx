import { useState } from 'react'
import type { Bill, Measure, Stage } from '../../../shared/campaign/bills/model.ts'
import { currentStage } from '../../../shared/campaign/bills/stages.ts'
import { asError, call, exportUrl, useCall } from '../../kernel/api.ts'
import { save as saveFile } from '../../kernel/download.ts'
import { useErasing } from '../../kernel/erasing.ts'
import { go, href } from '../../kernel/route.ts'
import { Button } from '../../ui/button.tsx'
import { Failure, Loading } from '../../ui/state.tsx'
import { useSay } from '../../ui/toast.tsx'
import { BillBox } from './BillBox.tsx'
import { MatrixTable } from './MatrixTable.tsx'
import { MeasureBox } from './MeasureBox.tsx'
import { StageBox } from './StageBox.tsx'
import { Clash, Resting, StageList } from './StageList.tsx'
import { Texts } from './Texts.tsx'
import { Votes } from './Votes.tsx'

/** One bill: its measures and what became of them, its stages and dates, its texts, its votes. */
export function BillPage({ id }: { readonly id: string }) {
  const { value: bill, error, reload } = useCall('bills.get', { id })
  if (error && !bill) return <Failure error={error} retry={reload} />
  return bill ? <BillContent bill={bill} /> : <Loading />
}

type Open = (
  | { readonly what: 'bill' }
  | { readonly what: 'measure'; readonly measure?: Measure }
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

function BillContent({ bill }: { readonly bill: Bill }) {
  const [open, setOpen] = useState<Open>()
  const { save, clash, settle } = useSaveBill(bill)
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
  const current = currentStage(bill)
  return (
    <section aria-labelledby="bill-title" className="bill-page">
      <p>
        <a href={href(['campagne', 'textes'])}>Tous les textes suivis</a>
      </p>
      <div className="title-row">
        <h2 id="bill-title">{bill.title}</h2>
        <div className="actions">
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
            ? 'Déposé au Sénat'
            : bill.first === 'an'
              ? 'Déposé à l’Assemblée nationale'
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
          <h3 id="measures">Mesures</h3>
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
            <MatrixTable bill={bill} onMeasure={measure => setOpen({ what: 'measure', measure, since })} />
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
          <h3 id="stages">Étapes</h3>
          <Button onPress={() => setOpen({ what: 'stage', since })}>Étape suivante…</Button>
        </div>
        <StageList
          bill={bill}
          onStage={stage => setOpen({ what: 'stage', stage, since })}
          onCurrent={stage =>
            void keep(now => ({ ...now, current: stage.key }), `Étape en cours\u00a0: ${stage.label}.`)
          }
        />
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
          {...(open.measure && { measure: open.measure })}
          onClose={close}
          onSave={measure =>
            void keep(now => ({ ...now, measures: put(now.measures, measure, 'id') }), 'Mesure enregistrée.')
          }
          {...(open.measure && {
            onRemove: () =>
              void keep(
                now => ({ ...now, measures: now.measures.filter(one => one.id !== open.measure?.id) }),
                'Mesure retirée.',
              ),
          })}
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
      <Clash
        open={clash}
        what="Ce texte de loi"
        onChoose={which => void settle(which).then(isSettled => isSettled && close())}
      />
    </section>
  )
}

/** A list with one of its things as it now is, at its place, or at the end when it is new. */
const put = <K extends string, T extends Readonly<Record<K, string>>>(
  all: readonly T[],
  one: T,
  key: K,
): T[] =>
  all.some(item => item[key] === one[key])
    ? all.map(item => (item[key] === one[key] ? one : item))
    : [...all, one]

/** A drawing of the program (SVG at that address) as a PNG at twice its size, which a message or a page takes in. */
async function pngOf(address: string): Promise<Blob> {
  const image = new Image()
  image.src = address
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = image.naturalWidth * 2
  canvas.height = image.naturalHeight * 2
  const context = canvas.getContext('2d')
  context?.drawImage(image, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/png'))
  if (!blob) throw new Error('L’image n’a pas pu être dessinée\u00a0: enregistrez-la en SVG.')
  return blob
}

/** Change of a bill; the rest of it stays as the library has it. */
type Change = (bill: Bill) => Bill

/** Saves a change of a bill, with a way back; what another window saved meanwhile is said, and stays but for what is changed here. */
function useSaveBill(bill: Bill): {
  /** `since`: the revision the change was begun on */
  readonly save: (change: Change, message: string, since?: number) => Promise<boolean>
  /** it was saved elsewhere since */
  readonly clash: boolean
  /** whether the box the change was made in may close */
  readonly settle: (keep: 'mine' | 'theirs') => Promise<boolean>
} {
  const say = useSay()
  const [mine, setMine] = useState<{ readonly change: Change; readonly message: string }>()
  const saveOn = async (base: Bill, change: Change, message: string, since = base.revision) => {
    try {
      const answer = await call['bills.save']({ bill: { ...change(base), revision: since } })
      say.success(message, () => call['bills.save']({ bill: { ...base, revision: answer.revision } }))
      return true
    } catch (cause) {
      const error = asError(cause)
      if (error.code === 'stale') setMine({ change, message: message })
      else say.error(error)
      return false
    }
  }
  return {
    save: (change, message, since) => saveOn(bill, change, message, since),
    clash: mine !== undefined,
    settle: async keep => {
      setMine(undefined)
      if (!mine || keep === 'theirs') return true
      try {
        return await saveOn(await call['bills.get']({ id: bill.id }), mine.change, mine.message)
      } catch (error) {
        say.error(error)
        return false
      }
    },
  }
}
