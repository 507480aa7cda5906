import { useEffect, useState } from 'react'
import type { Bill } from '../../../shared/campaign/bills/model.ts'
import { currentStage } from '../../../shared/campaign/bills/stages.ts'
import { freeTemplates } from '../../../shared/campaign/briefs/choice.ts'
import type { FileRef } from '../../../shared/contract/contract.ts'
import { asError, call, upload, useCall } from '../../kernel/api.ts'
import { pickFiles } from '../../kernel/download.ts'
import { newId } from '../../kernel/newId.ts'
import { go, href } from '../../kernel/route.ts'
import { Button } from '../../ui/button.tsx'
import { shortDay, today } from '../../ui/date.ts'
import { count } from '../../ui/quantities.ts'
import { Failure, Loading } from '../../ui/state.tsx'
import { useSay } from '../../ui/toast.tsx'
import { NoBills } from '../NoBills.tsx'
import type { SectionProps } from '../section.ts'
import { BillBox } from './BillBox.tsx'
import { BillPage } from './BillPage.tsx'
import { MeasurePage } from './MeasurePage.tsx'
import { type Arriving, ArrivingBox } from './moves/ArrivingBox.tsx'

/** The bills followed; one of them; and the texts made for Parliament. */
export function Bills({ path, ...rest }: SectionProps) {
  const [id, measure] = path
  const { bills, choose } = rest.campaigns
  const isOpen = bills?.some(one => one.id === id)
  // who opens the page of a bill works on it
  useEffect(() => {
    if (id && isOpen) choose(id)
  }, [id, isOpen, choose])
  if (id && measure) return <MeasurePage key={measure} bill={id} measure={measure} />
  return id ? (
    <BillPage key={id} id={id} part={rest.query.voir} campaigns={rest.campaigns} />
  ) : (
    <BillList {...rest} />
  )
}

function BillList({ campaigns, onBriefing, onStarter }: Omit<SectionProps, 'path'>) {
  const { bills, error, reload } = campaigns
  const { value: templates } = useCall('templates.list', {})
  const [isNewOpen, setNewOpen] = useState(false)
  const [arriving, setArriving] = useState<Arriving>()
  const say = useSay()
  const briefings = freeTemplates(templates ?? [])
  const make = (bill: Bill) =>
    call['bills.save']({ bill }).then(answer => {
      say.success('Texte suivi.', () => call['bills.remove']({ id: answer.id }))
      go(['campagne', 'textes', answer.id])
    }, say.error)
  const bring = async () => {
    const [chosen] = await pickFiles({ multiple: false, accept: '.json,.xml' })
    if (!chosen) return
    try {
      const file = await upload(chosen)
      const changes = await call['bills.arriving']({ file })
      // of a text that is followed, what moves is read before anything is written
      if (changes.bill === undefined) take(file)
      else setArriving({ file, changes })
    } catch (error) {
      say.error(asError(error))
    }
  }
  const take = (file: FileRef) =>
    void call['bills.import']({ file }).then(bill => {
      setArriving(undefined)
      say.success(`${count(bill.stages.length, 'étape reprise', 'étapes reprises')} du dossier législatif.`)
      go(['campagne', 'textes', bill.id])
    }, say.error)
  return (
    <>
      {arriving && (
        <ArrivingBox
          {...arriving.changes}
          onTake={() => take(arriving.file)}
          onClose={() => setArriving(undefined)}
        />
      )}
      {error && <Failure error={error} retry={reload} />}
      {!bills && !error && <Loading />}
      <section aria-labelledby="followed">
        <div className="title-row">
          <h2 id="followed">Textes suivis</h2>
          <div className="actions">
            <Button onPress={() => setNewOpen(true)}>Suivre un texte…</Button>
            <Button onPress={() => void bring()}>Reprendre un dossier législatif…</Button>
          </div>
        </div>
        {bills?.length === 0 && (
          <NoBills onStarter={onStarter}>
            La bibliothèque de départ contient les mesures de la loi «&nbsp;Narcotrafic&nbsp;», celles des
            lois olympiques et de la loi sur les transports, et ce qu’elles sont devenues.
          </NoBills>
        )}
        <ul className="rows">
          {bills?.map(bill => (
            <li key={bill.id} className="row-item">
              <a className="row-link" href={href(['campagne', 'textes', bill.id])}>
                <span className="row-title">{bill.title}</span>
                <span className="row-meta">{about(bill)}</span>
              </a>
            </li>
          ))}
        </ul>
      </section>
      {briefings.length > 0 && (
        <section aria-labelledby="write">
          <h2 id="write">Écrire</h2>
          <ul className="rows">
            {briefings.map(one => (
              <li key={one.id} className="row-item">
                <button type="button" className="row-link" onClick={() => onBriefing(one.id)}>
                  <span className="row-title">{one.title}</span>
                  <span className="row-meta">{one.description}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {isNewOpen && (
        <BillBox bill={empty()} onClose={() => setNewOpen(false)} onSave={bill => void make(bill)} />
      )}
    </>
  )
}

const empty = (): Bill => ({
  id: newId(),
  title: '',
  numbering: '',
  procedure: '',
  stages: [],
  measures: [],
  note: '',
  revision: 0,
  updatedAt: '',
})

/** Summary of a bill in a list: where it is, how many measures. */
function about(bill: Bill): string {
  const current = currentStage(bill, today())
  const where = current && `${current.label}${current.date ? `, ${shortDay(current.date)}` : ''}`
  return [where, count(bill.measures.length, 'mesure')].filter(Boolean).join(' · ')
}
