import { useState } from 'react'
import { misreadLines, OWN_LINES_SETTING } from '../../shared/search/thesaurus/thesaurus.ts'
import { Field } from '../ui/field.tsx'
import type { Change, Values } from './changes.ts'

/** The lines that a user adds to the thesaurus of everyday questions. */
export function Questions({
  values,
  onChange,
}: {
  readonly values: Values
  readonly onChange: (change: Change) => void
}) {
  // kept here while one types: a setting comes back only once it is saved
  const [text, setText] = useState(values[OWN_LINES_SETTING] ?? '')
  const misread = misreadLines(text)
  return (
    <section aria-labelledby="questions" className="fields-section">
      <h2 id="questions">Questions de tous les jours</h2>
      <div className="fields">
        <Field
          type="long"
          label="Mes questions"
          value={text}
          onChange={setText}
          onBlur={() => onChange({ [OWN_LINES_SETTING]: text })}
          placeholder="cantine, menu + école > L. 2121-29 CGCT"
          help="Une par ligne : un mot de chaque côté du +, puis >, puis les articles ou les numéros qui répondent. Elles passent avant celles du programme, que montre l’aide de la recherche ; « rien » après > ôte celle des mêmes mots."
        />
        {misread.length > 0 && (
          <p className="help" role="status">
            Pas encore {misread.length > 1 ? 'lues' : 'lue'}, faute de « &gt; » et de réponse&nbsp;:{' '}
            {misread.join('\u00a0; ')}
          </p>
        )}
      </div>
    </section>
  )
}
