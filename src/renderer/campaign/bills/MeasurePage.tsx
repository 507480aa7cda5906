import { useState } from 'react'
import type { MeasureReading } from '../../../shared/campaign/bills/contract.ts'
import type { Bill, Measure } from '../../../shared/campaign/bills/model.ts'
import { periodText } from '../../../shared/french/dates.ts'
import { useCall } from '../../kernel/api.ts'
import { go, href } from '../../kernel/route.ts'
import { Button } from '../../ui/button.tsx'
import { shortDay } from '../../ui/date.ts'
import { Failure, Loading, ToVerify } from '../../ui/state.tsx'
import { From } from './MatrixTable.tsx'
import { MeasureBox } from './MeasureBox.tsx'
import { Article } from './Texts.tsx'
import { put, useSaveBill } from './useSaveBill.tsx'

/** All that is known of a measure, read before any form: each statement with its date, its source and how sure it is. */
export function MeasurePage({ bill: id, measure }: { readonly bill: string; readonly measure: string }) {
  const { value: reading, error, reload } = useCall('bills.measure', { id, measure })
  const { value: bill } = useCall('bills.get', { id })
  if (error && !reading) return <Failure error={error} retry={reload} />
  return reading && bill ? <Page reading={reading} bill={bill} /> : <Loading />
}

function Page({ reading, bill }: { readonly reading: MeasureReading; readonly bill: Bill }) {
  const { measure } = reading
  const [since, setSince] = useState<number>()
  const { save, clash } = useSaveBill(bill)
  const close = () => setSince(undefined)
  const keep = async (change: (now: Bill) => Bill, message: string) => {
    const isSaved = await save(change, message, since)
    if (isSaved) close()
    return isSaved
  }
  const remove = async () => {
    const without = (now: Bill) => ({
      ...now,
      measures: now.measures.filter(one => one.id !== measure.id),
    })
    if (await keep(without, 'Mesure retirée.')) go(['campagne', 'textes', bill.id])
  }
  return (
    <article className="bill-page measure-page" aria-labelledby="measure-title">
      <p>
        <a href={href(['campagne', 'textes', bill.id])}>{bill.title}</a>
      </p>
      <div className="title-row">
        <h2 id="measure-title">{measure.title}</h2>
        <div className="actions">
          <a
            className="button"
            href={href(['campagne', 'documents', 'composer'], {
              texte: bill.id,
              document: 'note',
              mesures: measure.id,
            })}
          >
            Écrire une note
          </a>
          <Button onPress={() => setSince(bill.revision)}>Modifier</Button>
        </div>
      </div>
      <p>
        <b>Aujourd’hui&nbsp;:</b> {reading.today}.
      </p>
      <Statements reading={reading} />
      <Facts measure={measure} />
      <Course reading={reading} />
      <Texts reading={reading} />
      {reading.arguments.length > 0 && (
        <section aria-labelledby="measure-arguments">
          <h3 id="measure-arguments">Les arguments</h3>
          <ul>
            {reading.arguments.map(one => (
              <li key={one.id}>
                <a href={href(['bibliotheque', one.id])}>{one.title}</a> {one.toVerify && <ToVerify />}
              </li>
            ))}
          </ul>
        </section>
      )}
      {since !== undefined && (
        <MeasureBox
          bill={bill}
          measure={measure}
          onClose={close}
          onSave={one =>
            void keep(now => ({ ...now, measures: put(now.measures, one, 'id') }), 'Mesure enregistrée.')
          }
          onRemove={() => void remove()}
        />
      )}
      {clash(close)}
    </article>
  )
}

const unwritten = <span className="help">Personne ne l’a encore écrit.</span>

/** The acts of a measure, whom it reaches, its danger, and where that was read. */
const Statements = ({ reading: { measure, statements } }: { readonly reading: MeasureReading }) => (
  <section aria-labelledby="measure-does">
    <h3 id="measure-does">{statements.does.heading}</h3>
    <p>{statements.does.text || unwritten}</p>
    <p className="reading-source">
      <Sureness certainty={measure.certainty} />
      {measure.asOf && <span>état au {shortDay(measure.asOf)}</span>}
      <Origin source={measure.source} />
    </p>
    <h3>{statements.reaches.heading}</h3>
    <p>{statements.reaches.text || unwritten}</p>
    <h3>{statements.danger.heading}</h3>
    <p>{statements.danger.text || unwritten}</p>
    {measure.explanation
      .split(/\n\s*\n/)
      .filter(Boolean)
      .map(text => (
        <p key={text}>{text}</p>
      ))}
    {measure.explanation && <p className="help">Ce qui précède est une analyse, non un fait.</p>}
  </section>
)

const Facts = ({ measure }: { readonly measure: Measure }) => (
  <section aria-labelledby="measure-facts">
    <h3 id="measure-facts">Les faits</h3>
    {measure.facts.length === 0 && <p className="help">Aucun fait daté n’est encore noté.</p>}
    <ul className="reading-list">
      {measure.facts.map(fact => (
        <li key={fact.text}>
          {fact.text}
          {fact.caution && <span className="reading-caution">Attention&nbsp;: {fact.caution}</span>}
          <span className="reading-source">
            <Sureness certainty={fact.certainty} />
            <span>{fact.date ? periodText(fact.date) : 'date non connue'}</span>
            <Origin source={fact.source} />
          </span>
        </li>
      ))}
    </ul>
  </section>
)

/** The fate of the measure at each stage; where nobody read it, who would know. */
const Course = ({ reading }: { readonly reading: MeasureReading }) => (
  <section aria-labelledby="measure-course">
    <h3 id="measure-course">Son sort, étape par étape</h3>
    <ol className="reading-list">
      {reading.cells.map(({ stage, fate, look, article, witness }) => (
        <li key={stage.key} className={`fate ${look.tone}`}>
          <b>{stage.label}</b>
          {article && <span>, article {article}</span>}
          {fate ? (
            <>
              <span className="fate-words">
                <span aria-hidden>{look.sign}</span> {fate.outcome || look.word}
              </span>
              <span className="reading-source">
                <Sureness certainty={fate.certainty} />
                <span>{fate.date ? shortDay(fate.date) : 'date non connue'}</span>
                <Origin source={fate.source} />
              </span>
            </>
          ) : (
            <span className="fate-words">Non connu. Qui le saurait&nbsp;: {witness}.</span>
          )}
        </li>
      ))}
    </ol>
  </section>
)

const Texts = ({ reading }: { readonly reading: MeasureReading }) => (
  <section aria-labelledby="measure-texts">
    <h3 id="measure-texts">Son texte, étape par étape</h3>
    {reading.texts.length === 0 && (
      <p className="help">
        Aucun texte de cette mesure n’est dans la bibliothèque. Importez celui d’une étape sur la page du
        texte de loi&nbsp;: l’article qu’elle y porte s’affichera ici.
      </p>
    )}
    {reading.texts.map((text, at) => (
      <details key={text.id} open={at === reading.texts.length - 1}>
        <summary>
          {text.name}
          {text.date && `, ${shortDay(text.date)}`}
        </summary>
        {text.articles.map(one => (
          <Article key={one.designation} article={one} />
        ))}
        {text.source && <From source={text.source} />}
      </details>
    ))}
  </section>
)

const Sureness = ({ certainty }: { readonly certainty: Measure['certainty'] }) =>
  certainty === 'to-verify' ? <ToVerify /> : <span className="badge">certain</span>

const Origin = ({ source }: { readonly source: string }) =>
  source ? <From source={source} /> : <small>source non notée</small>
