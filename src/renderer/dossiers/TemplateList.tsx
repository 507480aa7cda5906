import { useState } from 'react'
import { Input, Label, SearchField } from 'react-aria-components'
import type { Matter, Template, TemplateAim } from '../../shared/drafts/templates/template.ts'
import { fold } from '../../shared/french/fold.ts'
import { Check } from '../ui/check.tsx'
import { count } from '../ui/quantities.ts'

/** The aims of templates, in the order of a case; a template of the user's own comes last. */
const aims: readonly (readonly [TemplateAim, string])[] = [
  ['ask', 'Demander quelque chose à l’administration'],
  ['attack', 'Attaquer une décision'],
  ['urgent', 'Obtenir une mesure en urgence'],
  ['pending', 'Répondre ou compléter, dans une affaire en cours'],
  ['review', 'Contester ou faire exécuter un jugement'],
  ['convince', 'Convaincre des élus'],
  ['constitution', 'S’adresser au Conseil constitutionnel'],
  ['other', 'Vos modèles'],
]

type TemplateHead = Pick<Template, 'id' | 'title' | 'description' | 'aim' | 'audience' | 'matter'>

interface Group<T> {
  readonly aim: TemplateAim
  readonly name: string
  readonly templates: readonly T[]
}

/** The templates by what one wants to do, those of the matter first; an aim without any is left out. */
export function byAim<T extends TemplateHead>(templates: readonly T[], matter: Matter = 'any'): Group<T>[] {
  const rank = (one: TemplateHead) => (one.matter === matter ? 0 : 1)
  return aims.flatMap(([aim, name]) => {
    const ofAim = templates.filter(one => one.aim === aim).toSorted((a, b) => rank(a) - rank(b))
    return ofAim.length > 0 ? [{ aim, name, templates: ofAim }] : []
  })
}

/** Templates to choose from: by what one wants to do, those of one’s mode first, narrowed by typing. */
export function TemplateList({
  templates,
  plain,
  onChoose,
}: {
  readonly templates: readonly Template[]
  /** a volunteer: a lawyer's filings are shown when asked */
  readonly plain: boolean
  readonly onChoose: (template: Template) => void
}) {
  const [text, setText] = useState('')
  const [all, setAll] = useState(false)
  const other = plain ? 'lawyer' : 'volunteer'
  const words = fold(text).split(' ').filter(Boolean)
  const matching = templates.filter(one => {
    const haystack = fold(`${one.title} ${one.description}`)
    return words.every(word => haystack.includes(word))
  })
  const visible = matching.filter(one => all || one.audience !== other)
  const hiddenCount = matching.length - visible.length
  return (
    <div className="templates-by-aim">
      <SearchField className="search" value={text} onChange={setText}>
        <Label>Chercher un modèle</Label>
        <Input placeholder="Annulation, CADA, référé, appel…" />
      </SearchField>
      {byAim(visible).map(({ aim, name, templates: ofAim }) => (
        <section key={aim} aria-labelledby={`aim-${aim}`}>
          <h2 id={`aim-${aim}`}>{name}</h2>
          <ul className="rows">
            {ofAim.map(one => (
              <li key={one.id} className="row-item">
                <button type="button" className="row-link" onClick={() => onChoose(one)}>
                  <span className="row-title">{one.title}</span>
                  <span className="row-meta">
                    {one.matter === 'vsa' && 'Pour une vidéosurveillance algorithmique. '}
                    {one.description}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {visible.length === 0 && <p className="help">Aucun modèle ne porte ces mots.</p>}
      {(hiddenCount > 0 || all) && (
        <Check isChecked={all} onChange={setAll}>
          {plain ? 'Montrer aussi les écrits d’avocat' : 'Montrer aussi les modèles des bénévoles'}
          {hiddenCount > 0 && ` (${count(hiddenCount, 'modèle', 'modèles')})`}
        </Check>
      )}
    </div>
  )
}
