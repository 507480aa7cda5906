import { useState } from 'react'
import type { Article, Version } from '../../shared/model/source.ts'
import { distance, shortDay, today } from '../ui/date.ts'
import { Field } from '../ui/field.tsx'
import { keyed } from '../ui/keyed.ts'
import { ToVerify } from '../ui/state.tsx'

const states: Readonly<Record<string, string>> = {
  VIGUEUR: 'en vigueur',
  MODIFIE: 'modifiée',
  ABROGE: 'abrogée',
  VIGUEUR_DIFF: 'en vigueur différée',
  ABROGE_DIFF: 'abrogation différée',
  ANNULE: 'annulée',
  PERIME: 'périmée',
  TRANSFERE: 'transférée',
  DISJOINT: 'disjointe',
  MODIFIE_MORT_NE: 'jamais entrée en vigueur',
}

/** The wording in force on a day: `from` included, `to` excluded. */
export function versionOn(article: Article, day: string): Version | undefined {
  return article.versions.findLast(
    one => (!one.from || one.from <= day) && (!one.to || one.to > day) && one.status !== 'MODIFIE_MORT_NE',
  )
}

/** The day up to which the publisher's state of the wordings is known; the cards of a pack say nothing of it. */
function knownUntil(article: Article): string | undefined {
  return article.provenance
    .filter(one => /LEGI|Légifrance/.test(one.publisher))
    .map(one => one.asOf ?? '')
    .sort()
    .at(-1)
}

function span(version: Version): string {
  const { from, to } = version
  if (to && to < '2900') return from ? `du ${shortDay(from)} au ${shortDay(to)}` : `jusqu’au ${shortDay(to)}`
  return from ? `depuis le ${shortDay(from)}` : 'dates inconnues'
}

/** An article of law: where it stands, the wording of the day one asks for, and its successive wordings. */
export function ArticleText({ source }: { readonly source: Article }) {
  const [day, setDay] = useState(today())
  const [chosen, setChosen] = useState<string>()
  const shown = source.versions.find(one => one.id === chosen) ?? versionOn(source, day)
  const known = knownUntil(source)
  return (
    <>
      {source.path.length > 0 && <p className="path">{source.path.join(' › ')}</p>}
      {source.holding && <p className="holding">{source.holding}</p>}
      {source.versions.length === 0 ? (
        <p className="help">
          Le texte de l’article n’est pas dans la bibliothèque : importez-le depuis les archives LEGI.
        </p>
      ) : (
        <div className="versions">
          <div className="timeline">
            <Field
              label="Texte applicable le"
              type="date"
              value={day}
              onChange={value => {
                setDay(value)
                setChosen(undefined)
              }}
            />
            <ol aria-label="Versions">
              {source.versions.toReversed().map(version => (
                <li key={version.id}>
                  <button
                    type="button"
                    className="version"
                    aria-pressed={version === shown}
                    onClick={() => setChosen(version.id)}
                  >
                    {span(version)}
                    <small>{states[version.status] ?? version.status.toLowerCase()}</small>
                  </button>
                </li>
              ))}
            </ol>
          </div>
          {shown ? (
            <div className="wording">
              <p className="help">
                Version {span(shown)}
                {shown.from && ` (${distance(shown.from)})`}
              </p>
              {known && known < day && !shown.to && (
                <p className="help">
                  <ToVerify caveat={`Textes connus dans leur état au ${shortDay(known)}.`} /> L’état des
                  textes importés est celui du {shortDay(known)} : cette version a pu être modifiée ou abrogée
                  depuis.
                </p>
              )}
              {keyed(shown.text.split(/\n+/), line => line).map(({ key, item: line }) => (
                <p key={key}>{line}</p>
              ))}
              {shown.nota && (
                <p className="nota">
                  <b>Nota.</b> {shown.nota}
                </p>
              )}
            </div>
          ) : (
            <p className="help">
              Aucune version n’était en vigueur ce jour-là. Choisissez une version dans la liste.
            </p>
          )}
        </div>
      )}
    </>
  )
}
