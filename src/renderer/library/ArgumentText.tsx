import type { Argument, Authority } from '../../shared/model/source.ts'
import { shortDay } from '../ui/date.ts'
import type { Acts } from './acts.ts'
import { Markup, MarkupLine, SourceLink } from './Markup.tsx'
import { roles } from './words.ts'

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
            <Cited key={`${one.source}${one.pin ?? ''}`} authority={one} acts={acts} />
          ))}
        </ul>
      </section>
    )}
  </div>
)

const Cited = ({ authority, acts }: { readonly authority: Authority; readonly acts: Acts }) => (
  <li>
    <SourceLink source={{ id: authority.source, pin: authority.pin }} acts={acts} />
    <span className={`role ${authority.role}`}>{roles[authority.role]}</span>
  </li>
)
