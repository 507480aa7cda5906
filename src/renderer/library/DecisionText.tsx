import { useState } from 'react'
import { FRENCH, languageName } from '../../shared/library/languages.ts'
import type { Decision } from '../../shared/library/model.ts'
import { sections } from '../../shared/library/source-labels.ts'
import { Languages } from './Languages.tsx'
import { Passages } from './Passages.tsx'
import type { Acts } from './sourceActions.ts'

/** A judgment: what it holds and its publisher's abstract first, then its text, point by point. */
export function DecisionText({
  source,
  pin,
  acts,
}: {
  readonly source: Decision
  readonly pin?: string
  readonly acts: Acts
}) {
  const own = source.language ?? FRENCH
  const translations = source.translations ?? []
  const [language, setLanguage] = useState(own)
  const translation = translations.find(one => one.language === language)
  const abstract = translation ? translation.abstract : source.abstract
  const parts = [
    ...new Set(
      (translation ?? source).text.map(passage => passage.section).filter(section => section !== undefined),
    ),
  ]
  const go = (section: string) =>
    document.getElementById(`section-${section}`)?.scrollIntoView({ block: 'start' })
  return (
    <>
      <dl className="facts">
        {source.solution && (
          <>
            <dt>Solution</dt>
            <dd>{source.solution}</dd>
          </>
        )}
        {source.ecli && (
          <>
            <dt>ECLI</dt>
            <dd className="mono">{source.ecli}</dd>
          </>
        )}
      </dl>
      {source.holding && <p className="holding">{source.holding}</p>}
      {(own !== FRENCH || translations.length > 0) && (
        <Languages
          languages={[own, ...translations.map(one => one.language)]}
          chosen={translation ? language : own}
          choose={setLanguage}
        />
      )}
      {abstract && (
        <section aria-label="Sommaire" className="abstract" lang={translation ? language : source.language}>
          <h3>Sommaire</h3>
          <p>{abstract}</p>
        </section>
      )}
      {parts.length > 1 && (
        <nav aria-label="Parties de la décision" className="parts">
          {parts.map(part => (
            <button type="button" key={part} className="button link" onClick={() => go(part)}>
              {sections[part]}
            </button>
          ))}
        </nav>
      )}
      {source.punctuation === 'damaged' && source.text.length > 0 && (
        <p className="help">
          La publication en données ouvertes a perdu des guillemets et des points d’interrogation. La citation
          mot pour mot les rétablit selon des règles qu’elle indique.
        </p>
      )}
      {translation && (
        <p className="help">Une reproduction mot pour mot se prend dans le texte en {languageName(own)}.</p>
      )}
      <div lang={translation ? language : source.language}>
        {translation ? (
          <Passages source={{ ...source, text: translation.text }} pin={pin} acts={withoutQuoting(acts)} />
        ) : (
          <Passages source={source} pin={pin} acts={acts} />
        )}
      </div>
    </>
  )
}

/** The acts on a text that is read beside the one that is quoted: its points are the same, its words are not. */
function withoutQuoting({ quote: _, ...acts }: Acts): Acts {
  return acts
}
