import { useState } from 'react'
import { inOrder, knownUntil, stateText, versionOn } from '../../shared/library/article-versions.ts'
import { FRENCH } from '../../shared/library/languages.ts'
import type { Article, Version } from '../../shared/library/model.ts'
import { Changes } from '../ui/changes.tsx'
import { distance, shortDay, today } from '../ui/date.ts'
import { Choice, Field } from '../ui/field.tsx'
import { withKeys } from '../ui/keyed.ts'
import { ToVerify } from '../ui/state.tsx'
import { span, stateOf } from './articleWords.ts'
import { Languages } from './Languages.tsx'
import { lifeLine } from './lifeLine.ts'
import type { Acts } from './sourceActions.ts'

/** An article of law, in each language that it is held in. */
export function ArticleText({ source, acts }: { readonly source: Article; readonly acts: Acts }) {
  const own = source.language ?? FRENCH
  const translations = source.translations ?? []
  const [language, setLanguage] = useState(own)
  const translation = translations.find(one => one.language === language)
  const shown = translation ? language : own
  return (
    <>
      {(own !== FRENCH || translations.length > 0) && (
        <Languages
          languages={[own, ...translations.map(one => one.language)]}
          chosen={shown}
          choose={setLanguage}
        />
      )}
      <div lang={shown === FRENCH ? undefined : shown}>
        <ArticleLife
          key={shown}
          source={translation ? { ...source, versions: translation.versions } : source}
          acts={acts}
        />
      </div>
    </>
  )
}

/** Where an article stands, the wording of the day one asks for, its life, and what changed from one wording to another. */
function ArticleLife({ source, acts }: { readonly source: Article; readonly acts: Acts }) {
  const [pickedDay, setDay] = useState<string>()
  const [versionId, setChosen] = useState<string>()
  const [against, setAgainst] = useState<string>()
  const day = pickedDay ?? acts.law?.day ?? today()
  const versions = inOrder(source)
  const currentVersion = versions.find(one => one.id === versionId) ?? versionOn(source, day)
  const other = versions.find(one => one.id === against && one !== currentVersion)
  return (
    <>
      {source.path.length > 0 && <p className="path">{source.path.join(' › ')}</p>}
      {source.holding && <p className="holding">{source.holding}</p>}
      {versions.length === 0 ? (
        <p className="help">
          Le texte de l’article n’est pas dans la bibliothèque&nbsp;: importez-le depuis les archives LEGI.
        </p>
      ) : (
        <div className="versions">
          <Timeline
            versions={versions}
            currentVersion={currentVersion}
            comparedVersion={other}
            day={day}
            onShow={setChosen}
          />
          <div className="timeline">
            <Field
              label="Texte applicable le"
              type="date"
              value={day}
              help={pickedDay === undefined ? acts.law?.why : undefined}
              onChange={value => {
                setDay(value)
                setChosen(undefined)
              }}
            />
            <ol aria-label="Versions">
              {versions.toReversed().map(version => (
                <li key={version.id}>
                  <button
                    type="button"
                    className="version"
                    aria-pressed={version === currentVersion}
                    onClick={() => setChosen(version.id)}
                  >
                    {span(version)}
                    <small>{stateOf(version)}</small>
                  </button>
                </li>
              ))}
            </ol>
            <p className="help">{dataText(source)}</p>
          </div>
          {versions.length > 1 && (
            <Choice
              label="Comparer avec"
              value={other?.id ?? ''}
              onChange={setAgainst}
              options={[
                { value: '', label: 'Aucune autre version' },
                ...versions
                  .toReversed()
                  .filter(one => one !== currentVersion)
                  .map(one => ({ value: one.id, label: `Version ${span(one)}` })),
              ]}
            />
          )}
          {currentVersion ? (
            <Wording article={source} version={currentVersion} other={other} day={day} />
          ) : (
            <p className="help">
              Aucune des versions d’ici n’était en vigueur ce jour-là. Choisissez une version dans la liste.
            </p>
          )}
        </div>
      )}
    </>
  )
}

/** The state of the data that the versions are known from. */
function dataText(source: Article): string {
  const lastKnownDay = knownUntil(source)
  return lastKnownDay
    ? `Versions d’après les données du ${shortDay(lastKnownDay)}`
    : 'Versions d’après des données sans date'
}

function Wording({
  article,
  version,
  other,
  day,
}: {
  readonly article: Article
  readonly version: Version
  readonly other: Version | undefined
  readonly day: string
}) {
  const lastKnownDay = knownUntil(article)
  const isBeyond = lastKnownDay !== undefined && lastKnownDay < day && !(version.to && version.to < '2900')
  const [older, newer] =
    other && (other.from ?? '') > (version.from ?? '') ? [version, other] : [other, version]
  return (
    <section className="wording" aria-label={older ? 'Ce qui a changé' : 'Texte'}>
      {older ? (
        <>
          <p className="help">
            De la version {span(older)} (<del>ôté</del>) à la version {span(newer)} (<ins>ajouté</ins>).
          </p>
          <Changes before={older.text} after={newer.text} />
        </>
      ) : (
        <>
          <p className="help">
            Version {span(version)}
            {version.from && version.from < '2900' && ` (${distance(version.from)})`}
            {!isBeyond && `, ${stateText(article, day)}`}.
          </p>
          {isBeyond && (
            <p className="help">
              <ToVerify caveat={`Textes connus dans leur état au ${shortDay(lastKnownDay)}.`} /> L’état des
              textes importés est celui du {shortDay(lastKnownDay)}&nbsp;: cette version a pu être modifiée ou
              abrogée depuis.
            </p>
          )}
          {withKeys(version.text.split(/\n+/), line => line).map(({ key, item: line }) => (
            <p key={key}>{line}</p>
          ))}
          {version.nota && (
            <p className="nota">
              <b>Nota.</b> {version.nota}
            </p>
          )}
        </>
      )}
    </section>
  )
}

interface Props {
  /** in the order they were law */
  readonly versions: readonly Version[]
  readonly currentVersion?: Version
  readonly comparedVersion?: Version
  readonly day: string
  readonly onShow: (id: string) => void
}

/** Draws the life of an article on one line: a segment per wording, as long as it was law, and the day one reads it at. */
function Timeline({ versions, currentVersion, comparedVersion, day, onShow }: Props) {
  const line = lifeLine(versions, day, today())
  if (!line) return null
  return (
    <div className="life" aria-hidden>
      <div className="life-line">
        {line.segments.map(({ version, start, size }) => {
          const mark = version === currentVersion ? ' shown' : version === comparedVersion ? ' compared' : ''
          return (
            <button
              key={version.id}
              type="button"
              tabIndex={-1}
              title={`${span(version)}, ${stateOf(version)}`}
              className={`life-part${mark}${version.status.startsWith('ABROGE') ? ' ended' : ''}`}
              style={{ insetInlineStart: `${start}%`, inlineSize: `${size}%` }}
              onClick={() => onShow(version.id)}
            />
          )
        })}
        <span className="life-day" style={{ insetInlineStart: `${line.day}%` }} />
      </div>
      <div className="life-years">
        {line.years.map(({ year, at }) => (
          <span key={year} style={{ insetInlineStart: `${at}%` }}>
            {year}
          </span>
        ))}
      </div>
    </div>
  )
}
