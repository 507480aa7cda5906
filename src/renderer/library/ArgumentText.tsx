import { label } from '../../shared/cite/print.ts'
import type { Argument, Authority } from '../../shared/model/source.ts'
import { useCall } from '../api.ts'
import { shortDay } from '../ui/date.ts'
import { ToVerify } from '../ui/state.tsx'
import type { Acts } from './acts.ts'
import { roles } from './words.ts'

const plain = (text: string) =>
  text
    .replace(/\{\{(\w[\w.-]*)\}\}/g, '[$1]')
    .replace(/\[\[(?:[^\]|]*)(?:\|([^\]]*))?\]\]/g, (_all, pin: string | undefined) => (pin ? `(${pin})` : ''))
    .replace(/\*+/g, '')

const Paragraphs = ({ text }: { readonly text: string }) =>
  text.split(/\n\s*\n/).map((part, index) => <p key={`${index}-${part.slice(0, 20)}`}>{plain(part)}</p>)

/** An argument: its thesis, what supports it, what will be said against it and the reply. */
export const ArgumentText = ({ source, acts }: { readonly source: Argument; readonly acts: Acts }) => (
  <div className="argument">
    <p className="holding">{plain(source.thesis)}</p>
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
        <Paragraphs text={source.development} />
      </section>
    )}
    {source.pairs.length > 0 && (
      <section aria-label="Objections et réponses">
        <h3>Objections et réponses</h3>
        <dl className="pairs">
          {source.pairs.map(pair => (
            <div key={pair.objection}>
              <dt>« {plain(pair.objection)} »</dt>
              <dd>{plain(pair.reply)}</dd>
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

function Cited({ authority, acts }: { readonly authority: Authority; readonly acts: Acts }) {
  const { value, error } = useCall('library.get', { id: authority.source })
  return (
    <li>
      {value ? (
        <button type="button" className="button link" onClick={() => acts.open(authority.source, authority.pin)}>
          {label(value)}
          {authority.pin && `, ${authority.pin}`}
        </button>
      ) : (
        <span>{error ? `${authority.source} : absente de la bibliothèque` : '…'}</span>
      )}{' '}
      <span className={`role ${authority.role}`}>{roles[authority.role]}</span>
      {value?.certainty === 'to-verify' && <ToVerify caveat={value.caveat} />}
    </li>
  )
}
