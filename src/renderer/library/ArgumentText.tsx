import type { Argument, Authority } from '../../shared/library/model.ts'
import { roles } from '../../shared/library/source-labels.ts'
import { shortDay } from '../ui/date.ts'
import { ArgumentUses } from './ArgumentUses.tsx'
import { Markup, MarkupLine, SourceLink } from './Markup.tsx'
import type { Acts } from './sourceActions.ts'

/** An argument: its thesis, what supports it, what will be said against it and the reply. */
export const ArgumentText = ({ source, acts }: { readonly source: Argument; readonly acts: Acts }) => (
  <div className="argument">
    <div className="holding">
      <Markup text={source.thesis} acts={acts} />
    </div>
    {(source.validFrom || source.validTo) && (
      <p className="help">
        État du droit{source.validFrom && ` depuis le ${shortDay(source.validFrom)}`}
        {source.validTo && ` jusqu’au ${shortDay(source.validTo)}`}
      </p>
    )}
    {source.shortForm && (
      <section aria-label="En deux phrases">
        <h3>En deux phrases</h3>
        <Markup text={source.shortForm} acts={acts} />
      </section>
    )}
    {source.neverSay.length > 0 && (
      <section aria-label="À ne pas dire" className="never-say">
        <h3>À ne pas dire</h3>
        <ul>
          {source.neverSay.map(one => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </section>
    )}
    {source.targets.length > 0 && (
      <p>
        <b>À qui il s’adresse.</b> {source.targets.join(', ')}
      </p>
    )}
    {source.facts.length > 0 && (
      <section aria-label="Faits et chiffres">
        <h3>Faits et chiffres</h3>
        <ul className="sourced-facts">
          {source.facts.map(fact => (
            <li key={`${fact.text}${fact.date ?? ''}`}>
              {fact.text}{' '}
              <small>
                {fact.source ? (
                  <SourceLink source={{ id: fact.source }} acts={acts} />
                ) : (
                  fact.sourceText || 'sans source'
                )}
                {fact.date && `, ${shortDay(fact.date)}`}
              </small>
            </li>
          ))}
        </ul>
      </section>
    )}
    {source.ground && (
      <section aria-label="Moyen">
        <h3>
          Légalité {source.ground.family}
          {source.ground.publicOrder && ' · moyen d’ordre public'}
        </h3>
        <p>{source.ground.test}</p>
        {source.ground.proof && (
          <p>
            <b>À produire.</b> {source.ground.proof}
          </p>
        )}
      </section>
    )}
    {source.development && (
      <section aria-label="Développement">
        <h3>Développement</h3>
        <Markup text={source.development} acts={acts} />
      </section>
    )}
    {source.pairs.length > 0 && (
      <section aria-label="Objections et réponses">
        <h3>Objections et réponses</h3>
        <dl className="pairs">
          {source.pairs.map(pair => (
            <div key={pair.objection}>
              <dt>
                <MarkupLine text={pair.objection} acts={acts} />
              </dt>
              <dd>
                <MarkupLine text={pair.reply} acts={acts} />
              </dd>
            </div>
          ))}
        </dl>
      </section>
    )}
    {source.authorities.length > 0 && (
      <section aria-label="Autorités">
        <h3>Autorités</h3>
        <ul className="authorities">
          {source.authorities.map(one => (
            <CitedAuthority key={`${one.source}${one.pin ?? ''}`} authority={one} acts={acts} />
          ))}
        </ul>
      </section>
    )}
    <Wordings source={source} acts={acts} />
    <ArgumentUses id={source.id} />
  </div>
)

const wordings = [
  ['filing', 'Pour un écrit'],
  ['briefing', 'Pour une note'],
  ['sheet', 'Pour une fiche'],
  ['mail', 'Pour un courriel'],
  ['intervention', 'En deux minutes'],
  ['script', 'Au téléphone'],
] as const

/** Each form it was written in, unfolded when asked. */
const Wordings = ({ source, acts }: { readonly source: Argument; readonly acts: Acts }) => (
  <>
    {wordings.map(([key, label]) => {
      const text = source.variants[key]
      return (
        text && (
          <details key={key} className="wording">
            <summary>{label}</summary>
            <Markup text={text} acts={acts} />
          </details>
        )
      )
    })}
  </>
)

const CitedAuthority = ({ authority, acts }: { readonly authority: Authority; readonly acts: Acts }) => (
  <li>
    <SourceLink source={{ id: authority.source, pin: authority.pin }} acts={acts} />
    <span className={`role ${authority.role}`}>{roles[authority.role]}</span>
  </li>
)
