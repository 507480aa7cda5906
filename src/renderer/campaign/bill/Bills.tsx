import type { Bill, Measure } from '../../../shared/model/bill.ts'
import { useCall } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { shortDay } from '../../ui/date.ts'
import { Empty, Failure, Loading, ToVerify } from '../../ui/state.tsx'
import type { SectionProps } from '../section.ts'

/** The bills followed, measure by measure and stage by stage, and the texts made for Parliament. */
export function Bills({ onBriefing, onStarter }: SectionProps) {
  const { value: bills, error, reload } = useCall('bills.list', {})
  const { value: templates } = useCall('templates.list', {})
  const briefings = (templates ?? []).filter(one => one.dossier === 'advocacy')
  return (
    <>
      {error && <Failure error={error} retry={reload} />}
      {!bills && !error && <Loading />}
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
      {bills?.length === 0 && (
        <Empty
          title="Aucun texte suivi"
          actions={
            <Button look="main" onPress={onStarter}>
              Charger la bibliothèque de départ
            </Button>
          }
        >
          La bibliothèque de départ contient les mesures de la proposition de loi « Narcotrafic » et ce
          qu’elles sont devenues.
        </Empty>
      )}
      {bills?.map(bill => (
        <BillTable key={bill.id} bill={bill} />
      ))}
    </>
  )
}

const BillTable = ({ bill }: { readonly bill: Bill }) => (
  <section aria-labelledby={`bill-${bill.id}`}>
    <h2 id={`bill-${bill.id}`}>{bill.title}</h2>
    {bill.numbering && <p className="help">{bill.numbering}</p>}
    <section className="table-scroll" aria-label={`Mesures et étapes : ${bill.title}`}>
      <table className="measures">
        <thead>
          <tr>
            <th scope="col">Mesure</th>
            {bill.stages.map(stage => (
              <th scope="col" key={stage.key}>
                {stage.label}
                {stage.date && <small>{shortDay(stage.date)}</small>}
                {stage.reference && <small>{stage.reference}</small>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bill.measures.map(measure => (
            <tr key={measure.id}>
              <th scope="row">
                {measure.title}
                <small>{measure.article && `art. ${measure.article}`}</small>
                {measure.certainty === 'to-verify' && <ToVerify />}
              </th>
              {bill.stages.map(stage => (
                <FateCell key={stage.key} measure={measure} stage={stage.key} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
    {bill.note && <p className="help">{bill.note}</p>}
  </section>
)

// the site is enough to know who says it
const From = ({ source }: { readonly source: string }) => {
  const site = /^https?:\/\/(?:www\.)?([^/]+)/.exec(source)?.[1]
  if (!site) return <small>{source}</small>
  return (
    <small>
      <a href={source} target="_blank" rel="noreferrer">
        {site}
      </a>
    </small>
  )
}

function FateCell({ measure, stage }: { readonly measure: Measure; readonly stage: string }) {
  const fate = measure.fates.find(one => one.stage === stage)
  if (!fate?.outcome) return <td className="unknown">non connu</td>
  return (
    <td>
      {fate.outcome} {fate.certainty === 'to-verify' && <ToVerify />}
      {fate.source && <From source={fate.source} />}
    </td>
  )
}
